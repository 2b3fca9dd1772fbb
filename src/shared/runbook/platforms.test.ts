import { expect, test } from "vitest";
import type { JsonObject } from "#shared/kernel/json";
import { applyChanges } from "#shared/model/change";
import { findRecord, type Project } from "#shared/model/project";
import { getTemplate, STARTING_DESIGNS } from "#shared/templates/index";
import { joinedProjects } from "#shared/testing/joined-projects";
import { codeText } from "./block.ts";
import { buildRunbook } from "./build-runbook.ts";
import { inlineText } from "./inline.ts";
import { printMarkdown } from "./print-markdown.ts";
import { stepsOf, type Runbook } from "./runbook.ts";
import { ACTIONS, type Step } from "./step.ts";

function runbookOf(template: string, edits: Readonly<Record<string, JsonObject>> = {}): Runbook {
  let project = getTemplate(template).build("Demo");
  for (const [id, fields] of Object.entries(edits)) project = edit(project, id, fields);
  return buildRunbook(project);
}

function edit(project: Project, id: string, fields: JsonObject): Project {
  const before = findRecord(project, "elements", id);
  if (!before) throw new Error(`no ${id}`);
  const after = { ...before, fields: { ...before.fields, ...fields } };
  return applyChanges(project, [{ collection: "elements", id, before, after }]);
}

function step(runbook: Runbook, start: string): Step {
  const found = stepsOf(runbook).find(({ id }) => id.startsWith(start));
  if (!found) throw new Error(`no step ${start}`);
  return found;
}

function ids(runbook: Runbook, ...starts: readonly string[]): string[] {
  return stepsOf(runbook)
    .map(({ id }) => id)
    .filter((id) => starts.some((start) => id.startsWith(start)));
}

/** Every command of a step, in the order of its parts. */
function commands(each: Step): string[] {
  return ACTIONS.flatMap(([part]) => each[part]?.blocks ?? [])
    .filter((block) => block.type === "code")
    .map(codeText);
}

test("HCI, static: switch, network, cloud agent, AKS host and clusters come in this order", () => {
  expect(
    ids(runbookOf("hci-static"), "switches/", "network/", "config/", "aks-host/", "cluster/"),
  ).toEqual([
    "switches/site",
    "network/vnet",
    "config/site",
    "aks-host/aks-host",
    "cluster/a",
    "cluster/b",
  ]);
});

test("HCI, static: the network has every documented value, the clusters their plug-in", () => {
  const runbook = runbookOf("hci-static");
  const [, network] = commands(step(runbook, "network/vnet"));
  for (const part of [
    "New-AksHciNetworkSetting",
    "-ipAddressPrefix '10.20.30.0/26'",
    "-gateway '10.20.30.1'",
    "-dnsServers '10.1.1.10', '10.1.1.11'",
    "-k8sNodeIpPoolStart '10.20.30.2'",
    "-k8sNodeIpPoolEnd '10.20.30.28'",
    "-vipPoolStart '10.20.30.29'",
    "-vipPoolEnd '10.20.30.33'",
    "-vlanID '30'",
  ])
    expect(network).toContain(part);
  const [free, create, answers] = commands(step(runbook, "cluster/a"));
  expect(free).toContain("'10.20.30.29'");
  expect(create).toContain("-controlPlaneNodeCount '3'");
  expect(create).toContain("-nodeCount '5'");
  expect(create).toContain("-primaryNetworkPlugin 'calico'");
  expect(answers).toContain("-ComputerName '10.20.30.29' -Port '6443'");
});

test("HCI, DHCP: the pool is excluded before anything is built, and no static value is printed", () => {
  const runbook = runbookOf("hci-dhcp");
  const exclusion = step(runbook, "exclusion/vnet");
  expect(exclusion.number).toBeLessThan(step(runbook, "switches/").number);
  expect(commands(exclusion)[0]).toContain("-StartRange '10.20.30.29' -EndRange '10.20.30.33'");
  const [, network] = commands(step(runbook, "network/vnet"));
  expect(network).toContain("-vipPoolStart '10.20.30.29'");
  expect(network).not.toMatch(/-ipAddressPrefix|-gateway|-dnsServers|-k8sNodeIpPool/);
  expect(ids(runbook, "CK-HCI-02")).toEqual(["CK-HCI-02/site"]);
  expect(ids(runbookOf("hci-static"), "CK-HCI-02")).toEqual([]);
});

