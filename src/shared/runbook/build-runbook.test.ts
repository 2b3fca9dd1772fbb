import { expect, test } from "vitest";
import { applyChanges } from "#shared/model/change";
import { COLLECTIONS } from "#shared/model/records";
import { emptyProject, findRecord, recordsOf, type Project } from "#shared/model/project";
import type { JsonObject } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { loadProject, unloadProject } from "#shared/kinds/load-project";
import { createChecker } from "#shared/rules/checker";
import type { Finding } from "#shared/rules/finding";
import { getTemplate, STARTING_DESIGNS } from "#shared/templates/index";
import { aksEdgeExporter } from "#shared/formats/aks-edge/exporter";
import { buildRunbook, type RunbookOptions } from "./build-runbook.ts";
import { codeText } from "./block.ts";
import { inlineText } from "./inline.ts";
import { printMarkdown } from "./print-markdown.ts";
import { GROUPS, stepsOf, type Runbook } from "./runbook.ts";
import { SECTIONS } from "./sections/index.ts";
import { ACTIONS, type Step } from "./step.ts";

const IDS = STARTING_DESIGNS.map(({ id }) => id);

function designOf(id: string): Project {
  const template = STARTING_DESIGNS.find((each) => each.id === id);
  if (!template) throw new Error(`no design ${id}`);
  return template.build("Demo");
}

function set(project: Project, id: string, fields: JsonObject): Project {
  const before = findRecord(project, "elements", id);
  if (!before) throw new Error(`no ${id}`);
  const after = { ...before, fields: { ...before.fields, ...fields } };
  return applyChanges(project, [{ collection: "elements", id, before, after }]);
}

/** A runbook as if the rules had found exactly this. */
function withFindings(
  project: Project,
  findings: readonly Finding[],
  options: RunbookOptions = {},
): Runbook {
  const { facts } = createChecker(project);
  return buildRunbook(project, { ...options, checker: { facts, findings: () => findings } });
}

function finding(element: string, severity: Finding["severity"] = "error"): Finding {
  const message = say`The address of ${{ id: element, name: element }} is taken.`;
  return {
    key: `UL-ADDR-004|${element}`,
    rule: "UL-ADDR-004",
    severity,
    subjects: [{ element }],
    message,
    data: {},
  };
}

function stepById(runbook: Runbook, start: string): Step {
  const step = stepsOf(runbook).find(({ id }) => id.startsWith(start));
  if (!step) throw new Error(`no step ${start}`);
  return step;
}

test.each(IDS)("%s: every element that is named in a step exists", (id) => {
  const project = designOf(id);
  for (const step of stepsOf(buildRunbook(project))) {
    for (const element of [...step.builds, ...step.reads, ...step.runsOn]) {
      expect(findRecord(project, "elements", element)).toBeDefined();
    }
  }
});

test.each(IDS)("%s: whatever has to be built is built by exactly one step", (id) => {
  const project = designOf(id);
  const built = stepsOf(buildRunbook(project)).flatMap((step) => step.builds);
  const toBuild = [...recordsOf(project, "elements")]
    .filter(({ kind }) => BUILT.has(kind))
    .filter(({ kind, id }) => !comesWithTheDevice(project, kind, id));
  expect(built.toSorted()).toEqual(toBuild.map((element) => element.id).toSorted());
});

const BUILT = new Set([
  "vswitch",
  "vnic",
  "nat",
  "nodeVm",
  "nodePool",
  "cluster",
  "aksHost",
  "vnet",
  "logicalNetwork",
  "controlPlaneEndpoint",
  "addressPool",
  "loadBalancer",
  "service",
  "ingressController",
  "networkPolicy",
]);

/** The internal switch of an edge device and its translation are factory settings. */
function comesWithTheDevice(project: Project, kind: string, id: string): boolean {
  const element = findRecord(project, "elements", id);
  const host = findRecord(project, "elements", element?.parent ?? "");
  const site = findRecord(project, "elements", host?.parent ?? "");
  return (
    site?.fields["profile"] === "ASE" &&
    (kind === "nat" || (kind === "vswitch" && element?.fields["mode"] === "internal"))
  );
}

