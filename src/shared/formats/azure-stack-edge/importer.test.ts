import { describe, expect, test } from "vitest";
import { countingIds } from "#shared/kernel/ids";
import { unwrap } from "#shared/kernel/result";
import { recordsOf, type Project } from "#shared/model/project";
import { checkProject } from "#shared/rules/checker";
import { findRule } from "#shared/rules/index";
import { getTemplate } from "#shared/templates/index";
import { importFile } from "../import-file.ts";
import { azureStackEdgeExporter } from "./exporter.ts";

function read(text: string) {
  return importFile(text, { fileName: "device.txt", ids: countingIds() });
}

function fieldsOf(text: string, kind: string): unknown[] {
  const { project } = unwrap(read(text));
  return project
    ? [...recordsOf(project, "elements")]
        .filter((each) => each.kind === kind)
        .map(({ name, fields }) => ({ name, ...fields }))
    : [];
}

function rulesOf(project: Project | null): (string | undefined)[] {
  return project ? checkProject(project).map(({ rule }) => findRule(rule)?.name) : [];
}

describe("what the console prints", () => {
  test("a list of properties, with objects in braces", () => {
    const text = `PS C:\\> $p.device.network

dhcpPolicy      : AttemptRenew
interfaces      : {@{name=Port2; nodeName=N1; isDhcpEnabled=False; iPv4=@{address=10.1.2.5;
                  subnetMask=255.255.255.0; gateway=10.1.2.1}; dnsServerAddresses={10.1.2.53, 10.1.2.54}}}
vSwitches       : {@{name=vSwitch1; interfaceName=Port2; enabledForCompute=True; mtu=1500;
                  ipAddressPools={@{name=KubernetesNodeIPs; ipAddressRange=10.1.2.200-10.1.2.201}}}}
virtualNetworks : {}
`;
    expect(fieldsOf(text, "physicalPort")).toEqual([
      expect.objectContaining({
        name: "Port2",
        ipMode: "static",
        address: "10.1.2.5/24",
        gateway: "10.1.2.1",
        computeEnabled: true,
      }),
    ]);
    expect(fieldsOf(text, "host")).toEqual([
      expect.objectContaining({ name: "N1", dnsServers: ["10.1.2.53", "10.1.2.54"] }),
    ]);
    expect(fieldsOf(text, "addressPool")).toEqual([
      { name: "KubernetesNodeIPs", role: "aseNode", start: "10.1.2.200", end: "10.1.2.201" },
    ]);
  });

  test("nested by indentation", () => {
    const text = `device :
    webProxy :
        isEnabled      : True
        connectionURI  : http://10.57.48.82:8080
        authentication : None
`;
    expect(fieldsOf(text, "proxy")).toEqual([{ name: "proxy", http: "http://10.57.48.82:8080" }]);
  });

  test("one declaration alone", () => {
    const text = `PS C:\\> $p.device.webproxy

isEnabled      : True
connectionURI  : http://10.57.48.82:8080
authentication : None
username       :
password       :
`;
    expect(fieldsOf(text, "proxy")).toEqual([{ name: "proxy", http: "http://10.57.48.82:8080" }]);
  });

  test("several interfaces, one after the other", () => {
    const one = (name: string): string =>
      `name          : ${name}\nnodeName      : N1\nisDhcpEnabled : True\niPv4          : @{address=10.1.2.7; subnetMask=255.255.255.0; gateway=}\n`;
    expect(fieldsOf(`${one("Port1")}\n${one("Port2")}`, "physicalPort")).toHaveLength(2);
  });

  test("what PowerShell has cut short is told with its place", () => {
    const { notes } = unwrap(read("dhcpPolicy : AttemptRenew\ninterfaces : {@{name=Port1...}\n"));
    expect(notes).toContainEqual(
      expect.objectContaining({
        code: "console-truncated",
        message: expect.stringMatching(/^Line 2, column \d+: /) as unknown,
      }),
    );
  });
});