test("HCI: servers with leased addresses get no cloud agent address, others are not built without one", () => {
  const leased = runbookOf("hci-static", { servers: { nodeAddressing: "dhcp" } });
  expect(commands(step(leased, "config/")).join()).not.toContain("-cloudserviceCIDR");
  const missing = runbookOf("hci-static", { servers: { cloudServiceCidr: "" } });
  expect(commands(step(missing, "config/")).join()).not.toContain("Set-AksHciConfig `");
  expect(printMarkdown(missing)).toContain("no address for its cloud agent");
});

test("HCI: two ranges in one pool give no command but say why", () => {
  const runbook = runbookOf("hci-static", {
    vnet: { vipPool: ["10.20.30.29-10.20.30.30", "10.20.30.32-10.20.30.33"] },
  });
  expect(commands(step(runbook, "network/")).join()).not.toContain("-vipPoolStart");
  expect(printMarkdown(runbook)).toContain(
    "one continuous VIP pool instead of 10.20.30.29–10.20.30.30, 10.20.30.32–10.20.30.33",
  );
});

test("HCI: the reservation tables hold the sums of the worked example", () => {
  const printed = printMarkdown(runbookOf("hci-static", { site: { edition: "2022-05" } }));
  expect(printed).toContain("| AKS host | 1 | 0 | 2 | 0 | 3 |");
  expect(printed).toContain("| `clustera` | 3 | 5 | 5 | 1 | 14 |");
  expect(printed).toContain("| `clusterb` | 1 | 3 | 5 | 1 | 10 |");
  expect(printed).toContain("| Node VM pool | `10.20.30.2–10.20.30.28` | 27 | 27 | 0 |");
});

