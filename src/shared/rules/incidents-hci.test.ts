import { describe, expect, test } from "vitest";
import type { JsonObject } from "#shared/kernel/json";
import { messageText } from "#shared/kernel/message";
import { buildExample } from "#shared/templates/build-example";
import { checkProject } from "./checker.ts";
import type { Example, ExampleEdit } from "./example.ts";
import type { Finding } from "./finding.ts";

// What went wrong in the field with AKS on Azure Stack HCI (realworld.md, section 9), with the figures of the
// reports where they give any, and the rule that would have told before the deployment.

type Base = "hci-static" | "hci-dhcp";

function findingsOn(
  base: Base,
  edits: readonly ExampleEdit[],
  edition?: string,
): readonly Finding[] {
  const example: Example = { title: "incident", base, edits };
  return checkProject(buildExample(edition === undefined ? example : { ...example, edition }));
}

function idsIn(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

function errorsIn(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ severity }) => severity === "error")
    .map(({ rule, message }) => `${rule}: ${messageText(message)}`);
}

interface Report {
  readonly lan: string;
  readonly gateway: string;
  readonly vnet: JsonObject;
  /** Address of the one server, with its length, and that of the cloud agent. */
  readonly server: string;
  readonly agent?: string;
  readonly addressing?: "static" | "dhcp";
}

/** A site as people report it: one server and one network on one LAN, no cluster yet. */
function reported({
  lan,
  gateway,
  vnet,
  server,
  agent,
  addressing = "static",
}: Report): ExampleEdit[] {
  return [
    ...["h1", "h2", "a", "b", "aks-host", "router.mgmt", "mgmt"].map((id) => ({ remove: id })),
    { set: "nodes", fields: { prefix: lan, gateway, vlan: null } },
    { set: "router.nodes", fields: { address: `${gateway}/${lan.split("/")[1] ?? ""}` } },
    {
      set: "vnet",
      fields: { addressPrefix: lan, gateway, vlan: null, dnsServers: ["10.1.1.10"], ...vnet },
    },
    { set: "servers", fields: { nodeAddressing: addressing, cloudServiceCidr: agent ?? null } },
    { connect: "servers", to: "nodes" },
    { add: "aksHost", id: "aks", parent: "site", name: "aks", fields: { network: "vnet" } },
    {
      add: "host",
      id: "s1",
      parent: "site",
      name: "s1",
      fields: { addressing, hostCluster: "servers" },
    },
    {
      add: "physicalPort",
      id: "s1.mgmt",
      parent: "s1",
      name: "mgmt",
      fields: { ipMode: addressing, address: server, gateway, media: "wired" },
    },
    { connect: "s1.mgmt", to: "nodes" },
  ];
}

