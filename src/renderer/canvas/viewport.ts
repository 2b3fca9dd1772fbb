import type { ReactFlowInstance } from "@xyflow/react";
import {
  boundsOf,
  clamp,
  centre,
  rectHolds,
  type Point,
  type Rect,
} from "#shared/drawing/geometry";
import { findBox, type Scene } from "#shared/drawing/scene";
import type { FlowNode } from "./flow-nodes.ts";

const MARGIN = 12;
const READABLE = { least: 0.7, most: 1.5 };

/** How long the view takes to get somewhere; nothing moves where people asked for that. */
function duration(): number {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 140;
}

/** Shows the whole scene, at 100 % at most. */
export function fitScene(
  flow: ReactFlowInstance<FlowNode>,
  pane: Element,
  { bounds }: Scene,
  time = duration(),
): void {
  const { width, height } = pane.getBoundingClientRect();
  if (bounds.w === 0 || width === 0) return;
  const fits = Math.min((width - 2 * MARGIN) / bounds.w, (height - 2 * MARGIN) / bounds.h);
  const zoom = clamp(fits, 0.02, 1);
  const { x, y } = centre(bounds);
  void flow.setViewport(
    { x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom },
    { duration: time },
  );
}

/** Brings elements into view. What can be seen and read already stays where it is. */
export function showElements(
  flow: ReactFlowInstance<FlowNode>,
  pane: Element,
  scene: Scene,
  elements: readonly string[],
): void {
  const boxes = elements.flatMap((id) => findBox(scene, id) ?? []);
  if (boxes.length === 0) return;
  const wanted = boundsOf(boxes.map(({ at }) => at));
  const { width, height } = pane.getBoundingClientRect();
  const { x, y, zoom } = flow.getViewport();
  const seen: Rect = { x: -x / zoom, y: -y / zoom, w: width / zoom, h: height / zoom };
  if (rectHolds(seen, wanted) && zoom >= READABLE.least) return;
  const fits = Math.min((width - 80) / wanted.w, (height - 80) / wanted.h);
  const next = Math.min(clamp(zoom, READABLE.least, READABLE.most), Math.max(fits, 0.1));
  const middle = centre(wanted);
  void flow.setCenter(middle.x, middle.y, { zoom: next, duration: duration() });
}

/** Changes the zoom round the middle of what is shown. */
export function zoomTo(flow: ReactFlowInstance<FlowNode>, zoom: number): void {
  void flow.zoomTo(zoom, { duration: duration() });
}

/** The middle of what is shown, in the coordinates of the view. */
export function middleOfView(flow: ReactFlowInstance<FlowNode>, pane: Element): Point {
  const { left, top, width, height } = pane.getBoundingClientRect();
  return flow.screenToFlowPosition(
    { x: left + width / 2, y: top + height / 2 },
    { snapToGrid: false },
  );
}
