import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { designRunbook } from "#shared/formats/design-runbook";
import { say } from "#shared/kernel/message";
import { createChecker } from "#shared/rules/checker";
import { inlineText } from "#shared/runbook/inline";
import { stepsOf, type Runbook } from "#shared/runbook/runbook";
import { visibleText } from "#shared/runbook/visible-text";
import { getTemplate } from "#shared/templates/index";
import { HOSTILE_NAMES } from "#shared/testing/hostile-names";
import { canDraw } from "./fonts.ts";
import { printPdf } from "./print-pdf.ts";

const project = getTemplate("edge-scalable").build("Plant 7");

function runbookWith(isDraft: boolean): Runbook {
  const finding = {
    key: "k",
    rule: "UL-ADDR-001",
    severity: "error" as const,
    subjects: [],
    message: say`${"10.0.0.1"} is taken.`,
    data: {},
  };
  const checker = createChecker(project);
  return designRunbook(project, {
    revision: "14",
    date: "2026-11-20",
    checker: { facts: checker.facts, findings: () => (isDraft ? [finding] : []) },
  });
}

/** A small runbook about some names: title, paragraph, table, command. */
function runbookNamed(...names: readonly string[]): Runbook {
  const [name = ""] = names;
  return {
    title: say`Runbook: ${name}`,
    design: name,
    revision: name,
    date: "",
    names: { elements: {}, findings: {} },
    sections: names.map((each, i) => ({
      id: `about-${i}`,
      group: "Build",
      title: say`About ${each}`,
      content: [
        { type: "paragraph", content: say`Name ${each}.` },
        {
          type: "table",
          columns: [
            { label: "A", holds: "text" },
            { label: "B", holds: "address" },
          ],
          rows: [
            [
              { type: "text", content: say`${each}` },
              { type: "address", text: each, automatic: false },
            ],
          ],
        },
        { type: "code", language: "text", parts: [{ code: "Do " }, { value: visibleText(each) }] },
      ],
    })),
  };
}

/** Words of each page as a PDF reader finds them. */
function pagesOf(bytes: Uint8Array): string[] {
  const text = execFileSync("pdftotext", ["-enc", "UTF-8", "-layout", "-", "-"], { input: bytes });
  return text.toString("utf8").split("\f").slice(0, -1);
}

function hasPdftotext(): boolean {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test("the same runbook gives the same bytes, and another date others", async () => {
  const runbook = runbookNamed("Plant 7");
  const bytes = await printPdf(runbook);
  expect(Buffer.from(await printPdf(runbook)).equals(bytes)).toBe(true);
  expect(Buffer.from(await printPdf({ ...runbook, date: "2026-11-20" })).equals(bytes)).toBe(false);
});

test("each section and step is a bookmark, the fonts are embedded, nothing runs", async () => {
  const runbook = runbookWith(false);
  const source = Buffer.from(await printPdf(runbook)).toString("latin1");
  const bookmarks = source.match(/\/Title [(<]/g) ?? [];
  expect(bookmarks).toHaveLength(runbook.sections.length + stepsOf(runbook).length);
  expect(source.match(/\/FontFile2/g)).toHaveLength(4);
  expect(source).not.toMatch(
    /\/JavaScript|\/Launch|\/URI|\/EmbeddedFile|\/SubmitForm|\/Subtype \/Image/,
  );
});

// Reading a PDF back is left to a program of another maker; it is in the package poppler-utils.
describe.skipIf(!hasPdftotext())("read back by pdftotext", () => {
  test("every step and the texts of the diagram are there, with page numbers", async () => {
    const runbook = runbookWith(false);
    const pages = pagesOf(await printPdf(runbook));
    const all = pages.join("\n");
    for (const { number, title } of stepsOf(runbook)) {
      expect(all).toContain(`${number}. ${inlineText(title)}`);
    }
    for (const text of [
      "line-net",
      "New-AksEdgeDeployment",
      "192.168.0.50",
      "ControlPlaneEndpointIp",
    ]) {
      expect(all).toContain(text);
    }
    pages.forEach((page, i) => {
      expect(page.trimEnd()).toMatch(
        new RegExp(`Plant 7 · revision 14 +${i + 1} / ${pages.length}$`),
      );
    });
    expect(all).not.toContain("DRAFT");
  });

  test("no heading stands alone at the foot of a page", async () => {
    const runbook = designRunbook(getTemplate("hci-static").build("Plant 7"));
    const titles = runbook.sections.map(({ title }) => inlineText(title));
    const pages = pagesOf(await printPdf(runbook));
    // The contents come first, where titles follow titles.
    const start = pages.findIndex(
      (page, i) => i > 0 && page.trimStart().startsWith(titles[0] ?? ""),
    );
    const last = pages.slice(start).map((page) => withoutFoot(page).trimEnd().split("\n").at(-1));
    expect(last.map((line) => line?.trim()).filter((line) => titles.includes(line ?? ""))).toEqual(
      [],
    );
  });

  test("a draft says so on each page", async () => {
    const pages = pagesOf(await printPdf(runbookWith(true)));
    expect(pages.length).toBeGreaterThan(5);
    for (const page of pages) expect(page).toContain("DRAFT. Not ready to run.");
  });

  test("a draft says at the head of each part why", async () => {
    const runbook = runbookWith(true);
    const parts = new Set(runbook.sections.map(({ group }) => group));
    const text = pagesOf(await printPdf(runbook)).join("\n");
    expect(text.match(/Not ready to run: 1 open error/g)).toHaveLength(parts.size);
  });

  test("hostile names are printed as shown on paper", { timeout: 120_000 }, async () => {
    // What a reader finds is compared without blanks: lines may break anywhere in a long name.
    // It takes a mark that is drawn twice on the same spot for one.
    const squeezed = (text: string): string =>
      text
        .replace(/\s/g, "")
        .normalize("NFD")
        .replace(/(\p{M})\1+/gu, "$1");
    for (let at = 0; at < HOSTILE_NAMES.length; at += 40) {
      const names = HOSTILE_NAMES.slice(at, at + 40);
      const pages = pagesOf(await printPdf(runbookNamed(...names)));
      const text = squeezed(pages.map(withoutFoot).join(""));
      for (const name of names) {
        expect(text).toContain(squeezed(`Do ${drawn(name)}`));
      }
    }
  });
});

/** A page without its last line, which stands between the lines of what goes on overleaf. */
function withoutFoot(page: string): string {
  return page.trimEnd().replace(/\n[^\n]*$/, "");
}

/** A name as the document shows it: what its fonts cannot draw is written out. */
function drawn(name: string): string {
  return Array.from(visibleText(name), (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return canDraw(codePoint)
      ? character
      : `[U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}]`;
  }).join("");
}
