import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import { copyToClip } from "#shared/commands/clipboard";
import type { CommandCall, Edit } from "#shared/commands/define-command";
import {
  EMPTY_HISTORY,
  redoEdit,
  remember,
  undoEdit,
  type History,
} from "#shared/commands/history";
import type { Json } from "#shared/kernel/json";
import { applyChanges } from "#shared/model/change";
import { PHYSICAL_VIEW, recordsOf, type Project } from "#shared/model/project";
import { fieldValue, scripts } from "#shared/testing/arbitraries";
import { getKind } from "#shared/kinds/index";
import { TEMPLATES } from "#shared/templates/index";
import { checkProject, createChecker, type Checker } from "./checker.ts";
import type { Finding } from "./finding.ts";

/** A project, its past, and a checker that has followed every step. */
interface Session {
  readonly project: Project;
  readonly history: History;
}

type Step = (session: Session, position: number) => CommandCall | "undo" | "redo";

/** Few enough that they meet: duplicates, intruders, gateways, both sides of a NAT. */
const addresses = [
  ...["0", "1", "2", "3", "4", "11", "12", "50", "53", "60", "75", "100", "255"].map(
    (last) => `192.168.0.${last}`,
  ),
  "192.168.1.20",
  "10.0.0.1",
  "10.0.0.57",
  "8.8.8.8",
  "169.254.0.9",
  "fd00::5",
  "192.168.0.300",
  "",
] as const;
const prefixes = [
  "192.168.0.0/24",
  "192.168.0.0/25",
  "192.168.0.5/24",
  "192.168.0.0/31",
  "10.0.0.0/24",
  "10.0.0.0/8",
  "",
];
const ranges = [
  "192.168.0.20-192.168.0.80",
  "192.168.0.100-192.168.0.120",
  "192.168.0.9-192.168.0.1",
  "10.0.0.0-10.0.0.60",
  "",
];

function valueFor(type: string): fc.Arbitrary<Json> | undefined {
  switch (type) {
    case "ipv4":
      return fc.constantFrom(...addresses);
    case "interface-address":
      return fc
        .tuple(fc.constantFrom(...addresses), fc.constantFrom("/24", "/16", "/25", ""))
        .map(([a, n]) => a + n);
    case "prefix":
      return fc.constantFrom(...prefixes);
    case "range":
      return fc.constantFrom(...ranges);
    case "range-list":
      return fc.subarray(ranges);
    case "ipv4-list":
      return fc.subarray([...addresses], { maxLength: 2 });
    default:
      return undefined;
  }
}

const setField: fc.Arbitrary<Step> = fc
  .tuple(fc.nat(), fc.nat(), fc.infiniteStream(fc.nat()))
  .map(([pick, which, dice]) => ({ project }) => {
    const fields = elementsOf(project).flatMap((element) =>
      getKind(element.kind).fields.map((field) => ({ id: element.id, field })),
    );
    const address = fields.filter(({ field }) => valueFor(field.type.type));
    const pool = which % 4 === 0 ? fields : address;
    const chosen = pool[pick % pool.length];
    if (!chosen) return "undo";
    const value =
      chosen.field.type.type === "ref"
        ? elementsOf(project)[pick % 7]?.id
        : pickValue(chosen.field.type, dice);
    return {
      name: "element.edit",
      args: { ids: [chosen.id], fields: { [chosen.field.key]: value ?? null } },
    };
  });

function pickValue(type: Parameters<typeof fieldValue>[0], dice: fc.Stream<number>): Json {
  const [seed = 0] = [...dice.take(1)];
  const [value] = fc.sample(valueFor(type.type) ?? fieldValue(type), { numRuns: 1, seed });
  return value ?? null;
}

