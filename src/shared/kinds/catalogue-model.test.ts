import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { COLLECTIONS } from "#shared/model/records";
import { CATALOGUE_MODEL } from "./catalogue-model.ts";
import { findField, findKind, findLinkDef, KINDS } from "./index.ts";

const catalogueFile = new URL("../../../../shared/domain/rules.md", import.meta.url);

const entries = Object.entries(CATALOGUE_MODEL);
const carriers = entries.flatMap(([entry, attributes]) =>
  Object.entries(attributes).flatMap(([attribute, list]) =>
    (list.startsWith("derived ") ? [list] : list.split(", ")).map((carrier) => ({
      at: `${entry} ${attribute}`,
      carrier,
    })),
  ),
);

/** True when the thing that a carrier names exists. */
function exists(carrier: string): boolean {
  const [word = "", what = ""] = carrier.split(" ");
  switch (word) {
    case "name":
      return findKind(what) !== undefined;
    case "in":
      return KINDS.some(({ parents }) => parents.includes(what));
    case "has":
      return findKind(what) !== undefined;
    case "link":
      return findLinkDef(what) !== undefined;
    case "records":
      return COLLECTIONS.some((collection) => collection === what);
    case "derived":
      return what !== "";
    default: {
      const [kind = "", field = "", column] = word.split(".");
      const type = findField(kind, field)?.type;
      if (!type || column === undefined) return type !== undefined;
      return type.type === "rows" && type.columns.some(({ key }) => key === column);
    }
  }
}

test("the catalogue has 39 entries, and each attribute has a carrier that exists", () => {
  expect(entries.map(([id]) => id).sort()).toEqual(
    Array.from({ length: 39 }, (_, i) => `DM-${String(i + 1).padStart(2, "0")}`),
  );
  expect(carriers.filter(({ carrier }) => !exists(carrier))).toEqual([]);
});

test.skipIf(!existsSync(catalogueFile))("the list is that of the catalogue", () => {
  const text = readFileSync(catalogueFile, "utf8");
  const section = text.slice(text.indexOf("# 1. Domain model"), text.indexOf("## 1.7"));
  const written: string[] = [];
  let entry = "";
  for (const line of section.split("\n")) {
    entry = /^\*\*(DM-\d+) /.exec(line)?.[1] ?? entry;
    const cells = line.split(" | ");
    const isAttribute = line.startsWith("| ") && cells.length === 6;
    if (isAttribute && cells[0] !== "| Attribute") written.push(`${entry} ${cells[0]?.slice(2)}`);
  }
  const listed = entries.flatMap(([id, attributes]) =>
    Object.keys(attributes).map((attribute) => `${id} ${attribute}`),
  );
  expect(listed.sort()).toEqual(written.sort());
});

test("a kind says which entry of the catalogue it belongs to", () => {
  const known = new Set(entries.map(([id]) => id));
  const beyond = KINDS.filter(
    ({ catalogue }) => !catalogue.split(", ").every((id) => known.has(id)),
  );
  expect(beyond.map(({ name }) => name)).toEqual(["note"]);
  const carried = new Set(KINDS.flatMap(({ catalogue }) => catalogue.split(", ")));
  expect([...known].filter((id) => !carried.has(id))).toEqual([]);
});

test("every element can carry notes", () => {
  expect(KINDS.filter(({ name }) => !findField(name, "notes"))).toEqual([]);
});
