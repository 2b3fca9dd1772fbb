import { describe, expect, test } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import { messageText } from "#shared/kernel/message";
import { recordsOf } from "#shared/model/project";
import { buildExample } from "#shared/templates/build-example";
import { TEMPLATES } from "#shared/templates/index";
import { checkProject, createChecker } from "./checker.ts";
import { RULES } from "./index.ts";

/** Rules that look for something that should not be there; where it is absent there is nothing to compare. */
const NOTHING_TO_SHOW: ReadonlySet<string> = new Set([
  "UL-ADDR-001",
  "UL-ADDR-002",
  "UL-ADDR-022",
  "UL-ADDR-024",
  "UL-NAT-003",
  "UL-SWITCH-024",
  "UL-SWITCH-032",
  "UL-ROUTE-028",
  "UL-LB-011",
  "UL-LB-016",
  "UL-LB-025",
  "UL-DNS-004",
  "UL-PROXY-007",
  "UL-PROXY-009",
  "UL-FW-007",
  "UL-LIFECYCLE-016",
  "UL-X-004",
  "UL-X-013",
  "UL-X-401",
  "UL-X-402",
  "UL-X-403",
]);

describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (_id, rule) => {
  test("has all its texts, a source, and examples of both kinds", () => {
    for (const text of [rule.what, rule.why, rule.todo])
      expect(text).toMatch(/^[A-Z0-9“"].*[.!?]$/s);
    expect(rule.sources.length).toBeGreaterThan(0);
    expect(rule.on.length).toBeGreaterThan(0);
    expect(rule.examples.bad.length).toBeGreaterThan(0);
    expect(rule.examples.good.length).toBeGreaterThan(0);
  });

  test.each(rule.examples.bad.map((example) => [example.title, example] as const))(
    "fails: %s",
    (_title, example) => {
      const project = buildExample(example);
      const checker = createChecker(project, { today: example.today });
      const mine = checker.findings().filter((finding) => finding.rule === rule.id);
      expect(
        mine,
        `findings: ${checker
          .findings()
          .map((f) => f.key)
          .join(", ")}`,
      ).not.toEqual([]);
      for (const finding of mine) {
        expect(messageText(finding.message)).toMatch(/\S.*[.?]$/);
        expect(messageText(finding.message)).not.toMatch(/undefined|null|NaN|\[object/);
      }
    },
  );

  test.each(rule.examples.bad.map((example) => [example.title, example] as const))(
    "its fixes mend: %s",
    (_title, example) => {
      const project = buildExample(example);
      const checker = createChecker(project, { today: example.today });
      const before = new Set(checker.findings().map((finding) => finding.key));
      for (const finding of checker.findings().filter((each) => each.rule === rule.id)) {
        for (const fix of checker.fixesFor(finding)) {
          const applied = applyCommand(project, fix.command);
          expect(applied.ok, messageText(fix.title)).toBe(true);
          if (!applied.ok) continue;
          const after = createChecker(applied.value.next, { today: example.today }).findings();
          expect(
            after.map((each) => each.key),
            messageText(fix.title),
          ).not.toContain(finding.key);
          const raised = after.filter((each) => each.severity === "error" && !before.has(each.key));
          expect(
            raised.map((each) => messageText(each.message)),
            messageText(fix.title),
          ).toEqual([]);
        }
      }
    },
  );

  test.skipIf(NOTHING_TO_SHOW.has(rule.id))("shows what it compared where it holds", () => {
    const shown = rule.examples.good.flatMap((example) => {
      const project = buildExample(example);
      const checker = createChecker(project, { rules: [rule], today: example.today });
      return [...recordsOf(project, "elements")].flatMap(({ id }) => checker.explain(id).evidence);
    });
    expect(shown).not.toEqual([]);
    for (const { message } of shown) {
      expect(messageText(message)).toMatch(/\S.*\.$/);
      expect(messageText(message)).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  test.each(rule.examples.good.map((example) => [example.title, example] as const))(
    "passes: %s",
    (_title, example) => {
      const checker = createChecker(buildExample(example), { today: example.today });
      const mine = checker.findings().filter((finding) => finding.rule === rule.id);
      expect(mine.map((finding) => messageText(finding.message))).toEqual([]);
    },
  );
});

/** The walk-through of the documents, of which the catalogue itself expects warnings (TV-00). */
const EXPECTED: ReadonlyMap<string, readonly string[]> = new Map([
  ["hci-static", ["UL-CAP-005", "UL-LB-004"]],
  ["hci-dhcp", ["UL-CAP-005", "UL-LB-004"]],
]);

test.each(TEMPLATES.map((template) => [template.id, template] as const))(
  "the template %s has no error, and no warning that is not expected of it",
  (id, template) => {
    const serious = checkProject(template.build("Template")).filter(
      ({ severity, rule }) =>
        severity === "error" || (severity === "warning" && !EXPECTED.get(id)?.includes(rule)),
    );
    expect(serious.map(({ rule, message }) => `${rule}: ${messageText(message)}`)).toEqual([]);
  },
);
