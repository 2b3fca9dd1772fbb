import { applyCommand } from "#shared/commands/apply";
import type { JsonObject } from "#shared/kernel/json";
import { unwrap } from "#shared/kernel/result";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import { propose } from "#shared/plans/propose/propose";
import { findSafeBands } from "#shared/plans/solve/safe-band";
import { createChecker, type Checker } from "#shared/rules/checker";
import { multiSite, wideSegment } from "#shared/testing/bench-designs";
import { WORST_CASES } from "#shared/testing/worst-cases";
import type { Benchmark, BenchResult } from "./benchmark.ts";
import { heapInMegabytes, median, percentile, sample, timeOf } from "./measure.ts";

const SIZE = 10_000;

/** One edit there and back, again and again: the time from the changes to the findings. */
function editTimes(
  checker: Checker,
  start: Project,
  edits: readonly { id: string; fields: JsonObject }[],
): number[] {
  let project = start;
  const times: number[] = [];
  const step = (id: string, fields: JsonObject): void => {
    const { next, edit } = unwrap(
      applyCommand(project, { name: "element.edit", args: { ids: [id], fields } }),
    );
    times.push(
      timeOf(() => {
        checker.advance(next, edit.changes);
        checker.findings();
      }),
    );
    project = next;
  };
  for (const { id, fields } of edits) {
    const before = findRecord(project, "elements", id)?.fields ?? {};
    step(id, fields);
    step(id, Object.fromEntries(Object.keys(fields).map((key) => [key, before[key] ?? null])));
  }
  return times.slice(Math.floor(times.length / 4));
}

function pick(project: Project, kind: string, field: string, count: number): string[] {
  const all = [...recordsOf(project, "elements")].filter(
    (element) => element.kind === kind && element.fields[field],
  );
  return all.slice(0, count).map(({ id }) => id);
}

function report(name: string, times: readonly number[], bar: number, full: number): BenchResult[] {
  return [
    {
      name: `${name}, median`,
      value: median(times),
      unit: "ms",
      baseline: full,
      ratio: median(times) / full,
    },
    { name: `${name}, p95`, value: percentile(times, 0.95), unit: "ms", bar },
  ];
}

/** Editing under continuous validation, beside a full run over the same design. */
const editing: Benchmark = {
  name: "editing",
  group: "core",
  run() {
    const project = multiSite(SIZE);
    const full = median(sample(() => void createChecker(project).findings(), 3, 1));
    const before = heapInMegabytes();
    const checker = createChecker(project);
    checker.findings();
    const memory = heapInMegabytes() - before;
    const nodes = pick(project, "vnic", "address", 150);
    const pools = pick(project, "addressPool", "start", 60);
    const segments = pick(project, "segment", "prefix", 40);
    const sites = pick(project, "site", "profile", 10);
    return [
      ...report(
        "edit an address",
        editTimes(
          checker,
          project,
          nodes.map((id) => ({ id, fields: { address: "192.168.0.222" } })),
        ),
        0.1,
        full,
      ),
      ...report(
        "edit a pool",
        editTimes(
          checker,
          project,
          pools.map((id) => ({ id, fields: { size: 20 } })),
        ),
        0.4,
        full,
      ),
      ...report(
        "edit a /24",
        editTimes(
          checker,
          project,
          segments.map((id) => ({ id, fields: { prefix: "192.168.0.0/23" } })),
        ),
        1,
        full,
      ),
      ...report(
        "switch the variant of a site",
        editTimes(
          checker,
          project,
          sites.map((id) => ({ id, fields: { variant: "single" } })),
        ),
        15,
        full,
      ),
      {
        name: `load and full run, ${project.elements.size} elements`,
        value: full,
        unit: "ms",
        bar: 150,
      },
      { name: "memory of the core", value: memory, unit: "MB", bar: 150 },
    ];
  },
};

/** The size of a usual site: one edit, from the command to the findings. */
const everyday: Benchmark = {
  name: "everyday",
  group: "core",
  run() {
    const project = multiSite(500);
    const full = median(sample(() => void createChecker(project).findings(), 7));
    const checker = createChecker(project);
    checker.findings();
    const ids = pick(project, "vnic", "address", 40);
    const times = editTimes(
      checker,
      project,
      ids.map((id) => ({ id, fields: { address: "192.168.0.222" } })),
    );
    return [
      {
        name: "one edit to findings, 500 elements, p95",
        value: percentile(times, 0.95),
        unit: "ms",
        bar: 4,
        baseline: full,
        ratio: percentile(times, 0.95) / full,
      },
      { name: "full run, 500 elements", value: full, unit: "ms" },
    ];
  },
};

/** What the planner works out, with the findings there already, after each edit of the network it shows. */
const planning: Benchmark = {
  name: "planning",
  group: "core",
  run() {
    let project = multiSite(2000);
    const checker = createChecker(project);
    const full = timeOf(() => void checker.findings());
    const [vnet = ""] = pick(project, "vnet", "nodeVmPool", 1);
    const further = { clusters: 1, controlPlane: 1, workers: 3, services: 1 };
    const times = Array.from({ length: 24 }, (_, i) => {
      const fields = { vipPool: [`10.20.30.29-10.20.30.${33 + (i % 2)}`] };
      const { next, edit } = unwrap(
        applyCommand(project, { name: "element.edit", args: { ids: [vnet], fields } }),
      );
      project = next;
      checker.advance(next, edit.changes);
      checker.findings();
      return timeOf(() => void propose(project, vnet, further, checker.facts));
    });
    const edge = {
      what: "edge",
      element: vnet,
      field: "vipPool",
      edge: "last",
      index: 0,
    } as const;
    const bands = sample(() => void findSafeBands(project, edge, checker), 5, 1);
    return [
      {
        name: "proposal for one network, 2,000 elements, p95",
        value: percentile(times.slice(4), 0.95),
        unit: "ms",
        bar: 16,
        baseline: full,
        ratio: percentile(times.slice(4), 0.95) / full,
      },
      {
        name: "safe values of a pool edge, 2,000 elements, median",
        value: median(bands),
        unit: "ms",
        baseline: full,
        ratio: median(bands) / full,
      },
    ];
  },
};

/** The prefix of the one network that everything is on: every address is judged again. */
const touchingAll: Benchmark = {
  name: "touching everything",
  group: "core",
  run() {
    const project = wideSegment(SIZE / 2);
    const checker = createChecker(project);
    const [full] = sample(() => void checker.findings(), 1, 0);
    const edits = Array.from({ length: 8 }, () => ({
      id: "lan",
      fields: { prefix: "10.0.0.0/9" },
    }));
    return report("edit that touches everything", editTimes(checker, project, edits), 8, full ?? 0);
  },
};

/** Designs as bad as they get in one respect: they must finish. */
const worst: Benchmark = {
  name: "worst cases",
  group: "core",
  run: () =>
    WORST_CASES.map(({ name, size, build }) => {
      const project = build(size);
      return {
        name: `full run, ${size} ${name}`,
        value: timeOf(() => void createChecker(project).findings()),
        unit: "ms",
      };
    }),
};

export const benchmarks: readonly Benchmark[] = [everyday, editing, planning, touchingAll, worst];
