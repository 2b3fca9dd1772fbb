import { describe, expect, test } from "vitest";
import { parsePrefix } from "#shared/address/prefix";
import { unwrap } from "#shared/kernel/result";
import type { FieldType } from "#shared/model/field";
import { readDraft } from "./read-draft.ts";

const within = unwrap(parsePrefix("10.20.30.0/26")).prefix;
const mtu: FieldType = { type: "integer", min: 576, max: 9216 };

describe("what a typed text becomes", () => {
  test.each<[string, FieldType, string, unknown, string | undefined]>([
    ["a tail is completed", { type: "ipv4" }, ".5", "10.20.30.5", "10.20.30.5/26"],
    ["a length is dropped", { type: "ipv4" }, "10.20.30.5/26", "10.20.30.5", "10.20.30.5/26"],
    [
      "an interface gets its length",
      { type: "interface-address" },
      ".5",
      "10.20.30.5/26",
      "10.20.30.5/26",
    ],
    ["a range is counted", { type: "range" }, ".2-.4", "10.20.30.2–10.20.30.4", "3 addresses"],
    [
      "a list keeps its order",
      { type: "ipv4-list" },
      ".9 .8",
      ["10.20.30.9", "10.20.30.8"],
      "2 entries",
    ],
    ["a number is a number", mtu, "1500", 1500, undefined],
    [
      "a MAC is written as Hyper-V does",
      { type: "mac" },
      "00:15:5d:01:02:03",
      "00-15-5D-01-02-03",
      "00-15-5D-01-02-03",
    ],
    ["nothing is nothing", { type: "ipv4" }, "  ", null, undefined],
  ])("%s", (_name, type, text, value, shown) => {
    const reading = readDraft(type, text, within);
    expect(reading).toMatchObject({ value });
    expect(reading.shown).toBe(shown);
    expect(reading.error).toBeUndefined();
  });

  test.each<[FieldType, string]>([
    [{ type: "ipv4" }, "10.20.30.300"],
    [mtu, "many"],
    [mtu, "9"],
    [{ type: "date" }, "tomorrow"],
    [{ type: "prefix" }, "10.0.0.0/33"],
  ])("what is wrong is kept as typed, and said: %o %s", (type, text) => {
    const reading = readDraft(type, text, within);
    expect(reading.value).toBe(text);
    expect(reading.error?.message).toMatch(/\.$/);
  });

  test("a tail without a network asks for the whole address", () => {
    expect(readDraft({ type: "ipv4" }, ".5", undefined).error?.code).toBe("no-network");
  });
});
