import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SEVERITIES } from "./finding.ts";
import { CATALOGUE } from "./catalogue-ids.ts";
import { RULES } from "./index.ts";

const checkout = new URL("../../../", import.meta.url);
const catalogueFile = new URL("../shared/domain/rules.md", checkout);

/** Every rule of the catalogue with its base severity. */
const WANTED: ReadonlyMap<string, string> = new Map(
  Object.entries(CATALOGUE).flatMap(([area, letters]) =>
    letters
      .split("")
      .map((letter, i): [string, string] => [
        `UL-${area}-${String(i + 1).padStart(3, "0")}`,
        SEVERITIES.find((severity) => severity.startsWith(letter.toLowerCase())) ?? "",
      ]),
  ),
);

/** Rules of the catalogue that do not exist yet, each with the reason. */
const WAITING: ReadonlyMap<string, string> = new Map([]);

const own = RULES.filter((rule) => !rule.id.startsWith("UL-X-"));

test("the catalogue has 314 rules", () => {
  expect(WANTED.size).toBe(314);
});

test.skipIf(!existsSync(catalogueFile))("the list is that of the catalogue", () => {
  const rows = readFileSync(catalogueFile, "utf8").matchAll(
    /^\| \d+ \| (UL-[A-Z]+-\d+) \|.*?\| \*\*(error|warning|info)\*\*/gm,
  );
  const written = [...rows].map(([, id = "", severity = ""]): [string, string] => [id, severity]);
  expect([...WANTED]).toEqual(written);
});

test("every rule of the catalogue exists, or says why it does not", () => {
  const ids = new Set(RULES.map(({ id }) => id));
  expect([...WANTED.keys()].filter((id) => !ids.has(id) && !WAITING.has(id))).toEqual([]);
  expect([...WAITING.keys()].filter((id) => ids.has(id) || !WANTED.has(id))).toEqual([]);
});

test("no rule claims to be of the catalogue that is not", () => {
  expect(own.map(({ id }) => id).filter((id) => !WANTED.has(id))).toEqual([]);
});

test("ids and names are unique and well-formed", () => {
  const ids = RULES.map(({ id }) => id);
  const names = RULES.map(({ name }) => name);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  expect(ids.filter((id) => !/^UL-[A-Z]+-\d{3}$/.test(id))).toEqual([]);
  expect(
    RULES.filter(
      ({ id, name }) => !new RegExp(`^${id.split("-")[1]?.toLowerCase()}/[a-z0-9-]+$`).test(name),
    ).map(({ id, name }) => `${id} ${name}`),
  ).toEqual([]);
});

test("what a rule silences exists", () => {
  const ids = new Set(RULES.map(({ id }) => id));
  const unknown = RULES.flatMap(({ id, silences = [] }) =>
    silences
      .filter((each) => !ids.has(each) && !WAITING.has(each))
      .map((each) => `${id} silences ${each}`),
  );
  expect(unknown).toEqual([]);
});

test("severities are those of the catalogue, but for the deviations that are written down", () => {
  const deviations = readFileSync(new URL("docs/catalogue-deviations.md", checkout), "utf8");
  const differing = own
    .filter(({ id, severity }) => severity !== WANTED.get(id) && !namesRule(deviations, id))
    .map(({ id, severity }) => `${id}: ${severity}, catalogue ${WANTED.get(id)}`);
  expect(differing).toEqual([]);
});

/** True when a line of the deviations is about the rule. */
function namesRule(text: string, id: string): boolean {
  return text.split("\n").some((line) => (line.split(":")[0] ?? "").includes(id));
}
