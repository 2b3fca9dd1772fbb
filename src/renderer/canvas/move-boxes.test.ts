import { describe, expect, it } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import { buildScene } from "#shared/drawing/build-scene";
import { moveScene } from "#shared/drawing/place-scene";
import { findBox } from "#shared/drawing/scene";
import { getKind } from "#shared/kinds/index";
import { findRecord } from "#shared/model/project";
import { getTemplate } from "#shared/templates/index";
import { withRoom } from "./commands.ts";
import { dropHome } from "./drop-home.ts";
import { outermost, withContents } from "./hit.ts";
import { moveCommand, moveOutcome } from "./move-boxes.ts";
import { resized } from "./resize.ts";

const project = getTemplate("edge-scalable").build("Line");
const scene = buildScene(project);

function box(id: string) {
  const found = findBox(scene, id);
  if (!found) throw new Error(id);
  return found;
}

function middle(id: string) {
  const { at } = box(id);
  return { x: at.x + at.w / 2, y: at.y + at.h / 2 };
}

describe("dropHome", () => {
  it("nests in the innermost container that takes the kind", () => {
    expect(dropHome(project, scene, getKind("nodeVm"), middle("host-a"))).toMatchObject({
      ok: true,
      parent: "host-a",
    });
    expect(dropHome(project, scene, getKind("vnic"), middle("node-a"))).toMatchObject({
      ok: true,
      parent: "node-a",
    });
    expect(dropHome(project, scene, getKind("router"), middle("host-a"))).toMatchObject({
      ok: true,
      parent: "site",
    });
  });

  it("says where it belongs when nothing there takes it", () => {
    expect(dropHome(project, scene, getKind("nodeVm"), { x: -500, y: -500 })).toMatchObject({
      ok: false,
      reason: "A node VM cannot lie in the empty canvas; it belongs in a host.",
    });
  });
});

describe("moving", () => {
  it("takes a VM to another host in one step, at the place where it was let go", () => {
    const roots = [box("node-a")];
    const outcome = moveOutcome(project, scene, roots, middle("node-b"));
    expect(outcome).toEqual({ target: "host-b", refusal: undefined });
    const { inside } = box("node-a");
    const by = box("host-b").at.x - box("host-a").at.x;
    const moved = moveScene(
      project,
      scene,
      "physical",
      new Map([["node-a", { ...inside, x: inside.x + by, y: inside.y + 80 }]]),
    );
    const command = withRoom(
      project,
      "physical",
      moveCommand(project, "physical", moved, roots, outcome.target),
    );
    const done = applyCommand(project, command);
    if (!done.ok) throw new Error(done.error.message);
    expect(done.value.edit.label).toBe("Move line4-node-a to pc-line4-b");
    expect(findRecord(done.value.next, "elements", "node-a")?.parent).toBe("host-b");
    const after = findBox(buildScene(done.value.next), "node-a");
    expect(after?.inside).toMatchObject({ x: inside.x, y: inside.y + 80 });
  });

  it("refuses what the container under the pointer cannot take", () => {
    const outcome = moveOutcome(project, scene, [box("node-a")], middle("cluster"));
    expect(outcome.refusal).toBe("A node VM cannot lie in a cluster; it belongs in a host.");
  });

  it("leaves the parent alone within the same container", () => {
    expect(moveOutcome(project, scene, [box("dns")], middle("lan"))).toEqual({
      target: undefined,
      refusal: undefined,
    });
  });
});

describe("hit", () => {
  it("moves only what lies in nothing else that moves", () => {
    expect(
      outermost(scene, new Set(["host-a", "node-a", "dns"]))
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(["dns", "host-a"]);
    expect([...withContents(scene, ["host-a"])].toSorted()).toEqual([
      "host-a",
      "host-a.switch",
      "node-a",
    ]);
  });
});

describe("resized", () => {
  const host = box("host-a");
  const children = scene.boxes.filter(({ parent }) => parent === "host-a");

  it("never cuts what lies inside", () => {
    const { w, h } = resized(host, children, "se", { x: -900, y: -900 }).get("host-a") ?? {
      w: 0,
      h: 0,
    };
    expect({ w, h }).toEqual(host.least);
  });

  it("keeps the contents where they are when the left edge moves", () => {
    const places = resized(host, children, "nw", { x: -40, y: 0 });
    const dx = (places.get("host-a")?.x ?? 0) - host.inside.x;
    expect(dx).toBeLessThan(0);
    for (const child of children) expect(places.get(child.id)?.x).toBe(child.inside.x - dx);
  });
});
