import { useEffect, type RefObject } from "react";
import { useStore } from "@xyflow/react";
import { DETAIL_ZOOM } from "#shared/drawing/measures";

/**
 * Tells the canvas how near it is. The level is an attribute that the style sheets read, so that
 * crossing a threshold draws no card again.
 */
export function DetailLevel({
  root,
  onZoom,
}: {
  root: RefObject<HTMLElement | null>;
  onZoom: ((zoom: number) => void) | undefined;
}) {
  const zoom = useStore((state) => state.transform[2]);
  const detail = zoom < DETAIL_ZOOM.middle ? "far" : zoom < DETAIL_ZOOM.near ? "middle" : "near";
  const scale = typeScale(zoom);
  useEffect(() => {
    root.current?.setAttribute("data-detail", detail);
  }, [root, detail]);
  useEffect(() => {
    root.current?.style.setProperty("--detail-scale", String(scale));
  }, [root, scale]);
  useEffect(() => onZoom?.(zoom), [onZoom, zoom]);
  return null;
}

/** How much larger type is drawn so that it stays about as large on the screen, in steps. */
function typeScale(zoom: number): number {
  if (zoom >= DETAIL_ZOOM.near) return 1;
  const wanted = 0.9 / zoom;
  const most = zoom < DETAIL_ZOOM.middle ? 2.8 : 1.55;
  return Math.round(Math.min(most, Math.max(1, wanted)) * 10) / 10;
}