const restructure: fc.Arbitrary<Step> = fc
  .tuple(
    fc.constantFrom(
      "add",
      "delete",
      "duplicate",
      "connect",
      "disconnect",
      "move",
      "rename",
      "undo",
      "undo",
      "redo",
    ),
    fc.nat(),
    fc.nat(),
  )
  .map(([what, a, b]) => ({ project }, position): CommandCall | "undo" | "redo" => {
    const all = elementsOf(project);
    const one = all[a % Math.max(1, all.length)];
    const other = all[b % Math.max(1, all.length)];
    const links = [...recordsOf(project, "links")].sort((x, y) => (x.id < y.id ? -1 : 1));
    if (what === "undo" || what === "redo" || !one || !other)
      return what === "redo" ? "redo" : "undo";
    switch (what) {
      case "add": {
        const hosts = all.filter(({ kind }) => kind === "host");
        return {
          name: "element.add",
          args: {
            id: `new-${position}`,
            kind: "nodeVm",
            parent: hosts[a % Math.max(1, hosts.length)]?.id ?? null,
            fields: { os: "linux", cluster: "cluster" },
          },
        };
      }
      case "delete":
        return { name: "items.delete", args: { elements: [one.id], links: [] } };
      case "duplicate": {
        const clip = copyToClip(project, [one.id], PHYSICAL_VIEW) as unknown as Json;
        return {
          name: "clip.paste",
          args: {
            clip,
            base: `copy-${position}`,
            view: PHYSICAL_VIEW,
            dx: 9,
            dy: 9,
            verb: "Duplicate",
          },
        };
      }
      case "connect":
        return {
          name: "link.connect",
          args: { id: `wire-${position}`, from: one.id, to: other.id },
        };
      case "disconnect":
        return {
          name: "items.delete",
          args: { elements: [], links: [links[a % Math.max(1, links.length)]?.id ?? "none"] },
        };
      case "move":
        return { name: "element.reparent", args: { ids: [one.id], parent: other.id } };
      default:
        return { name: "element.rename", args: { id: one.id, name: `name ${b % 5}` } };
    }
  });

const steps = fc.array(
  fc.tuple(
    fc.oneof({ weight: 3, arbitrary: setField }, { weight: 2, arbitrary: restructure }),
    fc.boolean(),
  ),
  {
    minLength: 5,
    maxLength: 25,
  },
);

function elementsOf(project: Project) {
  return [...recordsOf(project, "elements")].sort((x, y) => (x.id < y.id ? -1 : 1));
}

function advance(session: Session, step: Step, position: number, checker: Checker): Session {
  const call = step(session, position);
  let edit: Edit | undefined;
  let origin: "do" | "undo" | "redo" = "do";
  if (call === "undo" || call === "redo") {
    origin = call;
    edit = call === "undo" ? undoEdit(session.history) : redoEdit(session.history);
  } else {
    const applied = applyCommand(session.project, call);
    edit = applied.ok ? applied.value.edit : undefined;
  }
  if (!edit) return session;
  const project = applyChanges(session.project, edit.changes);
  checker.advance(project, edit.changes);
  return { project, history: remember(session.history, edit, origin) };
}

/** Proofs and doubts, which nothing asks for while one edits. */
function reasons(checker: Checker, project: Project) {
  return elementsOf(project).map(({ id }) => checker.explain(id));
}

describe.each(TEMPLATES.map((template) => [template.id, template] as const))(
  "%s",
  (_id, template) => {
    test("after any script of edits, undo and redo, the checker says what a fresh one would", () => {
      fc.assert(
        fc.property(steps, (script) => {
          let session: Session = { project: template.build("Start"), history: EMPTY_HISTORY };
          const checker = createChecker(session.project);
          checker.findings();
          const said: (readonly Finding[])[] = [];
          const truth: (readonly Finding[])[] = [];
          script.forEach(([step, looks], position) => {
            session = advance(session, step, position, checker);
            // Not looking lets several edits pile up, as they do while one is typing.
            if (!looks) return;
            said.push(checker.findings());
            truth.push(checkProject(session.project));
          });
          expect(said).toEqual(truth);
          const { project } = session;
          expect(checker.findings()).toEqual(checkProject(project));
          expect(reasons(checker, project)).toEqual(reasons(createChecker(project), project));
        }),
        { numRuns: 12 },
      );
    });
  },
);

test("the same for scripts over all kinds, from an empty checker", () => {
  fc.assert(
    fc.property(fc.constantFrom(...TEMPLATES), scripts, (template, script) => {
      let project = template.build("Start");
      const checker = createChecker(project);
      script.forEach((step, position) => {
        const applied = applyCommand(project, step(project, position));
        if (!applied.ok) return;
        project = applied.value.next;
        checker.advance(project, applied.value.edit.changes);
      });
      expect(checker.findings()).toEqual(checkProject(project));
    }),
    { numRuns: 40 },
  );
});
