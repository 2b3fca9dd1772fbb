/** The measures of the drawing in pixels, after `design/mocks/README.md`. Canvas and SVG share them. */
export const MEASURES = {
  /** Header bar of a container. */
  header: 30,
  /** Between a container and what lies in it. */
  padding: 12,
  /** Between the header and the first thing below it. */
  headroom: 10,
  /** Between cards that no link passes. */
  gap: 8,
  /** Between cards that links or port names pass. */
  lane: 16,
  /** Between blocks: hosts, clusters. */
  block: 16,
  /** Below the row of routers. */
  belowHead: 26,
  /** Below a segment, where uplinks and their port names are. */
  belowBand: 32,
  /** Above clusters. */
  aboveCluster: 24,
  site: 48,
  band: 50,
  bar: 24,
  port: 9,
  /** A card narrower than this stacks its value below its name. */
  stackBelow: 188,
  /** A card lower than this has one line. */
  lineBelow: 36,
  factRow: 17,
  grid: 8,
} as const;

/** Zoom at which the canvas shows more. */
export const DETAIL_ZOOM = { middle: 0.45, near: 0.95 } as const;
