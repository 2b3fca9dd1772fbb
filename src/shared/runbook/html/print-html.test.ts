import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { buildScene } from "#shared/drawing/build-scene";
import { printSvg } from "#shared/drawing/svg";
import { say } from "#shared/kernel/message";
import { recordsOf } from "#shared/model/project";
import { createChecker } from "#shared/rules/checker";
import { getTemplate } from "#shared/templates/index";
import { readXml, type XmlTag } from "#shared/testing/xml-tags";
import { buildRunbook, type RunbookOptions } from "../build-runbook.ts";
import { stepsOf, type Runbook } from "../runbook.ts";
import { HTML_STYLE, HTML_STYLE_HASH } from "./html-style.ts";
import { printHtml } from "./print-html.ts";

const project = getTemplate("edge-scalable").build("Plant 7");

function runbookWith(options: RunbookOptions = {}): Runbook {
  const svg = printSvg(buildScene(project), { title: "Plant 7", legend: true });
  const diagram = { fileName: "plant-7.svg", svg, alt: "Diagram of Plant 7" };
  return buildRunbook(project, { revision: "14", date: "2026-11-20", diagram, ...options });
}

function draftOf(): Runbook {
  const [element] = [...recordsOf(project, "elements")].filter(({ kind }) => kind === "cluster");
  const finding = {
    key: "k",
    rule: "UL-ADDR-001",
    severity: "error" as const,
    subjects: [{ element: element?.id ?? "" }],
    message: say`${"10.0.0.1"} is taken.`,
    data: {},
  };
  return runbookWith({
    checker: { facts: createChecker(project).facts, findings: () => [finding] },
  });
}

function read(html: string): XmlTag[] {
  expect(html.startsWith("<!DOCTYPE html>\n")).toBe(true);
  return readXml(html.slice("<!DOCTYPE html>\n".length));
}

test("the page allows its own style and nothing else", () => {
  expect(createHash("sha256").update(HTML_STYLE).digest("base64")).toBe(HTML_STYLE_HASH);
  const html = printHtml(runbookWith());
  const styles = read(html).filter(({ name }) => name === "style");
  expect(styles.map(({ text }) => text)).toEqual([HTML_STYLE]);
  const policy = read(html).find(({ attributes }) => "http-equiv" in attributes);
  expect(policy?.attributes["content"]).toBe(
    `default-src 'none'; style-src 'sha256-${HTML_STYLE_HASH}'; base-uri 'none'; form-action 'none'`,
  );
});

test("nothing in the page runs or fetches", () => {
  const html = printHtml(runbookWith());
  const tags = read(html);
  const names = new Set(tags.map(({ name }) => name));
  for (const name of ["script", "link", "img", "iframe", "object", "embed", "base", "form"]) {
    expect(names).not.toContain(name);
  }
  const links = tags.flatMap(({ attributes }) => attributes["href"] ?? []);
  expect(links.length).toBeGreaterThan(10);
  for (const link of links) expect(link).toMatch(/^#[a-z0-9-]+$/);
  const keys = tags.flatMap(({ attributes }) => Object.keys(attributes));
  expect(keys.filter((key) => /^on|^src|^style$|^xlink/.test(key))).toEqual([]);
  expect(html).not.toMatch(/@import|url\(/);
});

test("each link of the contents finds its place, and every step is listed", () => {
  const runbook = runbookWith();
  const tags = read(printHtml(runbook));
  const ids = tags.flatMap(({ attributes }) => attributes["id"] ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const links = tags.flatMap(({ attributes }) => attributes["href"] ?? []);
  expect(links.map((link) => link.slice(1)).filter((id) => !ids.includes(id))).toEqual([]);
  for (const { number } of stepsOf(runbook)) expect(links).toContain(`#step-${number}`);
});

test("the diagram stands in the page as SVG with its texts", () => {
  const tags = read(printHtml(runbookWith()));
  const svg = tags.filter(({ name }) => name === "svg");
  expect(svg).toHaveLength(1);
  expect(tags.filter(({ name }) => name === "text").map(({ text }) => text)).toContain("line-net");
});

test("a draft says so at its head, at each part and on each sheet of paper", () => {
  const tags = read(printHtml(draftOf()));
  expect(tags.find(({ name }) => name === "body")?.attributes).toEqual({ class: "draft" });
  const parts = tags.filter(({ attributes }) => attributes["class"] === "part");
  const notices = tags.filter(({ text }) => text.startsWith("Draft. Not ready to run"));
  expect(notices).toHaveLength(parts.length);
  expect(HTML_STYLE).toContain('@page draft{@top-center{content:"DRAFT. Not ready to run."');
  expect(printHtml(runbookWith())).not.toContain("Draft. Not ready");
});

test("the same design gives the same bytes", () => {
  expect(printHtml(runbookWith())).toBe(printHtml(runbookWith()));
});

test("commands are set as they are pasted, with the values marked", () => {
  const tags = read(printHtml(runbookWith()));
  const at = tags.findIndex(
    ({ name, attributes }) => name === "pre" && attributes["class"] === "powershell",
  );
  expect(tags[at + 1]?.name).toBe("code");
  const values = tags.filter(({ name, depth }, i) => name === "b" && i > at && depth > 0);
  expect(values.map(({ text }) => text)).toContain("'192.168.0.50'");
});
