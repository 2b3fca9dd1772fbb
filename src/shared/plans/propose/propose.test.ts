import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatRange, rangeSize, rangesOverlap } from "#shared/address/range";
import { applyCommand } from "#shared/commands/apply";
import { createFacts } from "#shared/facts/engine";
import { messageText } from "#shared/kernel/message";
import { unwrap } from "#shared/kernel/result";
import { applyChanges, reverseChanges } from "#shared/model/change";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import { checkProject } from "#shared/rules/checker";
import type { ExampleEdit } from "#shared/rules/example";
import { buildExample } from "#shared/templates/build-example";
import { signatureOf } from "../solve/safe-band.ts";
import { propose, type Proposal } from "./propose.ts";
import { NOTHING_FURTHER, type Further } from "./wanted.ts";
import { plannable } from "./wanted-on.ts";

const design = (base: string, edits: readonly ExampleEdit[] = []) =>
  buildExample({ title: "plan", base, edits, edition: base.startsWith("hci") ? "2022-05" : "" });

function proposalFor(
  project: Project,
  object: string,
  further: Further = NOTHING_FURTHER,
): Proposal {
  const done = propose(project, object, further);
  if (!done.ok) throw new Error(messageText(done.error));
  return done.value;
}

function apply(project: Project, { command }: Proposal): Project {
  if (!command) return project;
  const applied = applyCommand(project, command);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value.next;
}

const errorsIn = (project: Project) =>
  new Set(
    checkProject(project)
      .filter(({ severity }) => severity === "error")
      .map(signatureOf),
  );

const field = (project: Project, id: string, key: string) =>
  findRecord(project, "elements", id)?.fields[key];

const ONE_MORE: Further = { clusters: 1, controlPlane: 1, workers: 3, services: 1 };

describe("AKS on Azure Stack HCI", () => {
  test("a design that fits stays as it is, but for the API server of the AKS host", () => {
    const project = design("hci-static", [{ set: "site", fields: { countHostApiVip: false } }]);
    expect(proposalFor(project, "vnet").command).toBeUndefined();
  });

  test("one more cluster: 37 for nodes, 8 virtual, everything moved along in one edit", () => {
    const project = design("hci-static");
    const proposal = proposalFor(project, "vnet", ONE_MORE);
    const rows = proposal.ranges.map(({ label, needed, to }) => [label, needed, formatRange(to)]);
    expect(rows).toEqual([
      ["Node VM pool", 37, "10.20.30.2–10.20.30.38"],
      ["VIP pool", 8, "10.20.30.39–10.20.30.46"],
    ]);
    const after = apply(project, proposal);
    expect(field(after, "a", "apiServerIp")).toBe("10.20.30.39");
    expect(field(after, "front-a1", "address")).toBe(field(after, "database", "address"));
    expect([...errorsIn(after)]).toEqual([]);
  });

  test("a site of container networking gets the same proposal", () => {
    const asHybrid = design("hci-static", [{ set: "site", fields: { profile: "HYB" } }]);
    expect(plannable(createFacts(asHybrid)).map(({ id }) => id)).toEqual(["vnet"]);
    const { ranges, command } = proposalFor(design("hci-static"), "vnet", ONE_MORE);
    expect(proposalFor(asHybrid, "vnet", ONE_MORE)).toMatchObject({ ranges, command });
    const template = design("hybrid-static");
    expect(proposalFor(template, "vnet", ONE_MORE).command).toBeUndefined();
    expect(proposalFor(template, "vnet", { ...ONE_MORE, clusters: 8 }).command).toBeDefined();
  });

  test("facts that followed an edit give the same proposal as new ones", () => {
    const start = design("hci-static");
    const facts = createFacts(start);
    const fields = { vipCountMode: "oneEach" };
    const call = { name: "element.edit", args: { ids: ["site"], fields } };
    const { next, edit } = unwrap(applyCommand(start, call));
    for (const clusters of [0, 1, 9]) {
      propose(start, "vnet", { ...ONE_MORE, clusters }, facts);
    }
    facts.advance(next, edit.changes);
    for (const clusters of [0, 1, 9]) {
      const further = { ...ONE_MORE, clusters };
      const { prefix, ranges, command } = proposalFor(next, "vnet", further);
      const followed = propose(next, "vnet", further, facts);
      expect(followed).toMatchObject({ ok: true, value: { prefix, ranges } });
      expect(followed.ok && followed.value.command).toEqual(command);
    }
  });

  test("a subnet that is too small becomes the smallest that fits, with everybody on it", () => {
    const project = design("hci-static");
    const proposal = proposalFor(project, "vnet", { ...ONE_MORE, clusters: 4 });
    expect(proposal.prefix.length).toBe(25);
    const after = apply(project, proposal);
    expect(field(after, "nodes", "prefix")).toBe("10.20.30.0/25");
    expect(field(after, "router.nodes", "address")).toBe("10.20.30.1/25");
    expect([...errorsIn(after)]).toEqual([]);
  });

  test("leases: the scope grows, and excludes the virtual addresses", () => {
    const project = design("hci-dhcp");
    const after = apply(project, proposalFor(project, "vnet", ONE_MORE));
    expect(field(after, "dhcp.scope", "exclusions")).toEqual(["10.20.30.29-10.20.30.36"]);
    expect(field(after, "dhcp.scope", "range")).toBe("10.20.30.2-10.20.30.46");
    expect([...errorsIn(after)]).toEqual([]);
  });
});

