import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { countingIds } from "#shared/kernel/ids";
import { SAMPLE_NAMES, sampleFile } from "#shared/testing/samples";
import { checkProject } from "#shared/rules/checker";
import { importFile } from "./import-file.ts";
import { parseTextForm, printTextForm } from "./text-form.ts";

const samples = SAMPLE_NAMES.map((name) => readFileSync(sampleFile(name), "utf8"));

const jsonSamples = samples.filter((text) => /^[\s\ufeff]*[{[]/.test(text));

const NOISE = [
  ..."{}[],:\"'\\ \n\0-0.5e9true null".split(""),
  '"__proto__":{"x":1},',
  '"constructor":',
  "[".repeat(70),
  "9".repeat(400),
  '"\\ud800"',
  "\u202e",
  '"Machines":[{}],',
  '"Machines":7,',
  '"Network":{"Proxy":[]},',
  '"Network":{"DnsServers":[[["1.1.1.1"]]]},',
  '{"LinuxNode":null}',
  '"SchemaVersion":1e3,',
  `"Foo${"o".repeat(5_000)}":1,`,
  `"ControlPlaneEndpointIp":"${"1".repeat(5_000)}",`,
];

/** A sample with pieces cut out, doubled and put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.constantFrom("", ...NOISE), fc.boolean()), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([text, cuts]) =>
    cuts.reduce((at, [place, length, noise, double]) => {
      const start = place % (at.length + 1);
      const piece = at.slice(start, start + length);
      return at.slice(0, start) + (double ? piece + piece : "") + noise + at.slice(start + length);
    }, text),
  );

/** A sample in which values have been exchanged for others of any shape; still JSON. */
const reshaped = fc
  .tuple(fc.constantFrom(...jsonSamples), fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat())
  .map(([text, values, seed]) => {
    let count = 0;
    const exchange = (value: unknown): unknown => {
      count += 1;
      if (count > 1 && (count * 7_919 + seed) % 9 === 0)
        return values[(count + seed) % values.length];
      if (Array.isArray(value)) return value.map(exchange);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, exchange(item)]));
    };
    return JSON.stringify(exchange(JSON.parse(text)));
  });

/** What came of a text: whether all was said in sentences, and its design can be saved and read back. */
function isFine(text: string): boolean {
  const read = importFile(text, { fileName: "x.json", ids: countingIds() });
  const notes = read.ok ? read.value.notes : read.error;
  const isWellSaid = notes.every(
    ({ code, message }) => /^[a-z][a-z0-9-]*$/.test(code) && /^\S.*\.$/s.test(message),
  );
  const project = read.ok ? read.value.project : null;
  const isWhole = project === null || parseTextForm(printTextForm(project)).ok;
  return isWellSaid && isWhole && (read.ok || notes.some(({ severity }) => severity === "error"));
}

test(
  "5,000 damaged, cut and hostile texts give a design or a named error",
  { timeout: 120_000 },
  () => {
    const texts = fc.oneof(
      { weight: 10, arbitrary: mutated },
      { weight: 10, arbitrary: reshaped },
      { weight: 1, arbitrary: fc.string() },
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(isFine(text)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  },
);

test("the rules survive what comes out of damaged files", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(reshaped, (text) => {
      const read = importFile(text, { fileName: "x.json", ids: countingIds() });
      const project = read.ok ? read.value.project : null;
      expect(project ? checkProject(project) : []).toBeInstanceOf(Array);
    }),
    { numRuns: 300 },
  );
});

test("many machines, many unknown keys and long lists are read", { timeout: 120_000 }, () => {
  const many = (count: number, item: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => item(i)).join(",");
  const machines = many(20_000, () => '{"LinuxNode":{}}');
  const keys = many(50_000, (i) => `"ServiceIPRangeSizz${i}":1`);
  const servers = many(50_000, (i) => `"10.0.0.${i}"`);
  expect(isFine(`{"Init":{},"Network":{},"Machines":[${machines}]}`)).toBe(true);
  expect(isFine(`{"Init":{},"Network":{${keys}},"Machines":[]}`)).toBe(true);
  expect(isFine(`{"Init":{},"Network":{"DnsServers":[${servers}]},"Machines":[]}`)).toBe(true);
});