describe("I-12, aksArc#128: “Cloud Service IP CIDR is required when using static IP assignment”", () => {
  const report: Report = {
    lan: "10.15.100.0/24",
    gateway: "10.15.100.2",
    server: "10.15.100.20/24",
    vnet: {
      nodeVmPool: ["10.15.100.50-10.15.100.100"],
      vipPool: ["10.15.100.190-10.15.100.195"],
      switchName: "External",
    },
  };

  test("the missing value is the only error", () => {
    expect(errorsIn(findingsOn("hci-static", reported(report)))).toEqual([
      "UL-ADDR-032: hci-cluster: the physical nodes use static addresses, so -cloudserviceCIDR is required.",
    ]);
  });
  test("the remedy of the thread, 10.44.100.10, lies outside the subnet", () => {
    const findings = findingsOn("hci-static", reported({ ...report, agent: "10.44.100.10/24" }));
    expect(idsIn(findings)).toContain("UL-ADDR-034");
    expect(idsIn(findings)).not.toContain("UL-ADDR-005");
  });
  test("an address of the subnet outside the pools mends it, one of the pool does not", () => {
    expect(
      errorsIn(findingsOn("hci-static", reported({ ...report, agent: "10.15.100.40/24" }))),
    ).toEqual([]);
    const inside = findingsOn("hci-static", reported({ ...report, agent: "10.15.100.60/24" }));
    expect(idsIn(inside)).toContain("UL-ADDR-037");
    expect(idsIn(inside)).not.toContain("UL-ADDR-019");
  });
  test("the name that Windows Admin Center proposes and VLAN 0 are told, but stop nothing", () => {
    const edits = [...reported(report), { rename: "vnet", to: "aks-default-network" }];
    const soft = findingsOn("hci-static", edits).filter(({ severity }) => severity !== "error");
    expect(soft.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(
      expect.arrayContaining(["warning UL-X-303", "info UL-X-305"]),
    );
  });
});

describe("I-13, Windows-Admin-Center#31: the wizard has no field for it on a single host", () => {
  test("a single static server needs the address as well", () => {
    const edits: ExampleEdit[] = [
      { remove: "h2" },
      { set: "servers", fields: { nodeAddressing: null, cloudServiceCidr: null } },
    ];
    expect(idsIn(findingsOn("hci-static", edits))).toContain("UL-ADDR-032");
  });
});

describe("I-14, azure-stack-docs#1978: the same error while following the DHCP procedure", () => {
  test("the servers decide, not the model of the nodes; and the pool underneath is told", () => {
    const findings = findingsOn("hci-dhcp", [
      { set: "servers", fields: { cloudServiceCidr: null } },
      { set: "vnet", fields: { nodeVmPool: ["10.20.30.40-10.20.30.60"] } },
    ]);
    expect(idsIn(findings)).toEqual(expect.arrayContaining(["UL-ADDR-032", "UL-DHCP-003"]));
  });
});

describe("I-17, aksArc#162: a /16 on a home LAN, the cloud agent does not come on line", () => {
  const report: Report = {
    lan: "192.168.0.0/16",
    gateway: "192.168.0.1",
    server: "192.168.0.20/16",
    agent: "192.168.0.51/16",
    vnet: {
      nodeVmPool: ["192.168.0.52-192.168.0.100"],
      vipPool: ["192.168.255.0-192.168.255.254"],
    },
  };

  test("the wide prefix is a warning; .255.0 in it and .51 beside the pool are no errors", () => {
    const findings = findingsOn("hci-static", reported(report));
    expect(errorsIn(findings)).toEqual([]);
    const wide = findings.find(({ rule }) => rule === "UL-X-301");
    expect(wide?.severity).toBe("warning");
    expect(wide && messageText(wide.message)).toContain("192.168.0.0/24 around the gateway");
  });
  test("a server that has the mask of the router shows the slip as an error", () => {
    const findings = findingsOn("hci-static", reported({ ...report, server: "192.168.0.20/24" }));
    expect(idsIn(findings)).toContain("UL-ADDR-034");
  });
});

describe("I-23, aksArc#40: “Static network 10.18.73.0/25 was not configured”", () => {
  const second: ExampleEdit = {
    add: "physicalPort",
    id: "s1.tenant",
    parent: "s1",
    name: "tenant",
    fields: { ipMode: "static", address: "10.18.73.10/25", media: "wired" },
  };
  const report: Report = {
    lan: "10.18.72.0/25",
    gateway: "10.18.72.1",
    server: "10.18.72.10/25",
    vnet: { nodeVmPool: ["10.18.72.40-10.18.72.60"], vipPool: ["10.18.72.70-10.18.72.75"] },
  };

  test("a server of several networks is told while nothing says which carries the agent", () => {
    const leased = findingsOn("hci-static", [
      ...reported({ ...report, addressing: "dhcp" }),
      second,
    ]);
    expect(idsIn(leased)).toContain("UL-X-304");
    const fixed = findingsOn("hci-static", [...reported(report), second]);
    expect(idsIn(fixed)).toEqual(expect.arrayContaining(["UL-ADDR-032", "UL-X-304"]));
  });
  test("an address on either of them settles it", () => {
    for (const agent of ["10.18.72.90/25", "10.18.73.90/25"]) {
      const found = idsIn(findingsOn("hci-static", [...reported({ ...report, agent }), second]));
      expect(found, agent).not.toContain("UL-X-304");
      expect(found, agent).not.toContain("UL-ADDR-032");
      expect(found, agent).not.toContain("UL-ADDR-034");
    }
  });
});

describe("I-24, aksArc#49: stuck testing the cloud agent endpoint", () => {
  const report: Report = {
    lan: "10.10.120.0/24",
    gateway: "10.10.120.1",
    server: "10.10.120.5/24",
    vnet: { nodeVmPool: ["10.10.120.40-10.10.120.80"], vipPool: ["10.10.120.100-10.10.120.110"] },
  };

  test("the value that solved it, 10.10.120.11/24, is right; without it there is an error", () => {
    expect(idsIn(findingsOn("hci-static", reported(report)))).toContain("UL-ADDR-032");
    expect(
      errorsIn(findingsOn("hci-static", reported({ ...report, agent: "10.10.120.11/24" }))),
    ).toEqual([]);
  });
  test("a long name with hyphens is a warning", () => {
    const edits = [...reported(report), { rename: "vnet", to: "aks-management-network" }];
    expect(idsIn(findingsOn("hci-static", edits))).toContain("UL-X-303");
  });
});

describe("I-26, aksArc#218: no virtual address for a new service, and updates eat node addresses", () => {
  const oneMore: ExampleEdit = {
    add: "service",
    id: "shop",
    parent: "b",
    fields: { type: "LoadBalancer", ports: [{ proto: "tcp", port: 443 }] },
  };

  test("a VIP pool sized to the day has no room for one more service", () => {
    expect(idsIn(findingsOn("hci-static", [oneMore]))).toContain("UL-CAP-002");
  });
  test("a node pool sized to the day has none for an update", () => {
    const tight: ExampleEdit = { set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.16"] } };
    expect(idsIn(findingsOn("hci-static", [tight]))).toContain("UL-CAP-001");
    const running: ExampleEdit = { set: "site", fields: { lifecycle: "deployed" } };
    expect(idsIn(findingsOn("hci-static", [tight, running]))).toContain("UL-CAP-010");
  });
  test("a pool that holds what the newer documents count is warned of the older table", () => {
    const edits: ExampleEdit[] = [
      { set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.26"] } },
    ];
    expect(idsIn(findingsOn("hci-static", edits))).toContain("UL-X-302");
    expect(idsIn(findingsOn("hci-static", edits, "2022-05"))).toContain("UL-CAP-001");
  });
});

describe("I-28, aksArc#283: the LoadBalancerIP of a service is ignored", () => {
  test.each(["hci-static", "hci-dhcp"] as const)(
    "%s: an address outside the VIP pool is an error",
    (base) => {
      const edits: ExampleEdit[] = [{ set: "front-b1", fields: { address: "10.20.30.50" } }];
      expect(errorsIn(findingsOn(base, edits))).toEqual([
        "UL-VIP-007: Service front-b1: 10.20.30.50 is not in the VIP pool 10.20.30.29–10.20.30.33.",
      ]);
    },
  );
});
