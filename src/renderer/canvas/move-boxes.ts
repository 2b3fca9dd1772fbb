import type { CommandCall } from "#shared/commands/define-command";
import type { Point, Rect } from "#shared/drawing/geometry";
import { sceneIndex, type Scene, type SceneBox } from "#shared/drawing/scene";
import { getKind } from "#shared/kinds/index";
import { findRecord, type Project } from "#shared/model/project";
import { dropHome } from "./drop-home.ts";
import { inOneStep, placeCommand } from "./commands.ts";
import { withContents } from "./hit.ts";
import { heldIn, settledIn } from "./settle-in.ts";

/** What a move would do if the hand let go here. */
export interface MoveOutcome {
  /** The container that the boxes come into; undefined when they stay where they are. */
  readonly target: string | null | undefined;
  readonly refusal: string | undefined;
}

/** Looks what lies under the pointer: another container that takes all of them, or a refusal. */
export function moveOutcome(
  project: Project,
  settled: Scene,
  roots: readonly SceneBox[],
  pointer: Point,
): MoveOutcome {
  const moving = withContents(
    settled,
    roots.map(({ id }) => id),
  );
  let target: string | null | undefined;
  for (const root of roots) {
    const element = findRecord(project, "elements", root.id);
    if (!element) continue;
    const home = dropHome(project, settled, getKind(element.kind), pointer, moving);
    if (!home.ok) return { target: undefined, refusal: home.reason };
    // A pool of a segment is drawn in the site; moving it about there leaves it with its segment.
    const stays = home.parent === element.parent || (home.box?.id ?? null) === root.parent;
    if (!stays) target = home.parent;
  }
  return { target, refusal: undefined };
}

/** The command for boxes that were moved, and put into another container where there is one. */
export function moveCommand(
  project: Project,
  view: string,
  moved: Scene,
  roots: readonly SceneBox[],
  target: string | null | undefined,
): CommandCall {
  const { boxes } = sceneIndex(moved);
  const now = roots.flatMap(({ id }) => boxes.get(id) ?? []);
  if (target === undefined) {
    const places = now.map((box) =>
      placeOf(box, heldIn(box.inside, box.parent === null ? undefined : boxes.get(box.parent))),
    );
    return placeCommand(view, places, `Move ${nameAll(roots)}`);
  }
  const outer = target === null ? undefined : drawnContainer(moved, project, target);
  const taken = moved.boxes
    .filter(({ id, parent }) => parent === (outer?.id ?? null) && !now.some((box) => box.id === id))
    .map(({ inside }) => inside);
  const places = now.map((box) => {
    const { x, y, w, h } = box.at;
    const wanted = { x: x - (outer?.at.x ?? 0), y: y - (outer?.at.y ?? 0), w, h };
    const settled = settledIn(wanted, outer, taken);
    taken.push(settled);
    return placeOf(box, settled);
  });
  const leaving = roots.filter(({ id }) => findRecord(project, "elements", id)?.parent !== target);
  const name =
    target === null ? "the project" : (findRecord(project, "elements", target)?.name ?? target);
  return inOneStep(`Move ${nameAll(leaving)} to ${name}`, [
    { name: "element.reparent", args: { ids: leaving.map(({ id }) => id), parent: target } },
    placeCommand(view, places),
  ]);
}

export function nameAll(boxes: readonly SceneBox[]): string {
  const [only] = boxes;
  return boxes.length === 1 && only ? only.title : `${boxes.length} elements`;
}

/** The box in which the children of an element are drawn. */
function drawnContainer(scene: Scene, project: Project, id: string): SceneBox | undefined {
  const { boxes } = sceneIndex(scene);
  for (let at: string | null = id; at !== null;) {
    const box = boxes.get(at);
    if (box?.shape === "container") return box;
    at = findRecord(project, "elements", at)?.parent ?? null;
  }
  return undefined;
}

function placeOf({ id, at }: SceneBox, { x, y }: Point): Rect & { readonly element: string } {
  return { element: id, x, y, w: at.w, h: at.h };
}
