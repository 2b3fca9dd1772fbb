import { PAPER } from "#shared/drawing/paper";
import type { JsonObject } from "#shared/kernel/json";
import { namesOf, type Names } from "../names.ts";
import { GROUPS, type Runbook, type Section } from "../runbook.ts";
import { pdfBlock, pdfNotice } from "./pdf-blocks.ts";
import { pdfStep } from "./pdf-step.ts";
import {
  INK,
  MONO,
  pdfWriter,
  runText,
  SANS,
  type CanDraw,
  type PdfNode,
  type PdfWriter,
} from "./pdf-text.ts";

/** A document definition for pdfmake; page heads and feet ask for the number of the page. */
export interface PdfDocument {
  readonly pageSize: "A4";
  readonly pageMargins: readonly number[];
  readonly language: "en";
  readonly displayTitle: true;
  readonly info: JsonObject & { readonly title: string };
  /** Milliseconds since 1970, UTC: the day of the runbook, so that the same runbook has the same bytes. */
  readonly created: number;
  readonly defaultStyle: PdfNode;
  readonly styles: PdfNode;
  readonly content: readonly PdfNode[];
  readonly header: (page: number) => PdfNode;
  readonly footer: (page: number, pages: number) => PdfNode;
  readonly pageBreakBefore: (node: PlacedNode, around: Around) => boolean;
}

/** What pdfmake tells of a node that it has placed. */
interface PlacedNode {
  readonly headlineLevel?: number;
  readonly style?: string;
}

interface Around {
  readonly getFollowingNodesOnPage: () => readonly PlacedNode[];
}

/**
 * The runbook as a document definition: contents with page numbers, bookmarks for sections and steps,
 * real tables, the diagram as vectors. The fonts are named `Roboto` and `Roboto Mono`; what they
 * cannot draw is written out.
 */
export function pdfDocument(runbook: Runbook, canDraw: CanDraw): PdfDocument {
  const writer = pdfWriter(canDraw);
  const names = namesOf(runbook);
  // A node of its own each time: the printer writes into what it is given.
  const draft = (): PdfNode[] => (runbook.draft ? [pdfNotice(runbook.draft, writer)] : []);
  const parts = GROUPS.flatMap((group, i) => {
    const sections = runbook.sections.filter((section) => section.group === group);
    if (sections.length === 0) return [];
    const isFirst = i === 0;
    return [
      ...(isFirst || !runbook.draft ? [] : [{ stack: draft(), pageBreak: "before" }]),
      ...sections.flatMap((section, at) =>
        pdfSection(section, names, writer, at === 0 && (isFirst || !runbook.draft)),
      ),
    ];
  });
  const title = `Runbook: ${writer.value(runbook.design)}`;
  return {
    pageSize: "A4",
    pageMargins: [48, 54, 48, 52],
    language: "en",
    displayTitle: true,
    info: { title, creator: "Underlay" },
    created: createdOn(runbook),
    defaultStyle: { font: SANS, fontSize: 9.5, lineHeight: 1.2, color: INK.text },
    styles: STYLES,
    content: [
      { text: writer.inline(runbook.title, { valueSize: "inherited" }), style: "h1" },
      ...madeFrom(runbook, writer),
      ...draft(),
      { toc: { title: { text: "Contents", style: "h2" }, numberStyle: { color: INK.soft } } },
      ...parts,
    ],
    header: () =>
      runbook.draft
        ? { text: "DRAFT. Not ready to run.", style: "draft", margin: [48, 24, 48, 0] }
        : { text: "" },
    footer: (page, pages) => ({
      margin: [48, 16, 48, 0],
      style: "foot",
      columns: [
        { width: "*", text: footText(runbook, writer), style: "foot" },
        { width: "auto", text: `${page} / ${pages}`, style: "foot" },
      ],
    }),
    // A heading at the foot of a page goes with what it is the heading of.
    pageBreakBefore: ({ headlineLevel }, { getFollowingNodesOnPage }) =>
      headlineLevel !== undefined &&
      getFollowingNodesOnPage().every(
        (node) => node.headlineLevel !== undefined || AROUND_THE_TEXT.has(node.style ?? ""),
      ),
  };
}

/** Styles of what stands at the head and the foot of each page. */
const AROUND_THE_TEXT: ReadonlySet<string> = new Set(["draft", "foot"]);

const STYLES: PdfNode = {
  h1: { fontSize: 22, bold: true, margin: [0, 0, 0, 8] },
  h2: { fontSize: 15, bold: true, margin: [0, 18, 0, 6] },
  h3: { fontSize: 12.5, bold: true, margin: [0, 16, 0, 1] },
  h4: { fontSize: 10, margin: [0, 8, 0, 2] },
  paragraph: { margin: [0, 2, 0, 3] },
  small: { fontSize: 8.5, color: INK.soft, margin: [0, 0, 0, 3] },
  code: { font: MONO, fontSize: 8.5, lineHeight: 1.25 },
  framed: { margin: [0, 2, 0, 4] },
  table: { fontSize: 9, margin: [0, 3, 0, 6] },
  foot: { fontSize: 8, color: INK.faint },
  draft: { bold: true, fontSize: 9, color: PAPER.error, alignment: "center" },
  error: { bold: true, color: PAPER.error },
  warning: { bold: true, color: PAPER.warning },
  info: { bold: true, color: PAPER.info },
};

function pdfSection(
  section: Section,
  names: Names,
  writer: PdfWriter,
  onNewPage: boolean,
): PdfNode[] {
  const title = writer.inline(section.title, { valueSize: "inherited" });
  const id = `section-${section.id}`;
  return [
    {
      text: title,
      id,
      style: "h2",
      headlineLevel: 1,

      tocItem: true,
      outline: true,
      outlineExpanded: true,
      outlineText: runText(title),
      ...(onNewPage ? { pageBreak: "before" } : {}),
    },
    ...section.content.flatMap((block) =>
      block.type === "step" ? pdfStep(block, id, names, writer) : pdfBlock(block, writer),
    ),
  ];
}

function madeFrom({ revision, date }: Runbook, writer: PdfWriter): PdfNode[] {
  const facts = [
    ...(revision === "" ? [] : [`Revision ${writer.value(revision)}`]),
    ...(date === "" ? [] : [`Date ${writer.value(date)}`]),
  ];
  return facts.length === 0 ? [] : [{ text: facts.join(" · "), style: "small" }];
}

/** Longest name in the foot of a page, in characters. */
const FOOT = 80;

function footText({ design, revision }: Runbook, writer: PdfWriter): string {
  const name = writer.value(design);
  const short = name.length > FOOT ? `${name.slice(0, FOOT)}…` : name;
  return revision === "" ? short : `${short} · revision ${writer.value(revision).slice(0, FOOT)}`;
}

function createdOn({ date }: Runbook): number {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return found ? Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])) : 0;
}
