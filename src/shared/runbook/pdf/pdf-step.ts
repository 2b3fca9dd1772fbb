import { codeText, type Block } from "../block.ts";
import { durationText } from "../duration.ts";
import { inlineText } from "../inline.ts";
import type { Names } from "../names.ts";
import { ACTIONS, type Action, type Step } from "../step.ts";
import { pdfBlock, pdfNotice, ticked } from "./pdf-blocks.ts";
import { INK, kept, runText, type PdfNode, type PdfWriter } from "./pdf-text.ts";

/** A step with its head, its parts in order, and a line to tick it off. */
export function pdfStep(step: Step, section: string, names: Names, writer: PdfWriter): PdfNode[] {
  const title = [
    { text: `${step.number}. ` },
    ...writer.inline(step.title, { valueSize: "inherited" }),
  ];
  const head: PdfNode[] = [
    {
      text: title,
      style: "h3",

      tocItem: true,
      tocMargin: [12, 0, 0, 0],
      outline: true,
      outlineParentId: section,
      outlineText: runText(title),
    },
    {
      text: [
        { text: durationText(step.minutes), bold: true },
        { text: " · " },
        ...writer.inline(step.who),
      ],
      style: "small",
    },
  ];
  const waits = step.waitsFor.map((key) =>
    pdfNotice(
      {
        type: "notice",
        severity: "error",
        title: "Waits for an open error",
        content: names.finding(key),
      },
      writer,
    ),
  );
  const builds: PdfNode[] =
    step.builds.length === 0
      ? []
      : [
          {
            text: [
              { text: "Builds: " },
              ...writer.inline(names.elements(step.builds)),
              { text: "." },
            ],
            style: "paragraph",
          },
        ];
  const actions = ACTIONS.flatMap(([part, label]) => {
    const action = step[part];
    return action ? pdfAction(label, action, writer) : [];
  });
  return [
    kept([...head, { text: writer.inline(step.why), style: "paragraph" }]),
    ...waits,
    ...builds,
    ...actions,
    done(step, writer),
  ];
}

function pdfAction(label: string, { what, blocks }: Action, writer: PdfWriter): PdfNode[] {
  const head: PdfNode = {
    text: [{ text: `${label}: `, bold: true }, ...writer.inline(what, { valueSize: "inherited" })],
    style: "h4",
    headlineLevel: 1,
  };
  const [first, ...rest] = blocks.map((block) => ({ block, nodes: pdfBlock(block, writer) }));
  if (!first) return [head];
  const start = isShort(first.block) ? [kept([head, ...first.nodes])] : [head, ...first.nodes];
  return [...start, ...rest.flatMap(({ nodes }) => nodes)];
}

/** Whether a block surely fits on a page with its heading. */
function isShort(block: Block): boolean {
  if (block.type === "code") return codeText(block).length < 1000;
  if (block.type === "paragraph") return inlineText(block.content).length < 1000;
  return block.type === "expected" && block.match !== "described" && block.lines.length < 10;
}

function done({ number, rules }: Step, writer: PdfWriter): PdfNode {
  const lines = "_".repeat(22);
  return {
    unbreakable: true,
    margin: [0, 6, 0, 0],
    stack: [
      ticked({ text: `Step ${number} done.   Name ${lines}   Time ${lines.slice(8)}` }),
      {
        text: writer.words(`Answers to ${rules.join(", ")}`),
        style: "small",
        alignment: "right",
        color: INK.faint,
      },
    ],
  };
}
