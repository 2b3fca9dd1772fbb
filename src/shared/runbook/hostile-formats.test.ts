import { expect, test } from "vitest";
import { buildScene } from "#shared/drawing/build-scene";
import { printSvg } from "#shared/drawing/svg";
import { addressCsvExporter } from "#shared/formats/address-list/csv-exporter";
import { fromSafeCell } from "#shared/formats/address-list/formula-safe";
import { designRunbook } from "#shared/formats/design-runbook";
import { isJsonObject, type Json } from "#shared/kernel/json";
import { unwrap } from "#shared/kernel/result";
import { applyChanges } from "#shared/model/change";
import { emptyProject, recordsOf, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { createChecker } from "#shared/rules/checker";
import { getTemplate } from "#shared/templates/index";
import { csvCells } from "#shared/testing/csv-cells";
import { HOSTILE_NAMES } from "#shared/testing/hostile-names";
import { markdownLeaves, markdownSkeleton, readMarkdown } from "#shared/testing/markdown-tokens";
import { runbookNamed } from "#shared/testing/named-runbook";
import { readXml } from "#shared/testing/xml-tags";
import { printHtml } from "./html/print-html.ts";
import { pdfDocument } from "./pdf/pdf-document.ts";
import { printMarkdown } from "./print-markdown.ts";
import { printPowershell } from "./script/powershell-script.ts";
import { printShell } from "./script/shell-script.ts";
import { hasUnseen, visibleText } from "./visible-text.ts";

// Ten thousand hostile texts, each in every place that a text of a design can stand in, and every
// printer. Small runbooks keep it short; whole designs follow with the corpus.

const COUNT = 10_000;
const TIMEOUT = { timeout: 300_000 };

/** The corpus, and after it two or three of its names put together, always the same ones. */
function* hostileTexts(count: number): Generator<string> {
  yield* HOSTILE_NAMES;
  let state = 20_261_120;
  const pick = (length: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * length);
  };
  const name = (): string => HOSTILE_NAMES[pick(HOSTILE_NAMES.length)] ?? "";
  const between = ["", " ", "\n", "'", "`", "|", "$("];
  for (let made = HOSTILE_NAMES.length; made < count; made += 1) {
    const joint = between[pick(between.length)] ?? "";
    const names = pick(3) === 0 ? [name(), name(), name()] : [name(), name()];
    yield names.join(joint).slice(0, 200);
  }
}

function htmlSkeleton(html: string): string {
  return readXml(html.replace("<!DOCTYPE html>\n", ""))
    .map(({ name, depth, attributes }) => {
      const { class: looks = "", id = "", href = "" } = attributes;
      return `${depth}${name}.${looks}#${id}>${href}[${Object.keys(attributes).join()}]`;
    })
    .join(" ");
}

/** A definition without its texts, and without what only says where a line or a page may break. */
function pdfSkeleton(value: Json): string {
  return JSON.stringify(value, (key, each: Json) => {
    if (key === "wordBreak" || key === "widths" || key === "dontBreakRows") return undefined;
    if (Array.isArray(each)) return (each as readonly Json[]).flatMap(piecesOf);
    return typeof each === "string" && /text|title/i.test(key) ? "" : each;
  });
}

/** What stays on one page while it is short stands for its pieces. */
function piecesOf(value: Json): readonly Json[] {
  if (!isJsonObject(value) || value["unbreakable"] !== true) return [value];
  return Array.isArray(value["stack"]) ? (value["stack"] as readonly Json[]) : [value];
}

function definition(name: string): Json {
  const plain = pdfDocument(runbookNamed(name), isAscii);
  return JSON.parse(JSON.stringify(plain)) as Json;
}

const isAscii = (codePoint: number): boolean => codePoint < 127;

/** The lines of code of a script; its data stands between two marks. */
function codeOf(script: string): string {
  return script.replace(/\n(\$Json = @'|data\(\) \{.*)\n[^]*?\n('@|UNDERLAY_DATA)\n/, "\n");
}

/** Names that no command takes: they change which commands there are, never what one does. */
function isQuotable(text: string): boolean {
  return !hasUnseen(text) && text.length <= 1024;
}

