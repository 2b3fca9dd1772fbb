import type { Point } from "#shared/drawing/geometry";

/** What others may ask of the canvas that is shown. */
export interface CanvasApi {
  /** Shows the whole drawing, at 100 % at most. */
  fit(): void;
  /** Brings elements into view; moves nothing that can be read already. */
  zoomTo(elements: readonly string[]): void;
  zoomIn(): void;
  zoomOut(): void;
  /** To 100 %, round the middle of what is shown. */
  actual(): void;
  /** The middle of what is shown, in the coordinates of the view. */
  centerPoint(): Point;
  /** Makes the name of an element editable on the drawing. */
  rename(element: string): void;
  /** Puts the keyboard focus on the drawing. */
  focus(): void;
}

/** What was clicked with the right button, or asked for by the menu key. */
export interface CanvasMenuRequest {
  /** Element or link under the pointer; neither is the empty canvas. */
  readonly element?: string;
  readonly link?: string;
  /** Client pixels. */
  readonly point: Point;
}
