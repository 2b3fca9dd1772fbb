import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { applyChanges } from "#shared/model/change";
import { recordsOf, type Project } from "#shared/model/project";
import { appliesTo } from "#shared/profiles/index";
import { buildExample } from "#shared/templates/build-example";
import { checkProject } from "./checker.ts";
import { RULES } from "./index.ts";

const catalogueFile = new URL("../../../../shared/domain/rules.md", import.meta.url);

/** Rules that the catalogue marks `HYB`. */
const MARKED =
  "VIP-006 VIP-007 VIP-032 LB-001 LB-004 LB-007 LB-011 LB-012 LB-028 CNI-001 CNI-002 CNI-003 CNI-004 CNI-005 CNI-006 CNI-007 CNI-016 CNI-017 CNI-018 LIFECYCLE-013 LIFECYCLE-016"
    .split(" ")
    .map((id) => `UL-${id}`);

test.skipIf(!existsSync(catalogueFile))("the list of marked rules is that of the catalogue", () => {
  const rows = readFileSync(catalogueFile, "utf8").matchAll(
    /^\| \d+ \| (UL-[A-Z]+-\d+) \| ([^|]*\bHYB\b[^|]*) \|/gm,
  );
  expect(MARKED).toEqual([...rows].map(([, id]) => id));
});

test("every rule of the container layer holds on sites with container networking", () => {
  const platforms = new Map(RULES.map((rule) => [rule.id, rule.platforms]));
  for (const id of MARKED) {
    expect(appliesTo(platforms.get(id) ?? [], "HCI-ST"), id).toBe(true);
    expect(appliesTo(platforms.get(id) ?? [], "HCI-DH"), id).toBe(true);
  }
});

function withContainerNetworking(project: Project): Project {
  const sites = [...recordsOf(project, "elements")].filter(({ kind }) => kind === "site");
  return applyChanges(
    project,
    sites.map((site) => ({
      collection: "elements",
      id: site.id,
      before: site,
      after: { ...site, fields: { ...site.fields, profile: "HYB" } },
    })),
  );
}

const examples = RULES.flatMap((rule) =>
  [...rule.examples.bad, ...rule.examples.good]
    .filter(({ base }) => base.startsWith("hci-"))
    .map((example) => [`${rule.id}: ${example.title}`, example] as const),
);

test.each(examples)("%s is judged alike as container networking", (_title, example) => {
  const project = buildExample(example);
  const keys = (each: Project): string[] =>
    checkProject(each, { today: example.today }).map(({ key }) => key);
  expect(keys(withContainerNetworking(project))).toEqual(keys(project));
});
