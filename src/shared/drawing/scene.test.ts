import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import { say } from "#shared/kernel/message";
import { recordsOf, type Project } from "#shared/model/project";
import type { Finding, Severity, Subject } from "#shared/rules/finding";
import { getTemplate, TEMPLATES } from "#shared/templates/index";
import { projects } from "#shared/testing/arbitraries";
import { multiSite } from "#shared/testing/bench-designs";
import { shuffled } from "#shared/testing/shuffled";
import { buildScene } from "./build-scene.ts";
import { moveScene } from "./place-scene.ts";
import { findBox, sceneIndex, type Scene, type SceneBox } from "./scene.ts";
import { shareScene } from "./share-scene.ts";

function finding(severity: Severity, ...subjects: Subject[]): Finding {
  return {
    key: JSON.stringify([severity, subjects]),
    rule: "UL-ADDR-001",
    severity,
    subjects,
    message: say`No`,
    data: {},
  };
}

function boxOf(scene: Scene, id: string): SceneBox {
  const box = findBox(scene, id);
  if (!box) throw new Error(`no box ${id}`);
  return box;
}

function edited(project: Project, id: string, fields: Record<string, string>): Project {
  const done = applyCommand(project, { name: "element.edit", args: { ids: [id], fields } });
  if (!done.ok) throw new Error(done.error.message);
  return done.value.next;
}

const single = getTemplate("edge-single").build("Cell");

describe("buildScene", () => {
  it("is the same whatever the order of the records", () => {
    fc.assert(
      fc.property(projects, fc.nat(), (project, seed) => {
        expect(buildScene(shuffled(project, seed))).toEqual(buildScene(project));
      }),
      { numRuns: 40 },
    );
  });

  it("shows addresses that the platform sets", () => {
    const scene = buildScene(single);
    expect(boxOf(scene, "linux").headline?.text).toBe("192.168.0.2");
    expect(boxOf(scene, "cluster.services").headline?.text).toBe("192.168.0.4–.13");
    expect(boxOf(scene, "host").headline?.text).toBe("10.0.0.57");
    expect(boxOf(scene, "host.switch")).toMatchObject({
      automatic: true,
      headline: { text: "192.168.0.0/24" },
    });
  });

  it("counts what containers hold", () => {
    const scene = buildScene(getTemplate("edge-scalable").build("Line"));
    expect(boxOf(scene, "site").text).toBe("3 hosts, 3 VMs, 1 cluster");
    expect(boxOf(scene, "cluster").text).toBe("3 nodes");
  });

  it("says what a screen reader needs", () => {
    const scene = buildScene(single, {
      findings: [finding("error", { element: "linux.eth0", field: "mtu" })],
    });
    expect(boxOf(scene, "linux").spoken).toBe(
      "node VM cell4-ledge in pc-cell4, 192.168.0.2, 1 error",
    );
    expect(boxOf(scene, "linux").ports[0]?.spoken).toBe(
      "virtual adapter eth0 of cell4-ledge, 192.168.0.2, error",
    );
  });

  it("shows a finding on every element that takes part, and once on what holds them", () => {
    const both = finding(
      "error",
      { element: "dns", field: "address" },
      { element: "router.lan", field: "address" },
    );
    const scene = buildScene(single, {
      findings: [both, finding("warning", { element: "linux" })],
    });
    expect(boxOf(scene, "dns").own).toEqual({ error: 1, warning: 0, info: 0 });
    expect(boxOf(scene, "router").own).toEqual({ error: 1, warning: 0, info: 0 });
    expect(boxOf(scene, "site").inner).toEqual({ error: 1, warning: 1, info: 0 });
    expect(boxOf(scene, "site").own.error).toBe(0);
    expect(boxOf(scene, "router").headline?.severity).toBe("error");
  });

  it("brings the field in error forward, also one that is not usually shown", () => {
    const findings = [finding("error", { element: "linux", field: "memoryInMb" })];
    const linux = boxOf(buildScene(single, { findings }), "linux");
    expect(linux.facts[0]).toMatchObject({ label: "Memory", text: "4096 MB", severity: "error" });
    expect(linux.line?.text).toBe("Memory 4096 MB");
  });

  it("draws machines tied to the cluster of their nodes, and a pool tied to its segment", () => {
    const scene = buildScene(single);
    expect(scene.links.filter(({ derived }) => derived)).toMatchObject([
      { style: "overlay", from: "host", to: "cluster" },
    ]);
  });

  it("marks the field that holds what was typed wrong", () => {
    const project = edited(single, "dns", { address: "10.0.0.999" });
    expect(boxOf(buildScene(project), "dns").headline?.text).toBe("10.0.0.999");
  });
});