test("the structure of every format is that of a harmless name", TIMEOUT, () => {
  const ways = [true, false].map((quotable) => {
    const runbook = runbookNamed(quotable ? "plain" : "plain\u0000");
    return {
      markdown: markdownSkeleton(readMarkdown(printMarkdown(runbook))),
      html: htmlSkeleton(printHtml(runbook)),
      pdf: pdfSkeleton(definition(quotable ? "plain" : "plain\u0000")),
      powershell: codeOf(printPowershell(runbook)),
      shell: codeOf(printShell(runbook)),
    };
  });
  const broken: unknown[] = [];
  for (const text of hostileTexts(COUNT)) {
    const runbook = runbookNamed(text);
    const plain = ways[isQuotable(text) ? 0 : 1];
    const markdown = readMarkdown(printMarkdown(runbook));
    const html = printHtml(runbook);
    const [powershell, shell] = [printPowershell(runbook), printShell(runbook)];
    const printed = {
      markdown: markdownSkeleton(markdown),
      html: htmlSkeleton(html),
      pdf: pdfSkeleton(definition(text)),
      powershell: codeOf(powershell),
      shell: codeOf(shell),
    };
    const other = Object.entries(printed).find(
      ([format, skeleton]) => skeleton !== plain?.[format as keyof typeof printed],
    );
    const isPlainData = /^[\n -~]*$/.test(powershell) && /^[\n -~]*$/.test(shell);
    const shown = visibleText(text);
    const comesBack =
      markdownLeaves(markdown.slice(0, 1), "code")[0] === shown &&
      readXml(html.slice(16)).some(({ name, text: own }) => name === "code" && own === shown);
    if (other || !isPlainData || !comesBack) broken.push({ text, other, isPlainData, comesBack });
    if (broken.length > 2) break;
  }
  expect(broken).toEqual([]);
});

function designNamed(name: string): Project {
  const inUse = [{ range: "10.0.0.9", owner: name }];
  return applyChanges(emptyProject(name), [
    { collection: "elements", id: "site", before: null, after: element("site", null, { inUse }) },
    { collection: "elements", id: "host", before: null, after: element("host", "site") },
    {
      collection: "elements",
      id: "net",
      before: null,
      after: element("segment", "site", { prefix: "10.0.0.0/24" }),
    },
  ]);

  function element(kind: string, parent: string | null, fields: ElementRecord["fields"] = {}) {
    return { id: kind === "segment" ? "net" : kind, kind, parent, name, fields };
  }
}

test("the structure of the diagram is that of a harmless name", TIMEOUT, () => {
  const skeleton = (name: string): string =>
    readXml(printSvg(buildScene(designNamed(name)), { title: name, legend: true }))
      .map((tag) => `${tag.depth}${tag.name}[${Object.keys(tag.attributes).join()}]`)
      .join(" ");
  const plain = skeleton("plain");
  const broken = [...hostileTexts(COUNT)].filter((text) => skeleton(text) !== plain);
  expect(broken).toEqual([]);
});

test("the address plan has the cells of a harmless name, and none is a formula", TIMEOUT, () => {
  const formula = /^[\t\r\n]|(^|[\r\n])\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
  const cellsOf = (name: string): string[][] => {
    const [file] = unwrap(addressCsvExporter.write(designNamed(name))).files;
    return csvCells(file?.content ?? "");
  };
  const plain = cellsOf("plain");
  expect(plain.flat().filter((cell) => cell === "plain")).toHaveLength(5);
  const broken = [...hostileTexts(COUNT)].filter((text) => {
    const cells = cellsOf(text);
    const back = cells.map((row) => row.map(fromSafeCell));
    const wanted = plain.map((row) => row.map((cell) => (cell === "plain" ? text : cell)));
    return (
      JSON.stringify(back) !== JSON.stringify(wanted) || cells.flat().some((c) => formula.test(c))
    );
  });
  expect(broken).toEqual([]);
});

function renamed(project: Project, name: string): Project {
  return applyChanges(
    project,
    [...recordsOf(project, "elements")].map((element) => ({
      collection: "elements" as const,
      id: element.id,
      before: element,
      after: { ...element, name },
    })),
  );
}

test("a whole design keeps the structure of its page and the code of its scripts", TIMEOUT, () => {
  const base = getTemplate("edge-single").build("x");
  const print = (name: string) => {
    const project = renamed(base, name);
    const { facts } = createChecker(project);
    // What the rules say of a name is no matter of printing.
    const runbook = designRunbook(project, { checker: { facts, findings: () => [] } });
    const page = htmlSkeleton(printHtml(runbook));
    return [
      // The drawing has its own proof; its lines, marks and page depend on the width of names.
      page.slice(0, page.indexOf("figure.")) + page.slice(page.indexOf("figcaption")),
      codeOf(printPowershell(runbook)),
      codeOf(printShell(runbook)),
    ];
  };
  const plain = print("plain");
  for (const name of HOSTILE_NAMES) {
    expect(print(name), JSON.stringify(name)).toEqual(plain);
  }
});
