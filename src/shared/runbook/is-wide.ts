import type { Diagram } from "./block.ts";

/** Drawing units that can still be read across an upright A4 page. */
const UPRIGHT = 950;

/** Whether a drawing is better printed across a page laid on its side. */
export function isWide({ svg }: Pick<Diagram, "svg">): boolean {
  const size = /^(?:<\?xml[^>]*>\s*)?<svg [^>]*?width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  const [width, height] = [Number(size?.[1]), Number(size?.[2])];
  return width > UPRIGHT && width > 1.2 * height;
}
