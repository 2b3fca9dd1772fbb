import fc from "fast-check";
import { expect, test } from "vitest";
import { countingIds } from "#shared/kernel/ids";
import { unwrap } from "#shared/kernel/result";
import { projects } from "#shared/testing/arbitraries";
import { HOSTILE_NAMES } from "#shared/testing/hostile-names";
import { importFile } from "../import-file.ts";
import { parseTextForm, printTextForm } from "../text-form.ts";
import { addressCsvExporter } from "./csv-exporter.ts";
import { dhcpExclusionsExporter } from "./dhcp-exporter.ts";
import { fromSafeCell, toSafeCell } from "./formula-safe.ts";
import { packSubnets } from "./pack-subnets.ts";
import { parseXml } from "./parse-xml.ts";
import { subnetPlanExporter } from "./subnet-plan-exporter.ts";

function read(text: string) {
  return importFile(text, { fileName: "list", ids: countingIds() });
}

const address = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 254 }))
  .map(([net, last]) => `10.0.${net}.${last}`);
const owner = fc.constantFrom(
  "printer",
  "a;b",
  'x "y"',
  "=1+1",
  "-x",
  "'=z",
  "ünï",
  "two\nlines",
  "",
);
const row = fc.tuple(
  owner,
  fc.oneof(
    { weight: 8, arbitrary: address },
    { weight: 1, arbitrary: fc.constantFrom("10.0.0.300", "x") },
  ),
  fc.constantFrom("", "10.0.0.0/24", "10.0.1.0/24", "10.0.0.5/16", "x/24"),
  fc.constantFrom("", "30", "0", "5000"),
  fc.constantFrom("", "Plant", "Depot"),
);
const lists = fc
  .tuple(fc.constantFrom(",", ";", "\t", "|"), fc.array(row, { minLength: 1, maxLength: 8 }))
  .map(([delimiter, rows]) =>
    [["Name", "Address", "Prefix", "VLAN", "Site"], ...rows]
      .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
      .join("\r\n"),
  );

test("a list comes back from the address plan as it was read", () => {
  fc.assert(
    fc.property(lists, (text) => {
      const first = unwrap(read(text)).project;
      if (!first) throw new Error("no design");
      const written = unwrap(addressCsvExporter.write(first)).files[0]?.content ?? "";
      const second = unwrap(read(written)).project;
      expect(second && printTextForm(second)).toBe(printTextForm(first));
      expect(parseTextForm(printTextForm(first)).ok).toBe(true);
    }),
    { numRuns: 400 },
  );
});

const plans = fc
  .array(
    fc.record({
      network: fc.constantFrom("10.0.0.0/24", "10.1.0.0/20", "10.2.0.0/29"),
      subnets: fc.array(
        fc.oneof(
          fc.record({
            name: fc.constantFrom("a", "b", "c"),
            vlan: fc.integer({ min: 0, max: 4_094 }),
            hosts: fc.integer({ min: 1, max: 300 }),
          }),
          fc.record({
            name: fc.constantFrom("d", "e"),
            cidr: fc.integer({ min: 20, max: 32 }),
            IPAssignments: fc.array(
              fc.record({
                Name: fc.constantFrom("Gateway", "DNS", "=x"),
                Position: fc.integer({ min: -5, max: 12 }),
              }),
              { maxLength: 4 },
            ),
          }),
        ),
        { maxLength: 5 },
      ),
    }),
    { minLength: 1, maxLength: 1 },
  )
  .map((list) => JSON.stringify(list));

test("a subnet plan comes back as it was read", () => {
  fc.assert(
    fc.property(plans, (text) => {
      const first = unwrap(read(text)).project;
      const written = first ? subnetPlanExporter.write(first) : undefined;
      if (!first || !written?.ok) return;
      const second = unwrap(read(written.value.files[0]?.content ?? "")).project;
      expect(second && printTextForm(second)).toBe(printTextForm(first));
    }),
    { numRuns: 400 },
  );
});

test("subnets are laid side by side inside their network", () => {
  const lengths = fc.array(fc.integer({ min: 18, max: 32 }), { maxLength: 12 });
  fc.assert(
    fc.property(lengths, (each) => {
      const network = { network: 0x0a000000, length: 22 };
      const blocks = packSubnets(network, each).filter((block) => block !== undefined);
      const sorted = blocks.toSorted((a, b) => a.network - b.network);
      for (const [i, block] of sorted.entries()) {
        const end = block.network + 2 ** (32 - block.length);
        expect(end).toBeLessThanOrEqual(sorted[i + 1]?.network ?? 0x0a000400);
        expect(block.network % 2 ** (32 - block.length)).toBe(0);
      }
    }),
  );
});

test("a cell is no formula, and gives its text back", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom(...HOSTILE_NAMES, "'=", "''+", "=")),
      (text) => {
        expect(toSafeCell(text)).not.toMatch(
          /^[\t\r\n]|(^|[\r\n])\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/,
        );
        expect(fromSafeCell(toSafeCell(text))).toBe(text);
      },
    ),
    { numRuns: 2_000 },
  );
});

test("an export of any design never throws, and what it writes can be read", () => {
  fc.assert(
    fc.property(projects, (project) => {
      for (const exporter of [addressCsvExporter, dhcpExclusionsExporter, subnetPlanExporter]) {
        const written = exporter.write(project);
        const content = written.ok ? (written.value.files[0]?.content ?? "") : undefined;
        if (content === undefined || content.split("\r\n").length === 2) continue;
        const again = read(content);
        expect(again.ok || again.error.every(({ message }) => message !== "")).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
});

const TOKENS = [
  ...',;\t|"\n\r<>/&=:{}'.split(""),
  "address",
  "10.0.0.1",
  "ScopeId : 10.0.0.0\n",
  "<DHCPServer>",
  "<Scope>",
  "</Scope>",
  "<![CDATA[",
  "<!-- ",
  "&lt;",
  "&x;",
  "<a b='c'>",
  "ip;name\n",
  "\u0000",
  "\ud800",
  '"'.repeat(50),
  "<a>".repeat(80),
  "x".repeat(5_000),
  "Add-DhcpServerv4ExclusionRange -ScopeId ",
  '{"network":"10.0.0.0/24","subnets":[',
];
const soup = fc.array(fc.constantFrom(...TOKENS), { maxLength: 40 }).map((parts) => parts.join(""));

test("any text gives a design or an error in a sentence", () => {
  fc.assert(
    fc.property(soup, (text) => {
      const result = read(text);
      const notes = result.ok ? result.value.notes : result.error;
      for (const { code, message } of notes) {
        expect(code).toMatch(/^[a-z][a-z0-9-]*$/);
        expect(message).toMatch(/^\S.*\.$/s);
      }
      const project = result.ok ? result.value.project : null;
      expect(project === null || parseTextForm(printTextForm(project)).ok).toBe(true);
      const xml = parseXml(text);
      expect(xml.ok || xml.error.line >= 1).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});
