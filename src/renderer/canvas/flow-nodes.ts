import type { Node } from "@xyflow/react";
import type { Scene, SceneBox } from "#shared/drawing/scene";

/** A box as React Flow carries it: place, size and selection. What it shows comes from the scene. */
export type FlowNode = Node<Record<string, never>, "box">;

/** Layers of the drawing; containers take theirs from their depth, below the links. */
export const LAYERS = { links: 50, boxes: 100, guides: 200 } as const;

const NO_DATA: Record<string, never> = {};
const NO_HANDLES: [] = [];
/** The element inside is what is read aloud; the wrapper of the library says nothing. */
const SILENT = {
  role: undefined,
  "aria-roledescription": undefined,
  "aria-describedby": undefined,
};

/**
 * Makes the nodes for a scene, in the order of the outline, so that the order of the page is the
 * order of reading. A box that did not change keeps its node: nothing of it is drawn again.
 */
export function createFlowNodes(): (scene: Scene, selected: ReadonlySet<string>) => FlowNode[] {
  let known = new Map<string, { readonly box: SceneBox; readonly node: FlowNode }>();
  return (scene, selected) => {
    const next: typeof known = new Map();
    const byId = new Map(scene.boxes.map((box) => [box.id, box]));
    const nodes = scene.outline.flatMap((id) => {
      const box = byId.get(id);
      if (!box) return [];
      const isSelected = selected.has(id);
      const before = known.get(id);
      const same = before && sameAt(before.box, box) && before.node.selected === isSelected;
      const node = same ? before.node : toNode(box, isSelected);
      next.set(id, { box, node });
      return [node];
    });
    known = next;
    return nodes;
  };
}

function toNode({ id, at, shape, depth }: SceneBox, selected: boolean): FlowNode {
  const isContainer = shape === "container";
  return {
    id,
    type: "box",
    data: NO_DATA,
    position: { x: at.x, y: at.y },
    // Given beforehand, so that nothing waits for a measurement.
    width: at.w,
    height: at.h,
    measured: { width: at.w, height: at.h },
    handles: NO_HANDLES,
    zIndex: isContainer ? depth : LAYERS.boxes + depth,
    selected,
    dragHandle: "[data-grip], [data-grip] *",
    // The inside of a container is canvas: only its header takes the pointer.
    style: isContainer ? { pointerEvents: "none" } : {},
    domAttributes: SILENT as NonNullable<FlowNode["domAttributes"]>,
  };
}

function sameAt(a: SceneBox, b: SceneBox): boolean {
  return (
    a.at.x === b.at.x &&
    a.at.y === b.at.y &&
    a.at.w === b.at.w &&
    a.at.h === b.at.h &&
    a.depth === b.depth &&
    a.shape === b.shape
  );
}
