import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KINDS } from "#shared/kinds/index";
import { applyChanges } from "#shared/model/change";
import { recordsOf, type Project } from "#shared/model/project";
import { checkProject } from "#shared/rules/checker";
import { getTemplate, TEMPLATES } from "#shared/templates/index";
import { projects } from "#shared/testing/arbitraries";
import { HOSTILE_NAMES } from "#shared/testing/hostile-names";
import { shuffled } from "#shared/testing/shuffled";
import { readXml } from "#shared/testing/xml-tags";
import { buildScene } from "./build-scene.ts";
import { ICON_STROKES } from "./icon-strokes.ts";
import { PAPER, SEVERITY_ICONS } from "./paper.ts";
import { middleOf, pathOf, printSvg } from "./svg.ts";
import { escapeXml } from "./svg-parts.ts";

const ALLOWED = [
  "svg",
  "title",
  "desc",
  "style",
  "rect",
  "g",
  "path",
  "circle",
  "ellipse",
  "line",
  "polyline",
  "polygon",
  "text",
  "tspan",
];

function printed(project: Project, title = "Design"): string {
  return printSvg(buildScene(project), { title, legend: true });
}

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

describe("printSvg", () => {
  it.each(TEMPLATES.map(({ id }) => id))(
    "%s: is well-formed and holds nothing that fetches or runs",
    (id) => {
      const project = getTemplate(id).build("Design");
      const scene = buildScene(project, { findings: checkProject(project) });
      const source = printSvg(scene, { title: "Design", legend: true });
      const tags = readXml(source);
      expect(
        [...new Set(tags.map(({ name }) => name))].filter((name) => !ALLOWED.includes(name)),
      ).toEqual([]);
      expect(source).not.toMatch(/href|url\(|@import|<script|foreignObject| on\w+=/);
      expect(tags[0]?.attributes).toMatchObject({ role: "img", "aria-labelledby": "title desc" });
      expect(source).not.toMatch(/NaN|undefined|Infinity/);
    },
  );

  it("prints the same bytes for the same design, whatever the order of its records", () => {
    fc.assert(
      fc.property(projects, fc.nat(), (project, seed) => {
        expect(printed(shuffled(project, seed))).toBe(printed(project));
      }),
      { numRuns: 25 },
    );
  });

  it("stays well-formed for any project", () => {
    fc.assert(
      fc.property(projects, fc.string({ unit: "binary" }), (project, title) => {
        expect(readXml(printed(project, title))[0]?.name).toBe("svg");
      }),
      { numRuns: 25 },
    );
  });

  it("keeps hostile names in their texts", () => {
    const base = getTemplate("edge-single").build("Design");
    const groups = (source: string) => readXml(source).filter(({ name }) => name === "g").length;
    const plain = groups(printed(renamed(base, "x")));
    for (const name of HOSTILE_NAMES) {
      const source = printed(renamed(base, name), name);
      const tags = readXml(source);
      expect(groups(source)).toBe(plain);
      expect(tags.filter((tag) => !ALLOWED.includes(tag.name))).toEqual([]);
      const keys = new Set(tags.flatMap(({ attributes }) => Object.keys(attributes)));
      expect([...keys].filter((key) => /^on|href/.test(key))).toEqual([]);
    }
  });

  it("writes names and addresses as text", () => {
    const texts = readXml(printed(getTemplate("edge-single").build("Design"))).map(
      ({ text }) => text,
    );
    expect(texts).toEqual(
      expect.arrayContaining(["cell4-ledge", "192.168.0.2", "office-lan", "10.0.0.0/24"]),
    );
  });
});

describe("escapeXml", () => {
  it("gives back any text that XML can hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const [tag] = readXml(`<t a="${escapeXml(text)}">${escapeXml(text)}</t>`);
        expect(tag?.text).toBe(tag?.attributes["a"]);
        expect(tag?.text.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe("lines", () => {
  const corner = [
    { x: 0, y: 0 },
    { x: 0, y: 20 },
    { x: 30, y: 20 },
  ];

  it("rounds corners a little", () => {
    expect(pathOf(corner)).toBe("M0 0L0 16Q0 20 4 20L30 20");
  });

  it("finds the middle", () => {
    expect(middleOf(corner)).toEqual({ x: 5, y: 20 });
  });
});

it("has the colours of the light theme", () => {
  const css = readFileSync(new URL("../../renderer/ui/tokens.css", import.meta.url), "utf8");
  const light = css.slice(0, css.indexOf("@media"));
  for (const [name, value] of Object.entries(PAPER)) {
    expect(new RegExp(`--${name}:\\s*(#[0-9a-f]+)`).exec(light)?.[1]).toBe(value);
  }
});

it("has a drawing for every icon of a kind", () => {
  const wanted = KINDS.flatMap(({ icon, palette }) => [
    icon,
    ...(palette ?? []).flatMap((entry) => entry.icon ?? []),
  ]);
  const missing = [...wanted, ...Object.values(SEVERITY_ICONS)].filter(
    (icon) => !(icon in ICON_STROKES),
  );
  expect(missing).toEqual([]);
});