describe("routes", () => {
  const row = {
    name: "device-1",
    customRoutes: [
      {
        interface: "Port3",
        destination: "192.168.21.0/24",
        nextHop: "192.168.20.1",
        metric: 100,
        target: "kubernetesVms",
      },
    ],
  };

  test.each([
    [
      "a list",
      `InterfaceAlias    : Port3\nDestinationPrefix : 192.168.21.0/24\nNextHop           : 192.168.20.1\nRouteMetric       : 100\n`,
    ],
    [
      "a table",
      `PS> Get-HcsNetRoute -InterfaceAlias Port3\n\nInterfaceAlias DestinationPrefix NextHop      RouteMetric\n-------------- ----------------- -------      -----------\nPort3          192.168.21.0/24   192.168.20.1         100\n`,
    ],
    [
      "the command itself",
      `Add-HcsNetRoute -InterfaceAlias "Port3" -DestinationPrefix "192.168.21.0/24" \`\n  -NextHop "192.168.20.1" -RouteMetric 100\n`,
    ],
  ])("from %s", (_, text) => {
    expect(fieldsOf(text, "host")).toEqual([row]);
  });

  test("the slip of the vendor's page is flagged", () => {
    const { project } = unwrap(
      read(
        'Add-HcsNetRoute -InterfaceAlias "Port3" -DestinationPrefix "192.168.20.0/24" -NextHop "192.168.20.1" -RouteMetric 100',
      ),
    );
    expect(rulesOf(project)).toContain("route/next-hop-inside");
  });

  test("nothing is run, and what is no literal is left out", () => {
    const { notes, project } = unwrap(
      read(
        "Add-HcsNetRoute -DestinationPrefix '10.0.0.0/8' -NextHop $(Get-Gateway) -InterfaceAlias Port3",
      ),
    );
    expect(notes).toContainEqual(expect.objectContaining({ code: "console-not-literal" }));
    expect([...recordsOf(project ?? unwrapNever(), "elements")]).toHaveLength(1);
  });
});

function unwrapNever(): never {
  throw new Error("no design");
}

test("secrets are not taken in", () => {
  const text = JSON.stringify({
    device: {
      encryptionAtRestKeys: { key: "abc" },
      webProxy: { isEnabled: true, connectionURI: "http://p:8080", username: "u", password: "pw" },
    },
  });
  const { notes, project } = unwrap(read(text));
  expect(notes.filter(({ code }) => code === "schema-secret").map(({ path }) => path)).toEqual([
    "device.encryptionAtRestKeys",
    "device.webProxy.password",
  ]);
  expect(JSON.stringify([...recordsOf(project ?? unwrapNever(), "elements")])).not.toMatch(
    /abc|pw/,
  );
});

describe("the template", () => {
  const { files, notes } = unwrap(azureStackEdgeExporter.write(getTemplate("ase").build("Rig")));

  test("is written as a configuration and a command", () => {
    expect(files.map(({ fileName }) => fileName)).toEqual([
      "device-configuration.json",
      "network-steps.ps1",
    ]);
    expect(JSON.parse(files[0]?.content ?? "")).toMatchObject({
      device: {
        network: {
          interfaces: [
            {
              name: "Port2",
              nodeName: "ase-01",
              isDhcpEnabled: false,
              iPv4: { address: "10.10.0.5", subnetMask: "255.255.255.0", gateway: "10.10.0.1" },
            },
            { name: "Port3", iPv4: { address: "192.168.20.5", gateway: null } },
          ],
          vSwitches: [
            {
              name: "sw-compute",
              interfaceName: "Port3",
              enabledForCompute: true,
              ipAddressPools: [
                { name: "KubernetesNodeIPs", ipAddressRange: "192.168.20.50-192.168.20.51" },
                { name: "KubernetesServiceIPs", ipAddressRange: "192.168.20.60-192.168.20.65" },
              ],
            },
          ],
        },
        webProxy: { isEnabled: false },
      },
    });
    expect(files[1]?.content).toContain(
      "Add-HcsNetRoute -InterfaceAlias 'Port3' -DestinationPrefix '192.168.30.0/24' -NextHop '192.168.20.1' -RouteMetric 100",
    );
  });

  test("and what the files cannot say is named", () => {
    const left = notes.filter(({ code }) => code === "export-left-out");
    expect(left.map(({ message }) => message).join("\n")).toMatch(/router|service/);
    expect(notes).toContainEqual(expect.objectContaining({ code: "export-node-name" }));
  });

  test("its import raises no error", () => {
    const { project } = unwrap(read(files[0]?.content ?? ""));
    const errors = project
      ? checkProject(project).filter(({ severity }) => severity === "error")
      : [];
    expect(errors).toEqual([]);
  });
});

test("a text that only looks alike is left to the other formats", () => {
  const list = "device : x\nname;address\nplc;10.0.0.5\n";
  expect(unwrap(read(`name;address\ndevice: plc;10.0.0.5\n`)).format).toBe("address-list");
  expect(read(list)).toMatchObject({ ok: false, error: [{ code: "format-unknown" }] });
});