describe("pinned values", () => {
  test("a pinned pool stays, and the other goes round it", () => {
    const project = design("hci-static", [{ set: "vnet", fields: { pinned: ["vipPool"] } }]);
    const refused = propose(project, "vnet", ONE_MORE);
    expect(refused.ok ? "" : messageText(refused.error)).toMatch(
      /^VIP pool is pinned to .* needs 8/,
    );
    const more = proposalFor(
      design("hci-static", [
        { set: "vnet", fields: { pinned: ["vipPool"], vipPool: ["10.20.30.29-10.20.30.36"] } },
      ]),
      "vnet",
      ONE_MORE,
    );
    expect(more.prefix.length).toBe(25);
    expect(more.ranges.map(({ to }) => formatRange(to))[1]).toBe("10.20.30.29–10.20.30.36");
  });

  test("a pinned address stays inside its pool", () => {
    const project = design("hci-static", [{ set: "a", fields: { pinned: ["apiServerIp"] } }]);
    const after = apply(project, proposalFor(project, "vnet", ONE_MORE));
    expect(field(after, "a", "apiServerIp")).toBe("10.20.30.29");
    expect([...errorsIn(after)]).toEqual([]);
  });

  test("a pinned prefix is not widened, and a deployed site not touched", () => {
    const pinned = design("hci-static", [{ set: "nodes", fields: { pinned: ["prefix"] } }]);
    expect(propose(pinned, "vnet", { ...ONE_MORE, clusters: 4 }).ok).toBe(false);
    const deployed = propose(design("hci-static", [{ freeze: "site" }]), "vnet", ONE_MORE);
    expect(deployed.ok ? "" : messageText(deployed.error)).toContain("is deployed");
  });
});

test("the other platforms: service ranges and node pools", () => {
  const edge = proposalFor(design("edge-scalable"), "cluster", {
    ...NOTHING_FURTHER,
    services: 20,
  });
  expect(edge.ranges.map(({ needed, to }) => [needed, rangeSize(to)])).toEqual([[20, 20]]);
  const device = proposalFor(design("ase"), "cluster", { ...NOTHING_FURTHER, services: 9 });
  expect(device.ranges.map(({ needed }) => needed)).toEqual([2, 10]);
  const arc = proposalFor(design("arc-static"), "lnet", { ...ONE_MORE, clusters: 10 });
  expect(arc.ranges[0]).toMatchObject({ needed: 65 });
});

test("whatever is asked and pinned: pinned values stay, ranges are apart and large enough, no new error, one undo", () => {
  const further = fc.record({
    clusters: fc.nat(4),
    controlPlane: fc.constantFrom(1, 3),
    workers: fc.integer({ min: 1, max: 6 }),
    services: fc.nat(6),
  });
  const base = fc.constantFrom("hci-static", "hci-dhcp", "arc-static", "edge-scalable", "ase");
  const pins = fc.array(fc.nat(60), { maxLength: 6 });
  fc.assert(
    fc.property(base, further, pins, (from, wish, picks) => {
      const start = design(from);
      const addressed = [...recordsOf(start, "elements")].filter(
        ({ kind, fields }) =>
          ["vnic", "service", "loadBalancer"].includes(kind) &&
          typeof fields["address"] === "string",
      );
      const pinned = picks.flatMap(
        (pick) => addressed[pick % Math.max(addressed.length, 1)]?.id ?? [],
      );
      const project = design(
        from,
        pinned.map((id) => ({ set: id, fields: { pinned: ["address"] } })),
      );
      const [object] = plannable(createFacts(project));
      const done = propose(project, object?.id ?? "", wish);
      if (!done.ok) return;
      const after = apply(project, done.value);
      for (const id of pinned)
        expect(field(after, id, "address")).toBe(field(project, id, "address"));
      const { ranges, command } = done.value;
      for (const [i, one] of ranges.entries()) {
        expect(rangeSize(one.to)).toBeGreaterThanOrEqual(one.needed);
        expect(ranges.slice(i + 1).some((other) => rangesOverlap(one.to, other.to))).toBe(false);
      }
      const before = errorsIn(project);
      expect([...errorsIn(after)].filter((each) => !before.has(each))).toEqual([]);
      const edit = command && applyCommand(project, command);
      const undone = edit?.ok
        ? applyChanges(after, reverseChanges(edit.value.edit.changes))
        : after;
      expect([...recordsOf(undone, "elements")]).toEqual([...recordsOf(project, "elements")]);
    }),
    { numRuns: 40 },
  );
});
