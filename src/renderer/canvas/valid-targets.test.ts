import { describe, expect, it } from "vitest";
import { buildScene } from "#shared/drawing/build-scene";
import { getTemplate } from "#shared/templates/index";
import { applyCommand } from "#shared/commands/apply";
import { recordsOf } from "#shared/model/project";
import type { ProjectSession } from "../project/project-store.ts";
import { refusalsFrom, validTargets } from "./valid-targets.ts";

const start = getTemplate("edge-single").build("Cell");
const cable = [...recordsOf(start, "links")].find(({ from }) => from === "dns");
const done = applyCommand(start, {
  name: "items.delete",
  args: { elements: [], links: [cable?.id ?? ""] },
});
if (!done.ok) throw new Error(done.error.message);
const project = done.value.next;

describe("what may be joined", () => {
  it("lists the segment and nothing else for a DNS server without a cable", () => {
    const session = { store: { getState: () => ({ project }) } } as unknown as ProjectSession;
    expect(validTargets(session, "dns")).toEqual([
      { id: "lan", name: "office-lan", kind: "Segment", link: "Cable" },
    ]);
  });

  it("has a sentence for everything else", () => {
    const refusals = refusalsFrom(project, buildScene(project), "dns");
    expect(refusals.has("lan")).toBe(false);
    expect(refusals.get("host")).toBe("A DNS server does not connect to a host.");
    expect(refusals.get("host.ethernet")).toMatch(/\.$/);
  });
});
