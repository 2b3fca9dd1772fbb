import { expect, test } from "vitest";
import { parsePrefix } from "#shared/address/prefix";
import type { Json } from "#shared/kernel/json";
import { findField, findKind } from "#shared/kinds/index";
import type { FieldType } from "#shared/model/field";
import { appliesTo, editionOf, FIELD_FACTS, findProfile, PROFILES, platformCode } from "./index.ts";
import { PLATFORM_CODES } from "./define-profile.ts";

const facts = FIELD_FACTS;

test("five platforms carry the eight codes of the catalogue", () => {
  expect(PROFILES.map(({ name }) => name)).toEqual(["EE", "HCI", "HYB", "ASE", "ARC"]);
  const own = PROFILES.flatMap(({ name, variants }) =>
    name === "HYB" ? ["HYB"] : variants.map(({ code }) => code),
  );
  expect(own).toEqual([...PLATFORM_CODES]);
});

test("a site offers the platforms and variants that there are", () => {
  const choicesOf = (key: string): string[] => {
    const type = findField("site", key)?.type;
    return type?.type === "enum" ? type.choices.map(({ value }) => value) : [];
  };
  expect(choicesOf("profile")).toEqual(PROFILES.map(({ name }) => name));
  const variants = PROFILES.flatMap((profile) => profile.variants.map(({ name }) => name));
  expect(choicesOf("variant")).toEqual([...new Set(variants.filter((name) => name !== ""))]);
});

test("every fact speaks of a field that exists, says why, and names its source", () => {
  const lost = facts.filter(({ kind, field }) => !findField(kind, field));
  expect(lost.map(({ kind, field }) => `${kind}.${field}`)).toEqual([]);
  for (const fact of facts) {
    expect(fact.reason, `${fact.kind}.${fact.field}`).toMatch(/^[A-Z0-9].*\.$/);
    expect(fact.source.document.trim()).not.toBe("");
    expect(fact.on.length).toBeGreaterThan(0);
  }
});

test("a fact that is fixed or assumed has a value that its field takes", () => {
  const valueless = facts.filter((fact) => fact.requirement === "automatic" && !fact.automatic);
  expect(valueless).toEqual([]);
  const misfits = facts.filter(({ kind, field, automatic }) => {
    const type = findField(kind, field)?.type;
    if (!type || !automatic || !("value" in automatic)) return false;
    return !takes(type, automatic.value);
  });
  expect(misfits.map(({ kind, field }) => `${kind}.${field}`)).toEqual([]);
});

function takes(type: FieldType, value: Json): boolean {
  switch (type.type) {
    case "enum":
      return type.choices.some((choice) => choice.value === value);
    case "set":
      return Array.isArray(value) && value.every((v) => type.choices.some((c) => c.value === v));
    case "boolean":
      return typeof value === "boolean";
    case "integer":
      return typeof value === "number" && value >= type.min && value <= type.max;
    case "prefix":
      return typeof value === "string" && parsePrefix(value).ok;
    default:
      return typeof value === "string";
  }
}

test("conditions and editions of facts and limits lead somewhere", () => {
  for (const profile of PROFILES) {
    const editions = new Set(profile.editions.map(({ id }) => id));
    const wanted = [...profile.fields, ...profile.limits].flatMap((each) => each.editions ?? []);
    expect(wanted.filter((id) => !editions.has(id))).toEqual([]);
  }
  const conditions = facts.flatMap(({ kind, when = [] }) =>
    when.map((each) => ({ holder: each.of === "element" ? kind : (each.kind ?? ""), ...each })),
  );
  const lost = conditions.filter(
    ({ holder, field }) => !findKind(holder) || (field !== undefined && !findField(holder, field)),
  );
  expect(lost).toEqual([]);
});

test("a site is judged by the newest edition unless it names another", () => {
  for (const profile of PROFILES) {
    const ids = profile.editions.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(editionOf(profile, "").id).toBe(ids.at(-1));
    for (const id of ids) expect(editionOf(profile, id).id).toBe(id);
  }
});

test("a site with container networking is a site of AKS on Azure Stack HCI too, and the reverse", () => {
  for (const profile of ["HCI", "HYB"]) {
    for (const variant of ["static", "dhcp"]) {
      const code = platformCode(profile, variant);
      expect(code).toBe(variant === "static" ? "HCI-ST" : "HCI-DH");
      expect(appliesTo(["HYB"], code)).toBe(true);
      expect(appliesTo(["HCI"], code)).toBe(true);
    }
  }
  for (const { name, variants } of PROFILES.filter((each) => !["HCI", "HYB"].includes(each.name)))
    for (const { code } of variants) expect(appliesTo(["HYB"], code), name).toBe(false);
  expect(findProfile("HYB")?.variants).toEqual(findProfile("HCI")?.variants);
});
