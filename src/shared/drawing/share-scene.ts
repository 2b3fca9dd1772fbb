import type { Scene } from "./scene.ts";

/** `after` with every box and link of `before` that did not change, so that only the rest is drawn again. */
export function shareScene(before: Scene, after: Scene): Scene {
  const boxes = shareById(before.boxes, after.boxes);
  const links = shareById(before.links, after.links);
  const outline = sameValue(before.outline, after.outline) ? before.outline : after.outline;
  if (boxes === before.boxes && links === before.links && outline === before.outline) return before;
  return { boxes, links, outline, bounds: after.bounds };
}

function shareById<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly T[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const shared = after.map((item) => {
    const known = old.get(item.id);
    return known && sameValue(known, item) ? known : item;
  });
  const same = shared.length === before.length && shared.every((item, i) => item === before[i]);
  return same ? before : shared;
}

/** True when two plain values hold the same. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i]));
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => sameValue(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}
