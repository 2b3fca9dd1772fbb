import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findField } from "#shared/kinds/index";
import { buildExample } from "#shared/templates/build-example";
import { elementOf } from "#shared/facts/engine";
import { CATALOGUE_WITHOUT_FIX } from "./catalogue-ids.ts";
import { createChecker } from "./checker.ts";
import { RULES } from "./index.ts";

const catalogueFile = new URL("../../../../shared/domain/rules.md", import.meta.url);

/**
 * Rules whose fix in the catalogue is that a person enters what only that person knows: a name, an
 * observation, the value of a placeholder. The problem leads to the field; nothing can be guessed.
 */
const ENTERED_BY_HAND: ReadonlySet<string> = new Set([
  "UL-ADDR-029",
  "UL-DHCP-002",
  "UL-LIFECYCLE-010",
  "UL-LIFECYCLE-011",
  "UL-LIFECYCLE-015",
]);

const own = RULES.filter((rule) => !rule.id.startsWith("UL-X-"));

test.skipIf(!existsSync(catalogueFile))(
  "the list of rules without a fix is that of the catalogue",
  () => {
    const rows = readFileSync(catalogueFile, "utf8").matchAll(/^\| \d+ \| (UL-[A-Z]+-\d+) \|.*$/gm);
    const without = [...rows].flatMap(([row, id = ""]) => {
      const [, , , , , , , fix = ""] = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
      return fix.startsWith("None") ? [id] : [];
    });
    expect([...CATALOGUE_WITHOUT_FIX].sort()).toEqual(without.sort());
  },
);

describe("every rule with a fix in the catalogue offers one", () => {
  test.each(
    own
      .filter(({ id }) => !CATALOGUE_WITHOUT_FIX.includes(id) && !ENTERED_BY_HAND.has(id))
      .map((rule) => [rule.id, rule] as const),
  )("%s", (id, { examples }) => {
    const isOffered = examples.bad.some((example) => {
      const checker = createChecker(buildExample(example), { today: example.today });
      return checker
        .findings()
        .some((finding) => finding.rule === id && checker.fixesFor(finding).length > 0);
    });
    expect(isOffered).toBe(true);
  });
});

describe("what only a person can enter is asked for at its field", () => {
  test.each(
    own.filter(({ id }) => ENTERED_BY_HAND.has(id)).map((rule) => [rule.id, rule] as const),
  )("%s", (id, { examples }) => {
    for (const example of examples.bad) {
      const checker = createChecker(buildExample(example), { today: example.today });
      for (const { subjects } of checker.findings().filter((each) => each.rule === id)) {
        const [subject] = subjects;
        const element = subject && elementOf(checker.facts, subject.element);
        expect(findField(element?.kind ?? "", subject?.field ?? "")).toBeDefined();
      }
    }
  });
});
