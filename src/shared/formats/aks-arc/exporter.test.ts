import { expect, test } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import type { JsonObject } from "#shared/kernel/json";
import { unwrap } from "#shared/kernel/result";
import type { Project } from "#shared/model/project";
import { getTemplate } from "#shared/templates/index";
import { aksArcExporter } from "./exporter.ts";

function write(project: Project) {
  const { files, notes } = unwrap(aksArcExporter.write(project));
  return {
    notes,
    file: (ending: string) => files.find((each) => each.fileName.endsWith(ending))?.content ?? "",
  };
}

function set(project: Project, id: string, fields: JsonObject): Project {
  return unwrap(applyCommand(project, { name: "element.edit", args: { ids: [id], fields } })).next;
}

function rename(project: Project, id: string, name: string): Project {
  return unwrap(applyCommand(project, { name: "element.rename", args: { id, name } })).next;
}

const site = getTemplate("arc-static").build("Branch");

/** Options that realworld.md 4.1 to 4.3 lists. */
const DOCUMENTED = new Set(
  `--resource-group --custom-location --location --name --vm-switch-name --ip-allocation-method
   --address-prefixes --gateway --dns-servers --ip-pool-start --ip-pool-end --vlan --vnet-ids
   --control-plane-ip --pod-cidr --control-plane-count --node-count --load-balancer-count
   --generate-ssh-keys --load-balancer-name --resource-uri --addresses --advertise-mode`.split(
    /\s+/,
  ),
);

test("the commands use documented options only, in both shells alike", () => {
  const { file } = write(set(site, "edge-1", { podCidr: "10.245.0.0/16" }));
  const options = (text: string) => [...text.matchAll(/--[a-z-]+/g)].map(([option]) => option);
  const posix = options(file(".sh"));
  expect(posix.filter((option) => !DOCUMENTED.has(option))).toEqual([]);
  expect(options(file(".ps1"))).toEqual(posix);
  expect(file(".sh")).toContain("--address-prefixes '10.4.0.0/24' \\\n  --gateway '10.4.0.1'");
  expect(file(".sh")).toContain("--pod-cidr '10.245.0.0/16'");
  expect(file(".ps1")).toContain("--addresses '10.4.0.100-10.4.0.110' `\n  --advertise-mode 'ARP'");
});

test("a name that a shell or the CLI would take for something else is left out and named", () => {
  for (const name of ["a'; rm -rf /; '", '$(id)"', "@/etc/passwd", "--help", "a`b", "a\nb"]) {
    const { file, notes } = write(rename(site, "lnet", name));
    for (const ending of [".sh", ".ps1"]) {
      expect(file(ending)).not.toContain(name);
      expect(file(ending)).not.toMatch(/--name\b[^\n]*\n {2}--vm-switch-name/);
    }
    expect(notes).toContainEqual(
      expect.objectContaining({
        code: "export-left-out",
        message: expect.stringContaining("--name") as string,
      }),
    );
  }
});

test("no file holds a character that is not ASCII, but for data in JSON and CSV", () => {
  const { file } = write(rename(site, "edge-1", "Münster\u202e"));
  for (const ending of [".bicepparam", ".sh", ".ps1"]) expect(file(ending)).toMatch(/^[\n -~]*$/);
  expect(file(".bicepparam")).toContain("'M\\u{fc}nster\\u{202e}'");
});

test("ports between the VLANs are listed with the addresses of the design", () => {
  const lines = write(site).file("firewall-ports.csv").split("\r\n");
  expect(lines).toContain(
    "UL-FW-001,The servers,host-net,10.1.0.11-10.1.0.12,the cluster VMs of edge-1,aks-vlan,10.4.0.20-10.4.0.23,tcp,22,log collection",
  );
  expect(lines).toContain(
    "UL-FW-003,The servers,host-net,10.1.0.11-10.1.0.12,arc-bridge,bridge-net,10.3.0.5,tcp,46000,load balancer agent",
  );
  for (const port of ["22", "6443", "46000", "55000", "65000"])
    expect(lines.some((line) => line.includes(`,tcp,${port},`))).toBe(true);
});

test("MetalLB is written as parameters and as a list of ranges", () => {
  const { file } = write(site);
  expect(JSON.parse(file("loadbalancer.parameters.json"))).toMatchObject({
    parameters: {
      loadBalancerName: { value: "metallb" },
      addresses: { value: ["10.4.0.100-10.4.0.110"] },
      advertiseMode: { value: "ARP" },
    },
  });
  expect(file("metallb-ranges.csv").split("\r\n")[1]).toBe(
    "edge-1,metallb,10.4.0.100-10.4.0.110,11,ARP",
  );
});

test("MetalLB keeps how it advertises and which services it serves; commands name what they lack", () => {
  const extra = {
    loadBalancers: { metallb: { advertiseMode: "Both", serviceSelector: { app: "web" } } },
  };
  const { file, notes } = write(set(site, "edge-1", { extraSettings: JSON.stringify(extra) }));
  expect(JSON.parse(file("loadbalancer.parameters.json"))).toMatchObject({
    parameters: { advertiseMode: { value: "Both" }, serviceSelector: { value: { app: "web" } } },
  });
  expect(file(".sh")).toContain("--advertise-mode 'Both'");
  expect(file("metallb-ranges.csv")).toContain(",Both\r\n");
  expect(file(".bicepparam")).not.toContain("loadBalancers");
  expect(notes).toContainEqual(
    expect.objectContaining({
      code: "export-left-out",
      message: expect.stringContaining("--service-selector") as string,
    }),
  );
});

test("what the design does not hold stands as TODO and is named", () => {
  const { file, notes } = write(site);
  expect(file(".bicepparam")).toContain("param kubernetesVersion = '<TODO>'");
  expect(notes.find(({ code }) => code === "export-fill-in")?.message).toContain("sshPublicKey");
  expect(
    notes.some(({ code, message }) => code === "export-left-out" && message.includes("host")),
  ).toBe(true);
});

test("a design of another platform has nothing to write", () => {
  const project = getTemplate("edge-single").build("x");
  expect(aksArcExporter.write(project)).toMatchObject({ error: { code: "export-no-cluster" } });
});
