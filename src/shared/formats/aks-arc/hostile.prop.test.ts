import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { countingIds } from "#shared/kernel/ids";
import { checkProject } from "#shared/rules/checker";
import { SAMPLE_NAMES, sampleFile } from "#shared/testing/samples";
import { importFile } from "../import-file.ts";
import { parseTextForm, printTextForm } from "../text-form.ts";

const samples = SAMPLE_NAMES.filter((name) => name.startsWith("aks-arc/")).map((name) => ({
  fileName: name,
  text: readFileSync(sampleFile(name), "utf8"),
}));

const NOISE = [
  ..."{}[],:=\"'\\$%#/<>- \n\0.5e9".split(""),
  "'''",
  "<<A\n",
  "${",
  "/*",
  "&a ",
  "*a",
  '"__proto__":{"x":1},',
  "[".repeat(70),
  "9".repeat(400),
  "\ud800",
  "\u202e",
  "\nparam vlan = 1e3\n",
  "\nparam dnsServers = [[['1.1.1.1']]]\n",
  "\nnsgs = {}\n",
  "\nnetworking:\n  onprem:\n    vlans: [1]\n",
  "10.0.0.0/8",
  "Microsoft.AzureStackHCI/logicalNetworks",
  "x".repeat(5_000),
];

/** A sample with pieces cut out, doubled and put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.tuple(fc.nat(), fc.nat(60), fc.constantFrom("", ...NOISE), fc.boolean()), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  .map(([{ fileName, text }, cuts]) => ({
    fileName,
    text: cuts.reduce((at, [place, length, noise, double]) => {
      const start = place % (at.length + 1);
      const piece = at.slice(start, start + length);
      return at.slice(0, start) + (double ? piece + piece : "") + noise + at.slice(start + length);
    }, text),
  }));

function outcome({ fileName, text }: { readonly fileName: string; readonly text: string }) {
  const read = importFile(text, { fileName, ids: countingIds() });
  const notes = read.ok ? read.value.notes : read.error;
  return { project: read.ok ? read.value.project : null, notes, isRead: read.ok };
}

test("3,000 damaged files give a design or a named error", { timeout: 180_000 }, () => {
  fc.assert(
    fc.property(mutated, (file) => {
      const { project, notes, isRead } = outcome(file);
      const odd = notes.filter(
        ({ code, message }) => !/^[a-z][a-z0-9-]*$/.test(code) || !/^\S.*\.$/s.test(message),
      );
      expect(odd).toEqual([]);
      expect(isRead || notes.some(({ severity }) => severity === "error")).toBe(true);
      expect(project === null || parseTextForm(printTextForm(project)).ok).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test("an error of a damaged file says line and column", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(mutated, (file) => {
      const { notes, isRead } = outcome(file);
      const unplaced = notes.filter(
        ({ code, message }) =>
          /-(?:syntax|string|key|unsafe)$/.test(code) && !/^Line \d+, column \d+: /.test(message),
      );
      expect(isRead ? [] : unplaced).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test("the rules survive what comes out of damaged files", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(mutated, (file) => {
      const { project } = outcome(file);
      expect(project ? checkProject(project) : []).toBeInstanceOf(Array);
    }),
    { numRuns: 200 },
  );
});
