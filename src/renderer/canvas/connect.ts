import { centre, type Point } from "#shared/drawing/geometry";
import { sceneIndex } from "#shared/drawing/scene";
import { findConnection } from "#shared/kinds/connections";
import { newId } from "../project/new-id.ts";
import { select } from "../project/selection-store.ts";
import { endGesture, type CanvasStore } from "./canvas-store.ts";
import { followPointer } from "./follow-pointer.ts";
import { boxAt } from "./hit.ts";
import { sayRefusal } from "./say-near.ts";
import { refusalsFrom } from "./valid-targets.ts";

const THRESHOLD = 4;

/**
 * Draws a connection from a port or a card until the button is released. What can be joined lights
 * up, everything else steps back and says why under the pointer. A press without a move selects.
 */
export function startConnecting(
  store: CanvasStore,
  from: string,
  press: PointerEvent,
  toView: (point: Point) => Point,
): void {
  const origin = pointOf(press);
  let refusals: ReadonlyMap<string, string> | undefined;

  followPointer({
    onMove(event) {
      const pointer = pointOf(event);
      if (!refusals && Math.hypot(pointer.x - origin.x, pointer.y - origin.y) < THRESHOLD) return;
      const { settled } = store.getState();
      const { project } = store.session.store.getState();
      refusals ??= refusalsFrom(project, settled, from);
      const over = targetUnder(store, event, toView, from);
      const refusal = over === undefined ? undefined : refusals.get(over);
      const connection =
        over === undefined || refusal ? undefined : findConnection(project, from, over);
      const text = refusal ?? (connection?.ok ? connection.value.link.label : undefined);
      store.setState({
        gesture: {
          kind: "connecting",
          from,
          start: startOf(store, from, toView(origin)),
          end: toView(pointer),
          refusals,
          over,
        },
        hint:
          text === undefined
            ? undefined
            : { text, tone: refusal ? "refusal" : "plain", point: pointer },
      });
    },
    onEnd(cancelled, event) {
      if (!refusals) {
        if (!cancelled) select([from]);
        return;
      }
      const over = event && targetUnder(store, event, toView, from);
      endGesture(store);
      if (cancelled || !event || over === undefined) return;
      const id = newId("link");
      const done = store.session.dispatch({ name: "link.connect", args: { id, from, to: over } });
      if (done.ok) select([], [id]);
      else sayRefusal(store, done.error.message, pointOf(event));
    },
  });
}

/** The port or box under the pointer; the inside of a container counts as the container. */
function targetUnder(
  store: CanvasStore,
  event: PointerEvent,
  toView: (point: Point) => Point,
  from: string,
): string | undefined {
  const under = document.elementFromPoint(event.clientX, event.clientY);
  const port = under?.closest<HTMLElement>("[data-port]")?.dataset["port"];
  const { settled } = store.getState();
  const found =
    port ??
    (under?.closest("[data-canvas]") ? boxAt(settled, toView(pointOf(event)))?.id : undefined);
  return found === from ? undefined : found;
}

/** Where the line begins: in the middle of a port, or where the card was grasped. */
function startOf(store: CanvasStore, from: string, grasped: Point): Point {
  const { boxes, ports } = sceneIndex(store.getState().settled);
  const port = ports.get(from)?.port;
  if (port) return port.at;
  const box = boxes.get(from);
  if (!box) return grasped;
  const middle = centre(box.at);
  const [dx, dy] = [(grasped.x - middle.x) / box.at.w, (grasped.y - middle.y) / box.at.h];
  if (Math.abs(dx) > Math.abs(dy))
    return { x: middle.x + Math.sign(dx) * (box.at.w / 2), y: middle.y };
  return { x: middle.x, y: middle.y + Math.sign(dy) * (box.at.h / 2) };
}

function pointOf({ clientX, clientY }: PointerEvent): Point {
  return { x: clientX, y: clientY };
}
