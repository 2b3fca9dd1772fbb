import * as z from "zod";
import { ok } from "#shared/kernel/result";
import { findRecord } from "#shared/model/project";
import { placementId } from "#shared/model/records";
import { coordinateArg, idArg } from "./arguments.ts";
import { defineCommand } from "./define-command.ts";

const extentArg = z.number().min(8).max(100_000);

const place = z.strictObject({
  element: idArg,
  x: coordinateArg,
  y: coordinateArg,
  w: extentArg.optional(),
  h: extentArg.optional(),
});

/** Puts elements somewhere in a view; a width and height resize them too. */
export const placeElements = defineCommand({
  name: "view.place",
  args: z.strictObject({
    view: idArg,
    places: z.array(place).min(1).max(100_000),
    label: z.string().max(256).optional(),
  }),
  run(draft, { view, places, label }) {
    for (const { element, x, y, w, h } of places) {
      const id = placementId(view, element);
      const before = findRecord(draft.project, "placements", id);
      draft.put("placements", {
        id,
        view,
        element,
        x,
        y,
        w: w ?? before?.w ?? 0,
        h: h ?? before?.h ?? 0,
      });
    }
    const [first] = places;
    const name = first && findRecord(draft.project, "elements", first.element)?.name;
    const resized = places.length === 1 && first?.w !== undefined;
    const what = places.length === 1 && name ? name : `${places.length} elements`;
    return ok(label ?? `${resized ? "Resize" : "Move"} ${what}`);
  },
});
