import { describe, expect, test } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import { unwrap } from "#shared/kernel/result";
import { recordsOf } from "#shared/model/project";
import { WORST_CASES } from "#shared/testing/worst-cases";
import { createChecker } from "./checker.ts";
import { LISTED_AT_MOST } from "./x/findings-left-out.ts";

describe.each(WORST_CASES)("$size $name", { timeout: 120_000 }, ({ build, size }) => {
  test("are judged, and no rule fills the list", () => {
    const checker = createChecker(build(size));
    const byRule = Map.groupBy(checker.findings(), ({ rule }) => rule);
    for (const [, found] of byRule) expect(found.length).toBeLessThanOrEqual(LISTED_AT_MOST);
    const counts = Map.groupBy(checker.everyFinding(), ({ rule }) => rule);
    const crowded = [...counts].filter(([, found]) => found.length > LISTED_AT_MOST);
    expect((byRule.get("UL-X-403") ?? []).map(({ data }) => [data["rule"], data["count"]])).toEqual(
      crowded.map(([rule, found]) => [rule, found.length]),
    );
  });

  test("twice as many take about twice the answers, not four times", () => {
    const answers = (count: number) => {
      const checker = createChecker(build(count));
      checker.findings();
      return checker.facts.asked();
    };
    const some = Math.ceil(size / 20);
    expect(answers(2 * some)).toBeLessThan(2.5 * answers(some));
  });

  test("an edit among a tenth of them leaves what a full run would find", () => {
    const start = build(Math.ceil(size / 10));
    const checker = createChecker(start);
    checker.findings();
    const [edited] = [...recordsOf(start, "elements")].filter(
      ({ fields }) => "address" in fields || "start" in fields,
    );
    if (!edited) return;
    const field = "address" in edited.fields ? "address" : "start";
    const { next, edit } = unwrap(
      applyCommand(start, {
        name: "element.edit",
        args: { ids: [edited.id], fields: { [field]: "10.0.0.77" } },
      }),
    );
    checker.advance(next, edit.changes);
    expect(checker.findings()).toEqual(createChecker(next).findings());
  });
});
