import { useMemo } from "react";
import { useReactFlow, type OnNodeDrag, type ReactFlowInstance } from "@xyflow/react";
import type { Point, Rect } from "#shared/drawing/geometry";
import { sceneIndex, type SceneBox } from "#shared/drawing/scene";
import { withRoom } from "./commands.ts";
import { endGesture, type CanvasStore } from "./canvas-store.ts";
import type { FlowNode } from "./flow-nodes.ts";
import { outermost } from "./hit.ts";
import { moveCommand, moveOutcome, type MoveOutcome } from "./move-boxes.ts";
import { sayRefusal } from "./say-near.ts";
import { snapMove } from "./snap.ts";

/** Pixels of the screen within which a box aligns with its neighbours. */
const REACH = 5;

interface Move {
  readonly roots: readonly SceneBox[];
  readonly lead: SceneBox;
  readonly neighbours: readonly Rect[];
  outcome: MoveOutcome;
}

/** Moves boxes with the pointer: drawn as they go, one command when they are let go. */
export function useMoving(store: CanvasStore) {
  const flow = useReactFlow();
  return useMemo(() => createMoving(store, flow), [store, flow]);
}

function createMoving(store: CanvasStore, flow: ReactFlowInstance) {
  let move: Move | undefined;

  const onNodeDragStart: OnNodeDrag<FlowNode> = (_event, node, nodes) => {
    const { settled } = store.getState();
    const roots = outermost(settled, new Set(nodes.map(({ id }) => id)));
    const grasped = sceneIndex(settled).boxes.get(node.id);
    const lead = roots.find(({ id }) => id === node.id) ?? roots[0] ?? grasped;
    if (!lead) return;
    const moving = new Set(roots.map(({ id }) => id));
    const neighbours = settled.boxes.filter(
      ({ id, parent }) => parent === lead.parent && !moving.has(id),
    );
    move = {
      roots,
      lead,
      neighbours: neighbours.map(({ at }) => at),
      outcome: { target: undefined, refusal: undefined },
    };
    store.setState({ gesture: { kind: "moving" }, hint: undefined });
  };

  const onNodeDrag: OnNodeDrag<FlowNode> = (event, node) => {
    if (!move || store.getState().gesture.kind === "idle") return;
    const { roots, lead, neighbours } = move;
    const { settled } = store.getState();
    const { boxes } = sceneIndex(settled);
    const grasped = boxes.get(node.id) ?? lead;
    const raw = { x: node.position.x - grasped.at.x, y: node.position.y - grasped.at.y };
    const origin =
      lead.parent === null ? { x: 0, y: 0 } : (boxes.get(lead.parent)?.at ?? { x: 0, y: 0 });
    const reach = event.altKey ? -1 : REACH / flow.getZoom();
    const { by, guides } = snapMove(lead.at, raw, neighbours, origin, reach);
    const pointer = pointOf(event);
    move.outcome = moveOutcome(
      store.session.store.getState().project,
      settled,
      roots,
      flow.screenToFlowPosition(pointer),
    );
    const { target, refusal } = move.outcome;
    store.setState({
      guides: target === undefined && !refusal ? guides : [],
      gesture:
        target === undefined ? { kind: "moving" } : { kind: "dropping", target, allowed: true },
      hint: refusal ? { text: refusal, tone: "refusal", point: pointer } : undefined,
    });
    store.override(
      new Map(
        roots.map(({ id, inside }) => [id, { ...inside, x: inside.x + by.x, y: inside.y + by.y }]),
      ),
    );
  };

  const onNodeDragStop: OnNodeDrag<FlowNode> = (event) => {
    const done = move;
    move = undefined;
    if (!done || store.getState().gesture.kind === "idle") return;
    const { roots, outcome } = done;
    const { scene, settled } = store.getState();
    const { project, view } = store.session.store.getState();
    const hasMoved = scene !== settled;
    let refusal = outcome.refusal;
    if (refusal === undefined && hasMoved) {
      const command = moveCommand(project, view, scene, roots, outcome.target);
      const answer = store.session.dispatch(withRoom(project, view, command));
      if (!answer.ok) refusal = answer.error.message;
    }
    endGesture(store);
    if (refusal !== undefined) sayRefusal(store, refusal, pointOf(event));
  };

  return { onNodeDragStart, onNodeDrag, onNodeDragStop };
}

function pointOf(event: MouseEvent | TouchEvent | React.MouseEvent | React.TouchEvent): Point {
  const at = "clientX" in event ? event : event.changedTouches[0];
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 };
}
