import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import type { Project } from "#shared/model/project";
import { TEMPLATES, getTemplate } from "#shared/templates/index";
import { projects } from "#shared/testing/arbitraries";
import { manySegments, multiSite, wideSegment } from "#shared/testing/bench-designs";
import { shuffled } from "#shared/testing/shuffled";
import { arrange, arrangeMissing, type Place } from "./arrange.ts";
import { buildScene } from "./build-scene.ts";
import { drawnTree } from "./drawn-tree.ts";
import { rectHolds, rectsOverlap } from "./geometry.ts";
import type { Scene } from "./scene.ts";

const VIEW = "physical";

const DESIGNS: readonly (readonly [string, () => Project])[] = [
  ...TEMPLATES.map((template) => [template.id, () => template.build("Design")] as const),
  ["several sites, 500 elements", () => multiSite(500)],
  ["250 VMs on one host", () => wideSegment(250)],
  ["60 segments at one router", () => manySegments(60)],
];

function placed(project: Project, places: readonly Place[]): Project {
  if (places.length === 0) return project;
  const done = applyCommand(project, { name: "view.place", args: { view: VIEW, places } });
  if (!done.ok) throw new Error(done.error.message);
  return done.value.next;
}

function overlaps(scene: Scene): string[] {
  const byParent = Map.groupBy(scene.boxes, ({ parent }) => parent);
  return [...byParent.values()].flatMap((siblings) =>
    siblings.flatMap((a, i) =>
      siblings
        .slice(i + 1)
        .flatMap((b) => (rectsOverlap(a.at, b.at) ? [`${a.id} on ${b.id}`] : [])),
    ),
  );
}

function outsiders(scene: Scene): string[] {
  const byId = new Map(scene.boxes.map((box) => [box.id, box]));
  return scene.boxes.flatMap((box) => {
    const outer = box.parent === null ? undefined : byId.get(box.parent);
    return outer && !rectHolds(outer.at, box.at) ? [`${box.id} leaves ${outer.id}`] : [];
  });
}

describe("arrange", () => {
  it.each(DESIGNS)("%s: nothing overlaps, nothing leaves its container", (_name, build) => {
    const project = build();
    const scene = buildScene(placed(project, arrange(project)));
    expect(overlaps(scene)).toEqual([]);
    expect(outsiders(scene)).toEqual([]);
  });

  it.each(DESIGNS)("%s: the same places whatever the order of the records", (_name, build) => {
    const project = build();
    expect(arrange(shuffled(project, 7))).toEqual(arrange(project));
  });

  it("places everything that is drawn exactly once, in any project", () => {
    fc.assert(
      fc.property(projects, (project) => {
        const places = arrange(project).map(({ element }) => element);
        const wanted = drawnTree(project).order.map(({ element }) => element.id);
        expect(new Set(places).size).toBe(places.length);
        expect(places.toSorted()).toEqual(wanted.toSorted());
      }),
      { numRuns: 60 },
    );
  });

  it("keeps to the habit: Internet above the router, above the segment, above the host, above the cluster", () => {
    const scene = buildScene(getTemplate("edge-single").build("Design"));
    const y = (id: string) => scene.boxes.find((box) => box.id === id)?.at.y ?? Number.NaN;
    const order = ["internet", "router", "lan", "host", "cluster"].map(y);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    const middle = (id: string) => {
      const at = scene.boxes.find((box) => box.id === id)?.at;
      return at ? at.x + at.w / 2 : Number.NaN;
    };
    expect(middle("internet")).toBe(middle("router"));
  });
});

describe("arrangeMissing", () => {
  it("leaves what a hand has placed, and puts the rest beside it", () => {
    const project = getTemplate("edge-scalable").build("Design");
    const all = arrange(project).map((place) =>
      place.element === "dns" ? { ...place, x: 40, y: 60 } : place,
    );
    const some = all.filter(({ element }) => element !== "node-b" && element !== "cluster");
    const partly = placed(project, some);
    const missing = arrangeMissing(partly, VIEW);
    expect(missing.map(({ element }) => element)).toEqual(["cluster", "node-b"]);
    const scene = buildScene(partly);
    expect(scene.boxes.find(({ id }) => id === "dns")?.inside).toMatchObject({ x: 40, y: 60 });
    expect(overlaps(scene)).toEqual([]);
  });

  it("asks for nothing when everything has its place", () => {
    const project = getTemplate("edge-single").build("Design");
    expect(arrangeMissing(placed(project, arrange(project)), VIEW)).toEqual([]);
  });

  it("lets a container grow for one more, and its neighbours make room", () => {
    const start = getTemplate("edge-scalable").build("Design");
    let project = placed(start, arrange(start));
    for (let i = 0; i < 4; i++) {
      const done = applyCommand(project, {
        name: "element.add",
        args: { id: `extra-${i}`, kind: "nodeVm", parent: "host-a" },
      });
      if (!done.ok) throw new Error(done.error.message);
      project = placed(done.value.next, arrangeMissing(done.value.next, VIEW));
      const scene = buildScene(project);
      expect(overlaps(scene)).toEqual([]);
      expect(outsiders(scene)).toEqual([]);
    }
  });

  it("never piles up what comes without places", () => {
    fc.assert(
      fc.property(projects, (project) => {
        expect(overlaps(buildScene(withoutPlaces(project)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

function withoutPlaces(project: Project): Project {
  return {
    ...project,
    placements: {
      ...project.placements,
      buckets: project.placements.buckets.map(() => undefined),
      size: 0,
    },
  };
}
