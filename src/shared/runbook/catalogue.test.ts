import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CHECKS } from "#shared/profiles/checks";
import { appliesTo } from "#shared/profiles/index";
import { createChecker } from "#shared/rules/checker";
import { findRule } from "#shared/rules/index";
import { STARTING_DESIGNS } from "#shared/templates/index";
import { DOCUMENTED_IDS } from "#shared/testing/documented-ids";
import { buildRunbook } from "./build-runbook.ts";
import { deploymentsOf, sitePlansOf } from "./deployment.ts";
import { stepsOf } from "./runbook.ts";
import { SECTIONS } from "./sections/index.ts";

const catalogueFile = new URL("../../../../shared/domain/rules.md", import.meta.url);

test.skipIf(!existsSync(catalogueFile))(
  "the list is that of the catalogue, sections 5 and 6",
  () => {
    const text = readFileSync(catalogueFile, "utf8");
    const from = text.indexOf("\n# 5. Exports and runbooks");
    const to = text.indexOf("\n# 7. ");
    expect(from).toBeGreaterThan(0);
    const part = text.slice(from, to);
    const defined = [
      ...part.matchAll(/\*\*(EX-[A-Z]+-\d\d)\b/g),
      ...part.matchAll(/^\| ((?:CK|EX)-[A-Z]+-\d\d) \|/gm),
      ...part.matchAll(/^## (REF-\d+) /gm),
    ].map(([, id = ""]) => id);
    expect([...new Set(defined)].toSorted()).toEqual([...DOCUMENTED_IDS].toSorted());
  },
);

test("every export, check and reference table has exactly one section that prints it", () => {
  const printed = SECTIONS.flatMap(({ prints = [] }) => prints);
  expect(printed.toSorted()).toEqual([...DOCUMENTED_IDS].toSorted());
});

test.each(STARTING_DESIGNS.map((each) => [each.id, each.build("Demo")] as const))(
  "%s: each step answers to what the catalogue knows",
  (_id, project) => {
    const known = new Set(DOCUMENTED_IDS);
    const strange = stepsOf(buildRunbook(project))
      .flatMap(({ rules }) => rules)
      .filter((id) => !known.has(id) && findRule(id) === undefined);
    expect(strange).toEqual([]);
  },
);

test.each(STARTING_DESIGNS.map((each) => [each.id, each.build("Demo")] as const))(
  "%s: the checks of its platform are steps, as far as the design has what they look at",
  (_id, project) => {
    const { facts } = createChecker(project);
    const plans = sitePlansOf(facts, deploymentsOf(facts));
    const asked = new Set(stepsOf(buildRunbook(project)).flatMap(({ rules }) => rules));
    const hasWindows = plans.some(({ deployments }) =>
      deployments.some(({ machines }) =>
        machines.some(({ nodes }) => nodes.some((node) => node.isWindows)),
      ),
    );
    const wanted = CHECKS.filter(
      ({ on, os }) =>
        plans.some(({ platform }) => appliesTo(on, platform.code)) &&
        (os !== "windows" || hasWindows),
    );
    expect(wanted.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual([]);
    expect(wanted.length).toBeGreaterThan(2);
  },
);
