import { toStep, type Point, type Rect } from "#shared/drawing/geometry";
import { MEASURES } from "#shared/drawing/measures";
import type { SceneBox } from "#shared/drawing/scene";
import type { JsonObject } from "#shared/kernel/json";
import type { KindDef } from "#shared/model/define-kind";
import { newId } from "../project/new-id.ts";
import { select } from "../project/selection-store.ts";
import type { CanvasStore } from "./canvas-store.ts";
import { withRoom } from "./commands.ts";
import { dropHome } from "./drop-home.ts";
import { settledIn } from "./settle-in.ts";

/** Adds an element of a kind at a point, in the container there that takes it. Answers a refusal. */
export function insertAt(
  store: CanvasStore,
  kind: KindDef,
  fields: JsonObject | undefined,
  point: Point,
): string | undefined {
  const { project, view } = store.session.store.getState();
  const home = dropHome(project, store.getState().settled, kind, point);
  if (!home.ok) return home.reason;
  const id = newId(kind.stem);
  const outer = home.box?.shape === "container" ? home.box : undefined;
  const siblings = store
    .getState()
    .settled.boxes.filter(({ parent }) => parent === (outer?.id ?? null));
  const at = placeAt(
    kind,
    outer,
    siblings.map(({ inside }) => inside),
    point,
  );
  const isDrawn = kind.shape !== "port" && kind.shape !== "none";
  const ownContainer = home.parent === null || home.box?.shape === "container";
  const done = store.session.dispatch(
    withRoom(project, view, {
      name: "element.add",
      args: {
        id,
        kind: kind.name,
        parent: home.parent,
        ...(fields ? { fields } : {}),
        ...(isDrawn && ownContainer ? { at: { view, ...at } } : {}),
      },
    }),
  );
  if (!done.ok) return done.error.message;
  select([id]);
  store.setState({ active: isDrawn ? id : store.getState().active });
  return undefined;
}

/**
 * The middle of the new box under the pointer, on the grid, within its container, beside what is
 * there; bars and bands fill their container.
 */
function placeAt(
  { shape, size }: KindDef,
  box: SceneBox | undefined,
  siblings: readonly Rect[],
  point: Point,
): Rect {
  const { padding, grid } = MEASURES;
  const [x0, y0] = [box?.at.x ?? 0, box?.at.y ?? 0];
  const spans =
    box !== undefined &&
    (shape === "bar" || shape === "band") &&
    box.at.w - 2 * padding > size.w / 2;
  const w = spans ? box.at.w - 2 * padding : size.w;
  const x = spans ? padding : toStep(point.x - x0 - w / 2, grid);
  const y = toStep(point.y - y0 - size.h / 2, grid);
  return settledIn({ x, y, w, h: size.h }, box, siblings);
}
