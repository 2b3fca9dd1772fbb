import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPrefix, prefixContains, prefixOf, type Prefix } from "#shared/address/prefix";
import { rangesOverlap, type Range } from "#shared/address/range";
import { checkProject } from "#shared/rules/checker";
import { layBlocks } from "./ground-plan.ts";
import { TEMPLATES } from "./index.ts";
import { layOut } from "./lay-out.ts";
import type { Question } from "./question.ts";
import type { Answers } from "./template.ts";

/** Private networks where neither a template nor a platform has one of its own. */
function quietPrefix(shortest: number, longest: number): fc.Arbitrary<Prefix> {
  return fc
    .tuple(fc.nat(7), fc.nat(255), fc.nat(255), fc.integer({ min: shortest, max: longest }))
    .map(([b, c, d, length]) => prefixOf(0xac100000 + (b << 16) + (c << 8) + d, length));
}

/** A VLAN that no network of a template has already. */
const quietVlan = fc.integer({ min: 100, max: 4094 });

function answerTo(question: Question): fc.Arbitrary<Prefix | number> {
  if (question.kind === "prefix") return quietPrefix(question.shortest, question.longest);
  if (question.kind === "vlan") return quietVlan;
  return fc.integer({ min: question.min, max: question.max });
}

function textOf(answer: Prefix | number): string {
  return typeof answer === "number" ? String(answer) : formatPrefix(answer);
}

describe.each(TEMPLATES.map((template) => [template.id, template] as const))(
  "%s",
  (_, template) => {
    const answers: fc.Arbitrary<Answers> = fc.record(
      Object.fromEntries(template.questions.map((each) => [each.key, answerTo(each)])),
    );

    test("any answers in bounds give a design without an error, or say that there is no room", () => {
      fc.assert(
        fc.property(answers, (given) => {
          const texts = Object.fromEntries(
            Object.entries(given).map(([key, answer]) => [key, textOf(answer)]),
          );
          const laid = layOut(template, "Any", texts);
          const refusals = laid.ok ? [] : laid.error.map(({ message }) => message);
          for (const refusal of refusals) expect(refusal).toMatch(/has room for .* Use a \/\d+ or/);
          const findings = laid.ok ? checkProject(laid.value) : [];
          expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
        }),
        { numRuns: 25 },
      );
    });

    test.skipIf(!template.plan)(
      "ranges and fixed addresses lie inside the network and never overlap",
      () => {
        fc.assert(
          fc.property(answers, (given) => {
            const { prefix } = template.answersFor(given);
            const plan = template.plan?.(template.answersFor(given));
            fc.pre(plan !== undefined && typeof prefix === "object");
            const needed = Object.values(plan).reduce((sum, { least }) => sum + least, 2);
            fc.pre(2 ** (32 - prefix.length) >= needed);
            const ranges = Object.values<Range>(layBlocks(prefix, plan));
            for (const [i, range] of ranges.entries()) {
              expect(prefixContains(prefix, range.start - 1)).toBe(true);
              expect(prefixContains(prefix, range.end + 1)).toBe(true);
              expect(ranges.slice(i + 1).some((other) => rangesOverlap(range, other))).toBe(false);
            }
          }),
        );
      },
    );
  },
);