test.each(IDS)("%s: a step that builds has a pre-check, a post-check and a way back", (id) => {
  const steps = stepsOf(buildRunbook(designOf(id)));
  const building = steps.filter(({ builds }) => builds.length > 0);
  expect(building.length).toBeGreaterThan(0);
  for (const step of building) {
    for (const [part] of ACTIONS) {
      expect(step[part]?.blocks.length, `${part} of ${step.id}`).toBeGreaterThan(0);
    }
    expect(step.minutes).toBeGreaterThan(0);
    expect(inlineText(step.who)).not.toBe("");
    expect(step.rules.length).toBeGreaterThan(0);
  }
});

test.each(IDS)("%s: steps are numbered from 1, with ids of their own and known proofs", (id) => {
  const steps = stepsOf(buildRunbook(designOf(id)));
  expect(steps.map(({ number }) => number)).toEqual(steps.map((_, i) => i + 1));
  expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
  for (const rule of steps.flatMap(({ rules }) => rules)) {
    expect(rule).toMatch(/^(UL-[A-Z]+-\d{3}|(CK|EX)-[A-Z]+-\d\d)$/);
  }
});

test.each(IDS)("%s: nothing is left to fill in inside a command or sentence", (id) => {
  const printed = printMarkdown(buildRunbook(designOf(id)));
  expect(printed).not.toMatch(/<[^>\n]*>|&lt;|undefined|\[object|\[empty\]|NaN/);
});

test.each(IDS)(
  "%s: the same design gives the same bytes, in whatever order its records lie",
  (id) => {
    const project = designOf(id);
    const records = unloadProject(project);
    const reversed = Object.fromEntries(
      COLLECTIONS.map((name) => [name, records[name].toReversed()]),
    );
    const loaded = loadProject(reversed as unknown as typeof records);
    if (!loaded.ok) throw new Error("does not load");
    const print = (each: Project): string =>
      printMarkdown(buildRunbook(each, { revision: "7", date: "2026-11-20" }));
    expect(print(loaded.value)).toBe(print(project));
    expect(print(project)).toBe(print(project));
  },
);

test("sections lie in the order of their groups and have ids of their own", () => {
  const ranks = SECTIONS.map(({ group }) => GROUPS.indexOf(group));
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(new Set(SECTIONS.map(({ id }) => id)).size).toBe(SECTIONS.length);
});

test("a single machine has no step that makes a switch, an adapter or a NAT by hand", () => {
  const project = set(getTemplate("edge-single").build("Demo"), "host.switch", {
    creation: "manual",
  });
  expect(stepsOf(buildRunbook(project)).some(({ id }) => id.startsWith("switch/"))).toBe(false);
});

test("a switch that the design has made by hand is a sheet, not a command", () => {
  const project = set(getTemplate("edge-scalable").build("Demo"), "host-b.switch", {
    creation: "manual",
  });
  const runbook = buildRunbook(project);
  const step = stepById(runbook, "switch/host-b.switch");
  expect(step.builds).toEqual(["host-b.switch"]);
  expect(step.command?.blocks.some(({ type }) => type === "code")).toBe(false);
  expect(stepById(runbook, "scale-out/host-b").builds).not.toContain("host-b.switch");
  expect(printMarkdown(runbook)).toContain("No command is given in the source document.");
});

test("the first machine is one with a control plane node; the others join one by one", () => {
  let project = getTemplate("edge-scalable").build("Demo");
  project = set(project, "node-a", { role: "worker" });
  const runbook = buildRunbook(project);
  expect(stepById(runbook, "deploy/").runsOn).toEqual(["host-b"]);
  const joins = stepsOf(runbook).filter(({ id }) => id.startsWith("scale-out/"));
  expect(joins.map(({ runsOn }) => runsOn)).toEqual([
    ["host-b", "host-a"],
    ["host-b", "host-c"],
  ]);
});

test("the machine that is deployed first is the one that the exported configuration is for", () => {
  const project = set(getTemplate("edge-scalable").build("Demo"), "node-a", { role: "worker" });
  const printed = printMarkdown(buildRunbook(project));
  const written = aksEdgeExporter.write(project);
  const content = written.ok ? (written.value.files[0]?.content ?? "") : "";
  expect(content).toContain('"Ip4Address": "192.168.0.12"');
  expect(printed).toMatch(/Deploy `line4` on `pc-line4-b`[\s\S]*?```text\n192\.168\.0\.12\n```/);
});

test("a node that names no cluster belongs to the only one of its site", () => {
  const project = set(getTemplate("edge-single").build("Demo"), "linux", { cluster: "" });
  expect(stepById(buildRunbook(project), "deploy/").builds).toContain("linux");
});

test("checks of a Windows node are there when there is one", () => {
  const single = getTemplate("edge-single").build("Demo");
  const ids = (project: Project): string[] =>
    stepsOf(buildRunbook(project)).flatMap(({ rules }) =>
      rules.filter((rule) => rule.startsWith("CK-")),
    );
  expect(ids(single)).toEqual(["CK-EE-01", "CK-EE-03", "CK-EE-05", "CK-EE-07"]);
  const both = applyChanges(single, [
    {
      collection: "elements",
      id: "win",
      before: null,
      after: {
        id: "win",
        kind: "nodeVm",
        parent: "host",
        name: "wedge",
        fields: { os: "windows", role: "worker", cluster: "cluster" },
      },
    },
  ]);
  expect(ids(both)).toEqual([
    "CK-EE-01",
    "CK-EE-02",
    "CK-EE-03",
    "CK-EE-04",
    "CK-EE-05",
    "CK-EE-06",
    "CK-EE-07",
  ]);
  expect(ids(getTemplate("edge-scalable").build("Demo"))).toEqual([
    "CK-EE-01",
    "CK-EE-03",
    "CK-EE-05",
    "CK-EE-08",
  ]);
});

test("an offline site asks for no public name", () => {
  const project = set(getTemplate("edge-single").build("Demo"), "site", { internetDisabled: true });
  const printed = printMarkdown(buildRunbook(project));
  expect(printed).not.toContain("-Name 'www.microsoft.com'");
  expect(printed).toContain("-Port '53'");
});

test("a corporate site says who grants the addresses, and of whom to ask", () => {
  const project = set(getTemplate("edge-scalable").build("Demo"), "site", {
    environment: "corporate",
    networkAdminContact: "J. Doe",
    grantRange: "192.168.0.10-192.168.0.99",
  });
  const printed = printMarkdown(buildRunbook(project));
  expect(printed).toContain("The network administrator `J. Doe` can be reached");
  expect(printed).toContain("`192.168.0.10–192.168.0.99` are granted");
  expect(printed).toContain("| Network administrator | `J. Doe` |");
});

test("an open error makes a draft; the steps about its element wait, checks do not", () => {
  const runbook = withFindings(getTemplate("edge-scalable").build("Demo"), [
    finding("node-b.eth0"),
  ]);
  expect(runbook.draft?.title).toBe("Draft. Not ready to run: 1 open error");
  const waiting = stepsOf(runbook).filter((step) => step.waitsFor.length > 0);
  expect(waiting.map(({ id }) => id)).toEqual(["addresses-free/cluster", "scale-out/host-b"]);
  expect(inlineText(runbook.draft?.content ?? [])).toMatch(
    /^Steps 4 and 10 wait for it\. The address of node-b/,
  );
  const printed = printMarkdown(runbook);
  expect(printed.match(/\*\*Draft\. Not ready to run/g)).toHaveLength(GROUPS.length);
  expect(printed.match(/Waits for an open error/g)).toHaveLength(2);
});

test("an error that touches no step holds up the first one that builds", () => {
  const runbook = withFindings(getTemplate("edge-single").build("Demo"), [finding("internet")]);
  expect(
    stepsOf(runbook)
      .filter(({ waitsFor }) => waitsFor.length > 0)
      .map(({ id }) => id),
  ).toEqual(["deploy/cluster"]);
});

test("warnings are listed and hold up nothing", () => {
  const runbook = withFindings(getTemplate("edge-single").build("Demo"), [
    finding("host", "warning"),
  ]);
  expect(runbook.draft).toBeUndefined();
  expect(printMarkdown(runbook)).toContain("| Warning | UL-ADDR-004 | `pc-cell4` |");
});

test("a waived error holds up nothing until its last day is over", () => {
  const open = finding("node-b.eth0");
  const waiver = {
    id: "w1",
    finding: open.key,
    rule: open.rule,
    reason: "moved on Friday",
    owner: "J. Doe",
    expires: "2026-11-20",
  };
  const project = applyChanges(getTemplate("edge-scalable").build("Demo"), [
    { collection: "waivers", id: "w1", before: null, after: waiver },
  ]);
  const before = withFindings(project, [open], { date: "2026-11-20" });
  expect(before.draft).toBeUndefined();
  expect(printMarkdown(before)).toContain(
    "| `moved on Friday` | `J. Doe` | `2026-11-20` | holds |",
  );
  const after = withFindings(project, [open], { date: "2026-11-21" });
  expect(after.draft).toBeDefined();
  expect(printMarkdown(after)).toContain("expired: counts as open");
});

test("the configuration is embedded without its secrets, and its name is the path of the command", () => {
  const content = `{"SchemaVersion":"1.16","DeploymentType":"ScalableCluster","Arc":{"ClientSecret":"s3cret"}}`;
  const printed = printMarkdown(
    buildRunbook(getTemplate("edge-scalable").build("Demo"), {
      configs: [{ fileName: "line 4's.json", content }],
    }),
  );
  expect(printed).toContain(`New-AksEdgeDeployment -JsonConfigFilePath '.\\line 4''s.json'`);
  expect(printed).toContain("DeploymentType : ScalableCluster");
  expect(printed).not.toContain("s3cret");
  expect(printed).toContain("`ClientSecret` are not printed");
});

test("a file name that cannot be typed safely gives a sheet instead of a command", () => {
  const runbook = buildRunbook(getTemplate("edge-single").build("Demo"), {
    configs: [{ fileName: "a\u202ejson.ps1", content: "{}" }],
  });
  const blocks = stepById(runbook, "deploy/").command?.blocks ?? [];
  expect(
    blocks.some((block) => block.type === "code" && codeText(block).includes("New-AksEdge")),
  ).toBe(false);
  expect(printMarkdown(runbook)).toContain("No command is printed");
});

test("a missing address is said, never printed into a command", () => {
  let project = set(getTemplate("edge-scalable").build("Demo"), "node-b.eth0", { address: "" });
  project = set(project, "cluster.endpoint", { address: "not an address" });
  const printed = printMarkdown(buildRunbook(project));
  expect(printed).toContain("| -LinuxNodeIp | not given in the design |");
  expect(printed).not.toContain("not an address'");
  expect(printed).not.toMatch(/''|, ,/);
});

test("a project without a platform has a runbook that says so", () => {
  const printed = printMarkdown(buildRunbook(emptyProject("Nothing")));
  expect(printed).toContain("# Runbook: `Nothing`");
  expect(printed).toContain("there is nothing to build yet");
});

test("two clusters have their sections each, with their names", () => {
  const one = getTemplate("edge-single").build("Demo");
  const second = applyChanges(one, [
    {
      collection: "elements",
      id: "c2",
      before: null,
      after: { id: "c2", kind: "cluster", parent: "site", name: "other", fields: {} },
    },
  ]);
  const titles = buildRunbook(second).sections.map(({ title }) => inlineText(title));
  expect(titles).toContain("Parameter sheet: cell4");
  expect(titles).toContain("Parameter sheet: other");
});
