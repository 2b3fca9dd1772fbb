import { parsePrefix, prefixesOverlap } from "#shared/address/prefix";
import { parseIpv4 } from "#shared/address/ipv4";
import { expect, test } from "vitest";
import { createFacts } from "#shared/facts/engine";
import { walk } from "#shared/facts/walk";
import { parseTextForm, printTextForm } from "#shared/formats/text-form";
import { jsonText } from "#shared/kernel/json";
import { unwrap } from "#shared/kernel/result";
import { recordsOf } from "#shared/model/project";
import { checkProject } from "#shared/rules/checker";
import { mixed } from "./mixed.ts";

const design = mixed.build("Mixed");
const elements = [...recordsOf(design, "elements")];

test("the mixed design opens without an error, and only with what its plant says by itself", () => {
  const said = checkProject(design).filter(({ severity }) => severity !== "info");
  expect(said.filter(({ severity }) => severity === "error")).toEqual([]);
  for (const { subjects } of said)
    expect(subjects.every(({ element }) => element.startsWith("plant-"))).toBe(true);
});

test("it holds a plant, two stores and a rig under one Internet, each store behind its NAT", () => {
  const sites = elements.filter(({ kind }) => kind === "site");
  expect(sites.map(({ name, fields }) => `${name} ${jsonText(fields["profile"])}`).sort()).toEqual([
    "Plant HCI",
    "Rig ASE",
    "Store 1 EE",
    "Store 2 EE",
  ]);
  expect(elements.filter(({ fields }) => fields["role"] === "internet")).toHaveLength(1);
  expect(elements.filter(({ kind }) => kind === "nat").map(({ name }) => name)).toEqual(
    expect.arrayContaining(["nat-store1", "nat-store2"]),
  );
});

test("the tunnels join networks that do not overlap, and a store reaches a node of the plant", () => {
  const tunnels = [...recordsOf(design, "links")].filter(({ kind }) => kind === "vpn");
  expect(tunnels).toHaveLength(3);
  const prefixes = elements
    .filter(({ kind }) => kind === "segment")
    .map(({ fields }) => unwrap(parsePrefix(jsonText(fields["prefix"]))).prefix);
  const clashes = prefixes.flatMap((one, i) =>
    prefixes.slice(i + 1).filter((other) => prefixesOverlap(one, other)),
  );
  expect(clashes).toEqual([]);
  const path = walk(createFacts(design), "store1-dns", unwrap(parseIpv4("10.20.30.3")));
  expect(path.outcome).toBe("delivered");
  expect(path.hops.map(({ element }) => element)).toEqual(["store1-router", "plant-router"]);
});

test("it can be saved and read back, with every reference whole", () => {
  expect(parseTextForm(printTextForm(design)).ok).toBe(true);
});
