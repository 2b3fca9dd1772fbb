import { escapeXml, tag } from "#shared/drawing/svg-parts";
import { namesOf, type Names } from "../names.ts";
import { GROUPS, type Runbook, type Section } from "../runbook.ts";
import { visibleText } from "../visible-text.ts";
import { htmlBlock, htmlNotice } from "./html-blocks.ts";
import { htmlStep, stepAnchor } from "./html-step.ts";
import { HTML_STYLE, HTML_STYLE_HASH } from "./html-style.ts";
import { box, htmlCode, htmlInline } from "./html-text.ts";

/**
 * The runbook as one HTML file that stands alone: no script, nothing fetched, and a policy that would
 * forbid both. Well-formed as XML behind its first line. The same runbook gives the same bytes.
 */
export function printHtml(runbook: Runbook): string {
  const names = namesOf(runbook);
  const draft = runbook.draft ? htmlNotice(runbook.draft) : "";
  const parts = GROUPS.flatMap((group, i) => {
    const sections = runbook.sections.filter((section) => section.group === group);
    if (sections.length === 0) return [];
    const content = sections.map((section) => htmlSection(section, names)).join("\n");
    // A draft says so at the head of each part, since parts are handed round singly.
    return [box("part", i === 0 ? "" : draft, `\n${content}\n`)];
  });
  const head = [
    `<meta charset="utf-8"/>`,
    tag("meta", { "http-equiv": "Content-Security-Policy", content: POLICY }),
    tag("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    tag("meta", { name: "referrer", content: "no-referrer" }),
    tag("title", {}, escapeXml(`Runbook: ${visibleText(runbook.design)}`)),
    tag("style", {}, HTML_STYLE),
  ];
  const body = [
    tag("header", {}, tag("h1", {}, htmlInline(runbook.title)) + madeFrom(runbook) + draft),
    contents(runbook),
    tag("main", { id: "runbook" }, `\n${parts.join("\n")}\n`),
  ];
  const page = [
    `<html lang="en">`,
    `<head>\n${head.join("\n")}\n</head>`,
    tag("body", runbook.draft ? { class: "draft" } : {}, `\n${body.join("\n")}\n`),
    "</html>",
  ];
  return `<!DOCTYPE html>\n${page.join("\n")}\n`;
}

const POLICY = `default-src 'none'; style-src 'sha256-${HTML_STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

function madeFrom({ revision, date }: Runbook): string {
  const facts = [
    ...(revision === "" ? [] : [`Revision ${htmlCode(revision)}`]),
    ...(date === "" ? [] : [`Date ${htmlCode(date)}`]),
  ];
  return facts.length === 0 ? "" : tag("p", {}, facts.join(" · "));
}

function sectionAnchor({ id }: Section): string {
  return `section-${id}`;
}

function htmlSection(section: Section, names: Names): string {
  const blocks = section.content.map((block) =>
    block.type === "step" ? htmlStep(block, names) : htmlBlock(block, 3),
  );
  return tag(
    "section",
    { id: sectionAnchor(section) },
    `${tag("h2", {}, htmlInline(section.title))}\n${blocks.join("\n")}`,
  );
}

/** The table of contents: parts, sections, steps. */
function contents({ sections }: Runbook): string {
  const entries = GROUPS.flatMap((group) => {
    const own = sections.filter((section) => section.group === group);
    if (own.length === 0) return [];
    return [tag("li", { class: "group" }, group), ...own.map(contentsEntry)];
  });
  return tag(
    "nav",
    { "aria-label": "Contents" },
    tag("h2", {}, "Contents") + tag("ol", {}, `\n${entries.join("\n")}\n`),
  );
}

function contentsEntry(section: Section): string {
  const link = tag("a", { href: `#${sectionAnchor(section)}` }, htmlInline(section.title));
  const steps = section.content.flatMap((block) =>
    block.type === "step"
      ? [
          tag(
            "li",
            {},
            tag(
              "a",
              { href: `#${stepAnchor(block)}` },
              `${block.number}. ${htmlInline(block.title)}`,
            ),
          ),
        ]
      : [],
  );
  return tag("li", {}, link + (steps.length === 0 ? "" : tag("ol", {}, steps.join(""))));
}
