/** What the window may ask of the canvas. */
export interface CanvasApi {
  fit(): void;
  zoomTo(elements: readonly string[]): void;
  zoomIn(): void;
  zoomOut(): void;
  actual(): void;
}
