import { pointInRect, type Point } from "#shared/drawing/geometry";
import type { Scene, SceneBox } from "#shared/drawing/scene";

/** The innermost box under a point, without those in `except`. */
export function boxAt(
  scene: Scene,
  point: Point,
  except?: ReadonlySet<string>,
): SceneBox | undefined {
  return scene.boxes.findLast((box) => !except?.has(box.id) && pointInRect(point, box.at));
}

/** The innermost container under a point, without those in `except`. */
export function containerAt(
  scene: Scene,
  point: Point,
  except?: ReadonlySet<string>,
): SceneBox | undefined {
  return scene.boxes.findLast(
    (box) => box.shape === "container" && !except?.has(box.id) && pointInRect(point, box.at),
  );
}

/** The boxes and all that lies in them. */
export function withContents(scene: Scene, ids: Iterable<string>): Set<string> {
  const all = new Set(ids);
  // Containers come from the outside in, so one pass finds every box inside.
  for (const { id, parent } of scene.boxes) if (parent !== null && all.has(parent)) all.add(id);
  return all;
}

/** Those of the boxes that lie in no other of them: what a move has to move. */
export function outermost(scene: Scene, ids: ReadonlySet<string>): SceneBox[] {
  const boxes = new Map(scene.boxes.map((box) => [box.id, box]));
  const isInside = ({ parent }: SceneBox): boolean => {
    if (parent === null) return false;
    const outer = boxes.get(parent);
    return ids.has(parent) || (outer !== undefined && isInside(outer));
  };
  return scene.boxes.filter((box) => ids.has(box.id) && !isInside(box));
}
