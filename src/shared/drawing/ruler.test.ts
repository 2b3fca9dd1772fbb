import { describe, expect, it } from "vitest";
import { createFacts } from "#shared/facts/engine";
import { getTemplate } from "#shared/templates/index";
import { drawnTree } from "./drawn-tree.ts";
import { deriveRuler, freeText, rulerLabels } from "./ruler.ts";
import { tallyFindings } from "./tallies.ts";

const project = getTemplate("edge-scalable").build("Line");
const ruler = deriveRuler(createFacts(project), "lan", tallyFindings(drawnTree(project), []));

describe("deriveRuler", () => {
  it("tells gateway, nodes and pools apart", () => {
    const byTone = new Set(ruler?.stretches.map(({ tone, label }) => `${tone} ${label}`));
    expect(byTone).toEqual(
      new Set([
        "routing gateway",
        "compute nodes",
        "outside fixed",
        "services services",
        "services service-range",
      ]),
    );
  });

  it("joins neighbours and stays between 0 and 1", () => {
    const nodes = ruler?.stretches.filter(({ label }) => label === "nodes") ?? [];
    expect(nodes).toHaveLength(1);
    expect(nodes[0]?.start).toBeCloseTo(11 / 256);
    expect(nodes[0]?.end).toBeCloseTo(14 / 256);
    for (const { start, end } of ruler?.stretches ?? []) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(1);
    }
  });

  it("counts what is free", () => {
    expect(ruler?.free).toBe(254 - 1 - 3 - 3 - 1 - 16 - 1);
    expect(freeText(65530)).toBe("65\u2009530 free");
  });

  it("marks an address whose holder is in error", () => {
    const findings = [
      {
        key: "k",
        rule: "UL-ADDR-008",
        severity: "error" as const,
        subjects: [{ element: "dns", field: "address" }],
        message: [],
        data: {},
      },
    ];
    const faulty = deriveRuler(
      createFacts(project),
      "lan",
      tallyFindings(drawnTree(project), findings),
    );
    expect(faulty?.stretches.at(-1)).toMatchObject({ tone: "error", label: ".53" });
  });
});

it("labels never touch", () => {
  const labels = ruler ? rulerLabels(ruler, 300, (text) => text.length * 6) : [];
  labels.slice(1).forEach(({ x }, i) => {
    const before = labels[i];
    expect(x).toBeGreaterThanOrEqual(
      (before?.x ?? 0) + (before?.stretch.label.length ?? 0) * 6 + 10,
    );
  });
});
