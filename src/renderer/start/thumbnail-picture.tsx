import type { Family } from "#shared/model/define-kind";
import { cx } from "../ui/cx.ts";
import styles from "./thumbnail-picture.module.css";

/** Family, whether it holds others, and its rectangle in thousandths of the picture's longer side. */
export type ThumbnailBox = readonly [Family, 0 | 1, number, number, number, number];

/** What is drawn where nothing is known of a project. */
const UNKNOWN: readonly ThumbnailBox[] = [
  ["outside", 0, 400, 0, 200, 50],
  ["outside", 1, 100, 100, 800, 420],
  ["switching", 0, 140, 160, 720, 44],
  ["compute", 0, 180, 260, 180, 110],
  ["compute", 0, 410, 260, 180, 110],
  ["services", 0, 640, 260, 180, 110],
  ["address", 0, 180, 410, 640, 60],
];

const WIDTH = 1000;
const HEIGHT = 620;
const MARGIN = 60;

/** A design from far away: its boxes in the colours of their families, on the dots of the canvas. */
export function ThumbnailPicture({ boxes }: { boxes: readonly ThumbnailBox[] | undefined }) {
  const shown = boxes && boxes.length > 0 ? boxes : UNKNOWN;
  const w = Math.max(...shown.map((box) => box[2] + box[4]));
  const h = Math.max(...shown.map((box) => box[3] + box[5]));
  const scale = Math.min((WIDTH - 2 * MARGIN) / w, (HEIGHT - 2 * MARGIN) / h);
  const left = (WIDTH - w * scale) / 2;
  const top = (HEIGHT - h * scale) / 2;
  return (
    <svg
      className={cx(styles.picture, boxes === undefined && styles.faint)}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden
      focusable={false}
    >
      {shown.map(([family, isContainer, x, y, width, height], i) => (
        <rect
          key={i}
          className={cx(isContainer ? styles.container : styles.box, styles[family])}
          x={left + x * scale}
          y={top + y * scale}
          width={Math.max(width * scale, 6)}
          height={Math.max(height * scale, 6)}
          rx={isContainer ? 10 : 6}
        />
      ))}
    </svg>
  );
}
