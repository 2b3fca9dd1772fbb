import fc from "fast-check";
import { applyCommand } from "#shared/commands/apply";
import type { CommandCall } from "#shared/commands/define-command";
import type { Json } from "#shared/kernel/json";
import { KINDS, getKind } from "#shared/kinds/index";
import type { FieldDef, FieldType } from "#shared/model/field";
import { emptyProject, PHYSICAL_VIEW, recordsOf, type Project } from "#shared/model/project";
import { TEMPLATES } from "#shared/templates/index";

/** Texts as people and strangers type them: also empty, quoted, foreign and invisible ones. */
const typedText = fc.oneof(
  fc.constantFrom(
    "plant-7",
    "Köln – Halle 2",
    'a "quoted" name',
    "$(rm)",
    "‮reversed",
    "a\nb",
    "0",
    "{}",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

const ipv4 = fc
  .tuple(fc.constantFrom("10.0.0", "192.168.0", "192.168.1", "172.16.5"), fc.nat(255))
  .map(([net, last]) => `${net}.${last}`);

/** A value such as a field of that type may hold, now and then an ill-formed one. */
export function fieldValue(type: FieldType): fc.Arbitrary<Json> {
  switch (type.type) {
    case "ipv4":
      return fc.oneof({ weight: 9, arbitrary: ipv4 }, { weight: 1, arbitrary: typedText });
    case "prefix":
      return fc.tuple(ipv4, fc.nat(32)).map(([address, length]) => `${address}/${length}`);
    case "interface-address":
      return fc
        .tuple(ipv4, fc.integer({ min: 8, max: 30 }))
        .map(([address, length]) => `${address}/${length}`);
    case "range":
      return fc.tuple(ipv4, ipv4).map(([a, b]) => `${a}-${b}`);
    case "ipv4-list":
    case "prefix-list":
    case "range-list":
    case "text-list":
      return fc.array(fc.oneof(ipv4, typedText), { maxLength: 3 });
    case "integer":
      return fc.oneof(fc.integer({ min: type.min, max: type.max }), typedText);
    case "integer-list":
      return fc.array(fc.integer({ min: type.min, max: type.max }), { maxLength: 3 });
    case "boolean":
      return fc.boolean();
    case "enum":
      return fc.constantFrom(...type.choices.map(({ value }) => value));
    case "set":
      return fc.subarray(type.choices.map(({ value }) => value));
    case "rows":
      return fc.array(rowOf(type.columns), { maxLength: 3 });
    case "mac":
      return fc.constantFrom("00-15-5D-01-02-03", "00:15:5d:01:02:04", "x");
    case "ref":
      return fc.constantFrom("e1", "e2", "cluster");
    case "text":
    case "dns-name":
    case "proxy-url":
    case "date":
      return typedText;
  }
}

function rowOf(columns: readonly FieldDef[]): fc.Arbitrary<Json> {
  const cells = Object.fromEntries(columns.map(({ key, type }) => [key, fieldValue(type)]));
  return fc.record(cells, { requiredKeys: [] }) as fc.Arbitrary<Json>;
}

/** One step of a script: made into a command once the project is there to choose from. */
type Step = (project: Project, position: number) => CommandCall;

const addStep: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom(...KINDS), fc.nat(), typedText, fc.boolean())
  .map(([kind, pick, name, placed]) => (project, position) => {
    const parents = [null, ...ids(project)].filter((id) =>
      kind.parents.includes(kindOf(project, id)),
    );
    const args = {
      id: `e${position}`,
      kind: kind.name,
      parent: parents[pick % Math.max(1, parents.length)] ?? null,
      ...(name === "" ? {} : { name }),
      ...(placed ? { at: { view: PHYSICAL_VIEW, x: pick % 500, y: pick % 300 } } : {}),
    };
    return { name: "element.add", args };
  });

const editStep: fc.Arbitrary<Step> = fc.tuple(fc.nat(), fc.nat()).chain(([pick, which]) =>
  fc
    .record(Object.fromEntries(KINDS.map((kind) => [kind.name, valueOf(kind.name, which)])))
    .map((byKind): Step => (project) => {
      const all = ids(project);
      const id = all[pick % Math.max(1, all.length)] ?? "none";
      const [key, value] = byKind[kindOf(project, id)] ?? ["text", ""];
      return { name: "element.edit", args: { ids: [id], fields: { [key]: value } } };
    }),
);

function valueOf(kind: string, which: number): fc.Arbitrary<readonly [string, Json]> {
  const { fields } = getKind(kind);
  const field = fields[which % Math.max(1, fields.length)];
  return field
    ? fieldValue(field.type).map((value) => [field.key, value] as const)
    : fc.constant(["none", ""] as const);
}

const connectStep: fc.Arbitrary<Step> = fc
  .tuple(fc.nat(), fc.nat())
  .map(([a, b]) => (project, position) => {
    const all = ids(project);
    const pick = (n: number): string => all[n % Math.max(1, all.length)] ?? "none";
    return { name: "link.connect", args: { id: `l${position}`, from: pick(a), to: pick(b) } };
  });

const otherStep: fc.Arbitrary<Step> = fc
  .tuple(
    fc.constantFrom("delete", "rename", "move", "project", "freeze", "waive"),
    fc.nat(),
    typedText,
  )
  .map(([what, n, text]) => (project, position) => {
    const all = ids(project);
    const id = all[n % Math.max(1, all.length)] ?? "none";
    switch (what) {
      case "delete":
        return { name: "items.delete", args: { elements: [id], links: [] } };
      case "rename":
        return { name: "element.rename", args: { id, name: text } };
      case "move":
        return {
          name: "view.place",
          args: { view: PHYSICAL_VIEW, places: [{ element: id, x: n % 900, y: n % 700 }] },
        };
      case "freeze": {
        const sites = all.filter((each) => kindOf(project, each) === "site");
        return {
          name: "site.freeze",
          args: { site: sites[n % Math.max(1, sites.length)] ?? "none" },
        };
      }
      case "waive": {
        const waiver = {
          id: `w${position}`,
          finding: `UL-X-001|${id}`,
          rule: "UL-X-001",
          owner: "Jo",
        };
        return { name: "waiver.add", args: { ...waiver, reason: text, expires: null } };
      }
      case "project":
        return { name: "project.rename", args: { name: text } };
    }
  });

/** Scripts of commands, most of which the project they are run on will carry out. */
export const scripts: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: addStep },
    { weight: 4, arbitrary: editStep },
    { weight: 3, arbitrary: connectStep },
    { weight: 1, arbitrary: otherStep },
  ),
  { maxLength: 30 },
);

/** The project after a script; what it refuses is left out. */
export function runScript(start: Project, script: readonly Step[]): Project {
  return script.reduce((project, step, i) => {
    const applied = applyCommand(project, step(project, i));
    return applied.ok ? applied.value.next : project;
  }, start);
}

/** Random but legal projects: a template or an empty one, with a script of commands carried out on it. */
export const projects: fc.Arbitrary<Project> = fc
  .tuple(fc.constantFrom(undefined, ...TEMPLATES), scripts)
  .map(([template, script]) =>
    runScript(template?.build("Random") ?? emptyProject("Random"), script),
  );

function ids(project: Project): string[] {
  return [...recordsOf(project, "elements")].map(({ id }) => id).sort();
}

function kindOf(project: Project, id: string | null): string {
  if (id === null) return "project";
  return [...recordsOf(project, "elements")].find((each) => each.id === id)?.kind ?? "project";
}
