import { buildScene } from "#shared/drawing/build-scene";
import type { Facts } from "#shared/facts/engine";
import type { Project } from "#shared/model/project";
import { MOST_BOXES, type LookBox } from "./project-looks.ts";

/** The boxes of a drawing in thousandths of its longer side, for a thumbnail. */
export function takeLook(project: Project, view: string, facts?: Facts): LookBox[] {
  const scene = buildScene(project, { view, ...(facts ? { facts } : {}) });
  const { x, y, w, h } = scene.bounds;
  const scale = 1000 / Math.max(w, h, 1);
  const part = (value: number) => Math.round(value * scale);
  return scene.boxes
    .slice(0, MOST_BOXES)
    .map(({ family, shape, at }) => [
      family,
      shape === "container" ? 1 : 0,
      part(at.x - x),
      part(at.y - y),
      part(at.w),
      part(at.h),
    ]);
}