describe("links", () => {
  it.each(TEMPLATES.map(({ id }) => id))(
    "%s: every line is level and upright and ends at its port",
    (id) => {
      const scene = buildScene(getTemplate(id).build("Design"));
      const { ports, boxes } = sceneIndex(scene);
      for (const { route, from, to, boxes: ends } of scene.links) {
        expect(route.length).toBeGreaterThanOrEqual(2);
        route.slice(1).forEach((point, i) => {
          expect(point.x === route[i]?.x || point.y === route[i]?.y).toBe(true);
        });
        for (const [end, element, box] of [
          [route[0], from, ends[0]],
          [route.at(-1), to, ends[1]],
        ] as const) {
          const port = ports.get(element)?.port.at;
          const at = boxes.get(box)?.at;
          if (!end || !at) throw new Error("no end");
          const atPort = port && Math.abs(end.x - port.x) + Math.abs(end.y - port.y) <= 5;
          const onX = end.x === at.x || end.x === at.x + at.w;
          const onY = end.y === at.y || end.y === at.y + at.h;
          expect(port ? atPort : onX || onY).toBe(true);
        }
      }
    },
  );

  it.each(TEMPLATES.map(({ id }) => id))("%s: no line crosses a card", (id) => {
    const scene = buildScene(getTemplate(id).build("Design"));
    const cards = scene.boxes.filter(({ shape }) => shape === "card" || shape === "bar");
    for (const { route, boxes, id: link } of scene.links) {
      for (const card of cards.filter((each) => !boxes.includes(each.id))) {
        const hit = route.slice(1).some((b, i) => {
          const a = route[i] ?? b;
          const inX =
            Math.max(a.x, b.x) > card.at.x + 1 && Math.min(a.x, b.x) < card.at.x + card.at.w - 1;
          const inY =
            Math.max(a.y, b.y) > card.at.y + 1 && Math.min(a.y, b.y) < card.at.y + card.at.h - 1;
          return inX && inY;
        });
        expect(hit ? `${link} crosses ${card.id}` : "").toBe("");
      }
    }
  });

  it("drops straight from routers, hosts and VMs in the templates of a single segment", () => {
    const scene = buildScene(single);
    const bent = scene.links.filter(({ route }) => route.length > 2).map(({ id }) => id);
    expect(bent).toEqual([]);
  });
});

describe("moveScene", () => {
  it("moves a box and its lines and leaves the texts", () => {
    const scene = buildScene(single);
    const { inside } = boxOf(scene, "linux");
    const moved = moveScene(
      single,
      scene,
      "physical",
      new Map([["linux", { ...inside, x: inside.x + 80 }]]),
    );
    expect(boxOf(moved, "linux").at.x).toBe(boxOf(scene, "linux").at.x + 80);
    expect(boxOf(moved, "linux").headline).toBe(boxOf(scene, "linux").headline);
    expect(moved.links.length).toBe(scene.links.length);
    expect(boxOf(moved, "host").at).toEqual(boxOf(scene, "host").at);
  });

  it("comes to the same as the scene of the moved document", () => {
    const scene = buildScene(single);
    const { inside } = boxOf(scene, "dns");
    const place = { ...inside, x: inside.x - 24 };
    const moved = moveScene(single, scene, "physical", new Map([["dns", place]]));
    const places = scene.boxes.map((box) => ({
      element: box.id,
      ...(box.id === "dns" ? place : box.inside),
    }));
    const done = applyCommand(single, { name: "view.place", args: { view: "physical", places } });
    if (!done.ok) throw new Error(done.error.message);
    expect(buildScene(done.value.next)).toEqual(moved);
  });
});

describe("shareScene", () => {
  it("keeps what did not change", () => {
    const before = buildScene(single);
    const after = shareScene(before, buildScene(edited(single, "dns", { address: "10.0.0.54" })));
    const changed = after.boxes.filter((box, i) => box !== before.boxes[i]).map(({ id }) => id);
    expect(changed.toSorted()).toEqual(["dns", "lan"]);
    expect(after.links).toBe(before.links);
    expect(shareScene(before, buildScene(single))).toBe(before);
  });
});

it("draws every site of a large project", () => {
  const project = multiSite(500);
  const drawn = new Set(buildScene(project).boxes.map(({ id }) => id));
  const sites = [...recordsOf(project, "elements")].filter(({ kind }) => kind === "site");
  expect(sites.filter(({ id }) => !drawn.has(id))).toEqual([]);
});
