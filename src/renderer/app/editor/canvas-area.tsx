/** Stands in until the canvas is there. */
export function CanvasArea() {
  return <section aria-label="Canvas" />;
}
