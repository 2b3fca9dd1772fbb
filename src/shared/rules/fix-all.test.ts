import { describe, expect, test } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import { messageText } from "#shared/kernel/message";
import { applyChanges, reverseChanges } from "#shared/model/change";
import type { Project } from "#shared/model/project";
import { buildExample } from "#shared/templates/build-example";
import { checkProject } from "./checker.ts";
import { fixAll } from "./fix-all.ts";
import { RULES } from "./index.ts";

/** Carries the fixes out as the app does: one batch. */
function applied(project: Project, rule: string, today?: string) {
  const { commands, mended, left } = fixAll(project, rule, applyCommand, { today });
  if (commands.length === 0) return { next: project, changes: [], mended, left };
  const done = applyCommand(project, { name: "batch", args: { label: "All", commands } } as never);
  if (!done.ok) throw new Error(done.error.message);
  return { next: done.value.next, changes: done.value.edit.changes, mended, left };
}

/** Four machines and a gateway of one prefix, three of them with an address that is none. */
const several = buildExample({
  title: "several wrong at once",
  base: "edge-scalable",
  edits: [
    { set: "node-a.eth0", fields: { address: "192.168.200.11" } },
    { set: "node-b.eth0", fields: { address: "192.168.200.12" } },
  ],
});

test("mends every finding of the rule in one step, which undo takes back", () => {
  const rules = new Set(checkProject(several).map(({ rule }) => rule));
  expect([...rules]).toContain("UL-ADDR-005");
  const { next, changes, mended, left } = applied(several, "UL-ADDR-005");
  expect(mended.length).toBeGreaterThan(1);
  expect(left).toEqual([]);
  expect(checkProject(next).filter(({ rule }) => rule === "UL-ADDR-005")).toEqual([]);
  const back = applyChanges(next, reverseChanges(changes));
  expect(checkProject(back)).toEqual(checkProject(several));
});

test("a rule without findings needs nothing", () => {
  expect(fixAll(several, "UL-NAT-001", applyCommand)).toEqual({
    commands: [],
    mended: [],
    left: [],
  });
});

test("says why a finding is left: no fix, a refusal", () => {
  const { rule } = checkProject(several)[0] ?? { rule: "" };
  const refused = fixAll(several, rule, () => ({
    ok: false,
    error: { code: "no", message: "Not today." },
  }));
  expect(refused.commands).toEqual([]);
  expect(refused.left.length).toBeGreaterThan(0);
  for (const { reason } of refused.left)
    expect(reason).toMatch(/^(Not today|No fix is offered)\.$/);
});

describe("over every violating example", () => {
  const cases = RULES.flatMap((rule) =>
    rule.fixes ? rule.examples.bad.map((example) => ({ rule, example })) : [],
  );
  test.each(cases.map((each) => [each.rule.id, each.example.title, each] as const))(
    "%s: %s",
    (id, _title, { example }) => {
      const { today } = example;
      const project = buildExample(example);
      const before = new Set(checkProject(project, { today }).map(({ key }) => key));
      const { next, mended } = applied(project, id, today);
      const after = checkProject(next, { today });
      const open = new Set(after.map(({ key }) => key));
      expect(mended.filter(({ key }) => open.has(key))).toEqual([]);
      const raised = after.filter(({ key, severity }) => severity === "error" && !before.has(key));
      expect(raised.map(({ message }) => messageText(message))).toEqual([]);
    },
  );
});
