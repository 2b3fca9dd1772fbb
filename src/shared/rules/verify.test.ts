import { describe, expect, test } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import { getTemplate } from "#shared/templates/index";
import { createChecker } from "./checker.ts";
import { differenceText, findDifference } from "./verify.ts";

const sound = getTemplate("edge-single").build("Demo");
const edit = (address: string) => {
  const call = { name: "element.edit", args: { ids: ["host.ethernet"], fields: { address } } };
  const applied = applyCommand(sound, call);
  if (!applied.ok) throw new Error(applied.error.message);
  return applied.value;
};
const wrong = edit("10.0.0.57/244");

test("a checker that followed an edit agrees with a full run", () => {
  const checker = createChecker(sound);
  checker.findings();
  checker.advance(wrong.next, wrong.edit.changes);
  expect(findDifference(checker)).toBeUndefined();
});

describe("a checker that went wrong is told, with what differs", () => {
  const kept = createChecker(wrong.next);
  const [finding] = kept.findings();
  if (!finding) throw new Error("no finding");
  const explain = () => ({ findings: [], evidence: [], doubts: [] });
  const facts = kept.facts;

  test("missing, out of date, other words, other proofs", () => {
    const stale = { ...finding, key: "UL-X-000|gone" };
    const difference = findDifference({
      facts,
      everyFinding: () => [stale],
      waived: () => [],
      explain,
    });
    expect(difference).toMatchObject({
      missing: [finding.key],
      extra: ["UL-X-000|gone"],
      changed: [],
      isShuffled: false,
    });
    expect(difference?.reasons).toContain("host.ethernet");
    expect(difference && differenceText(difference)).toMatch(
      /^The check that followed the edits differs from a full one: 1 finding is missing \(UL-ADDR-001\|/,
    );
    const other = findDifference({
      facts,
      everyFinding: () => [{ ...finding, message: [] }],
      waived: () => [],
      explain: (id) => kept.explain(id),
    });
    expect(other?.changed).toEqual([finding.key]);
  });

  test("a finding that is waived on one side alone", () => {
    const waiver = {
      id: "w",
      finding: finding.key,
      rule: finding.rule,
      reason: "r",
      owner: "o",
      expires: null,
    };
    const difference = findDifference({
      facts,
      everyFinding: () => [],
      waived: () => [{ finding, waiver }],
      explain: (id) => kept.explain(id),
    });
    expect(difference?.changed).toEqual([finding.key]);
  });
});