test("container networking: all four service types, ingress and policies are on sheets", () => {
  const runbook = runbookOf("hybrid-static");
  const services = step(runbook, "services/");
  expect(services.rules).toEqual(expect.arrayContaining(["EX-HYB-02", "EX-HYB-03", "EX-HYB-04"]));
  const printed = printMarkdown(runbook);
  for (const type of ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"])
    expect(printed).toMatch(new RegExp(`\\| \`[a-z]+\` \\| ${type} \\|`));
  expect(printed).toContain("`calicoctl`");
});

test("Azure Stack Edge: routes are added, shown and removed with the alias of the port", () => {
  const routes = step(runbookOf("ase"), "routes/device");
  expect(commands(routes)).toEqual([
    "Get-HcsNetRoute -InterfaceAlias 'Port3'",
    "Add-HcsNetRoute -InterfaceAlias 'Port3' -DestinationPrefix '192.168.30.0/24' -NextHop '192.168.20.1' -RouteMetric '100'",
    "Get-HcsNetRoute -InterfaceAlias 'Port3'",
    "Remove-HcsNetRoute -InterfaceAlias 'Port3' -DestinationPrefix '192.168.30.0/24'",
  ]);
});

test("Azure Stack Edge: ports, subnets, compute and routes come in this order", () => {
  const runbook = runbookOf("ase", {
    cluster: { podCidr: "10.96.0.0/16", serviceCidr: "10.97.0.0/16" },
  });
  expect(ids(runbook, "ports/", "subnets/", "compute/", "routes/")).toEqual([
    "ports/device",
    "subnets/cluster",
    "compute/cluster",
    "routes/device",
  ]);
  expect(commands(step(runbook, "subnets/"))[1]).toBe(
    "Set-HcsKubeClusterNetworkInfo -PodSubnet '10.96.0.0/16' -ServiceSubnet '10.97.0.0/16'",
  );
  expect(ids(runbookOf("ase"), "subnets/")).toEqual([]);
});

test("Azure Stack Edge: one subnet alone gives no command, since the documented one takes both", () => {
  const runbook = runbookOf("ase", { cluster: { podCidr: "10.96.0.0/16" } });
  expect(commands(step(runbook, "subnets/")).join()).not.toContain("Set-HcsKube");
});

test("Azure Arc, static: network, cluster and load balancer as the documents name them", () => {
  const runbook = runbookOf("arc-static");
  expect(ids(runbook, "network/", "cluster/", "balancer/")).toEqual([
    "network/lnet",
    "cluster/edge-1",
    "balancer/edge-1.metallb",
  ]);
  const [network] = commands(step(runbook, "network/"));
  for (const part of [
    "az stack-hci-vm network lnet create",
    "--ip-allocation-method Static",
    "--address-prefixes '10.4.0.0/24'",
    "--gateway '10.4.0.1'",
    "--dns-servers '10.4.0.5'",
    "--ip-pool-start '10.4.0.20'",
    "--ip-pool-end '10.4.0.60'",
    "--vlan '40'",
  ])
    expect(network).toContain(part);
  expect(commands(step(runbook, "cluster/"))[1]).toContain("--control-plane-ip '10.4.0.10'");
  expect(commands(step(runbook, "balancer/"))[1]).toContain(
    "--addresses '10.4.0.100-10.4.0.110' \\\n    --advertise-mode ARP",
  );
});

test("Azure Arc, DHCP: only name, switch and VLAN are given, and what a scope would lease is excluded", () => {
  const runbook = runbookOf("arc-dhcp");
  const [network] = commands(step(runbook, "network/"));
  expect(network).toContain("--ip-allocation-method Dynamic");
  expect(network).not.toMatch(/--address-prefixes|--gateway|--dns-servers|--ip-pool/);
  const printed = printMarkdown(runbook);
  expect(printed).toContain("| `$clustervnetname` |");
  expect(printed).not.toContain("$IPPoolStart` |");
  expect(ids(runbook, "exclusion/")).toEqual([]);
  const wide = runbookOf("arc-dhcp", { "dhcp.scope": { range: "10.4.0.8-10.4.0.105" } });
  expect(commands(step(wide, "exclusion/")).slice(0, 2)).toEqual([
    "Add-DhcpServerv4ExclusionRange -ScopeId '10.4.0.0' -StartRange '10.4.0.10' -EndRange '10.4.0.10'",
    "Add-DhcpServerv4ExclusionRange -ScopeId '10.4.0.0' -StartRange '10.4.0.100' -EndRange '10.4.0.105'",
  ]);
});

test("Azure Arc: ports between VLANs and all 34 URLs are in the tables", () => {
  const runbook = runbookOf("arc-static");
  const printed = printMarkdown(runbook);
  const part = printed.slice(printed.indexOf("## Ports and URLs"));
  expect(part.match(/^\| `[^`]+` \| (?:443|80) \|/gm)).toHaveLength(34);
  expect(part).toContain("| `10.1.0.0/24` | `arc-bridge` | `10.3.0.5` | 6443 |");
  const asked = commands(step(runbook, "CK-ARC-02"));
  expect(asked.some((each) => each.includes("'10.3.0.5' -Port '46000'"))).toBe(true);
});

test("Azure Arc: a name that the CLI would read as a file or an option is not printed as a command", () => {
  const project = getTemplate("arc-static").build("Demo");
  const before = findRecord(project, "elements", "lnet");
  for (const name of ["@secret", "--yes"]) {
    const after = before && { ...before, name };
    const renamed = applyChanges(project, [
      { collection: "elements", id: "lnet", before: before ?? null, after: after ?? null },
    ]);
    const runbook = buildRunbook(renamed);
    expect(commands(step(runbook, "network/"))).toEqual([]);
    expect(printMarkdown(runbook)).toContain("reads it as an option or as the name of a file");
  }
});

const MIXED = joinedProjects("Mixed", {
  hci: getTemplate("hci-static").build("x"),
  store: getTemplate("edge-single").build("x"),
  rig: getTemplate("ase").build("x"),
  branch: getTemplate("arc-static").build("x"),
});

test("a project of several sites has the sections of each, with the name of the site", () => {
  const runbook = buildRunbook(MIXED);
  const titles = runbook.sections.map(({ title }) => inlineText(title));
  for (const title of [
    "Sites and what joins them",
    "Parameter sheet: Plant",
    "Parameter sheet: Rig",
    "Parameter sheet: Branch",
    "Parameter sheet: cell4",
    "Build: Plant",
    "Build: Rig",
    "Build: Branch",
    "Checks after the deployment: Plant",
  ])
    expect(titles).toContain(title);
  const sectionIds = runbook.sections.map(({ id }) => id);
  expect(new Set(sectionIds).size).toBe(sectionIds.length);
});

test("a project of several sites has every step once, and steps of the parts with nothing lost", () => {
  const whole = stepsOf(buildRunbook(MIXED));
  expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
  expect(whole.map(({ number }) => number)).toEqual(whole.map((_, i) => i + 1));
  for (const [key, template] of [
    ["hci", "hci-static"],
    ["store", "edge-single"],
    ["rig", "ase"],
    ["branch", "arc-static"],
  ] as const) {
    const own = stepsOf(runbookOf(template)).map(({ id }) => id);
    const inWhole = new Set(whole.map(({ id }) => id.replaceAll(`${key}.`, "")));
    expect(own.filter((id) => !inWhole.has(id))).toEqual([]);
  }
});

test("reference tables are those of the platforms in the project, each once", () => {
  const tables = (runbook: Runbook): string[] =>
    [...printMarkdown(runbook).matchAll(/^### .*\((REF-\d+)\)$/gm)].map(([, id = ""]) => id);
  expect(tables(runbookOf("ase"))).toEqual([
    "REF-5",
    "REF-6",
    "REF-10",
    "REF-12",
    "REF-13",
    "REF-14",
  ]);
  expect(tables(runbookOf("edge-single"))).toEqual(["REF-6", "REF-10", "REF-11"]);
  const mixed = tables(buildRunbook(MIXED));
  expect(new Set(mixed).size).toBe(mixed.length);
});

test("a step of the team is shown as text and never as a command", () => {
  const project = applyChanges(getTemplate("hci-static").build("Demo"), [
    {
      collection: "elements",
      id: "own",
      before: null,
      after: {
        id: "own",
        kind: "runbookStep",
        parent: "site",
        name: "Call the plant",
        fields: { order: 1, action: "other", through: "powershell", command: "Remove-Item C:\\" },
      },
    },
  ]);
  const own = step(buildRunbook(project), "team/own");
  expect(commands(own)).toEqual([]);
  expect(JSON.stringify(own)).toContain("Remove-Item");
});

test("sections follow the product: address plan, checks before, build, checks after, rollback, findings, ports, sign-off", () => {
  const order = [
    "summary",
    "address-plan",
    "arc-before",
    "arc-build",
    "arc-checks",
    "rollback",
    "findings",
    "waivers",
    "ports",
    "reference",
    "sign-off",
  ];
  const all = runbookOf("arc-static").sections.map(({ id }) => id);
  expect(all.filter((id) => order.includes(id))).toEqual(order);
});

test("a cluster that the runbook cannot build is named, and so is a site without one", () => {
  const project = applyChanges(getTemplate("ase").build("Demo"), [
    {
      collection: "elements",
      id: "lost",
      before: null,
      after: { id: "lost", kind: "cluster", parent: null, name: "lost", fields: {} },
    },
    {
      collection: "elements",
      id: "store",
      before: null,
      after: {
        id: "store",
        kind: "site",
        parent: null,
        name: "Store",
        fields: { profile: "EE", variant: "single" },
      },
    },
  ]);
  const printed = printMarkdown(buildRunbook(project));
  expect(printed).toContain("`lost` lies on no site with a platform");
  expect(printed).toContain("Site `Store` has no cluster yet");
});

test("several clusters of servers are said, since one step configures one of them", () => {
  const project = applyChanges(getTemplate("hci-static").build("Demo"), [
    {
      collection: "elements",
      id: "more",
      before: null,
      after: { id: "more", kind: "hostCluster", parent: "site", name: "second", fields: {} },
    },
  ]);
  expect(printMarkdown(buildRunbook(project))).toContain("One cluster of servers at a time");
});

test("the mixed design says which tunnels join its sites, and asks every site for the others", () => {
  const design = STARTING_DESIGNS.find(({ id }) => id === "mixed");
  const runbook = buildRunbook(design?.build("Mixed") ?? MIXED);
  expect(printMarkdown(runbook)).toContain("VPN tunnel to `rt-plant`; WAN line to `Internet`");
  const asked = ids(runbook, "between/").map((id) => step(runbook, id));
  expect(asked).toHaveLength(4);
  for (const each of asked) expect(commands(each).length).toBeGreaterThan(1);
});

test("a switch on a team names the ports, and brings the addresses of the server along", () => {
  const design = STARTING_DESIGNS.find(({ id }) => id === "plant-hamburg");
  const printed = printMarkdown(buildRunbook(design?.build("Plant Hamburg") ?? MIXED));
  expect(printed).toContain("`p1` and `p2`, teamed in the switch as `SET` | `10.20.30.51` |");
});
