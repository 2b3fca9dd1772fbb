import { isJsonObject, type Json } from "#shared/kernel/json";
import type { Family } from "#shared/model/define-kind";
import { readRecord } from "./read-record.ts";

/** One box of a thumbnail: family, whether it holds others, and its rectangle in percent. */
export type LookBox = readonly [Family, 0 | 1, number, number, number, number];

/** How a project looked when it was last seen here: a thumbnail and what was wrong. */
export interface ProjectLook {
  /** ISO 8601, when it was taken. A file that changed later is only drawn, not judged. */
  readonly at: string;
  readonly version: string;
  readonly boxes: readonly LookBox[];
  readonly error: number;
  readonly warning: number;
}

/** Looks by file name. */
export type Looks = Readonly<Record<string, ProjectLook>>;

const FAMILIES: readonly string[] = [
  "compute",
  "switching",
  "routing",
  "services",
  "address",
  "outside",
] satisfies readonly Family[];

/** Looks as they were stored; what cannot be understood is left out. */
export function readLooks(stored: Json | undefined): Looks {
  return readRecord(stored, (value) => {
    if (!isJsonObject(value)) return undefined;
    const { at, version, boxes, error, warning } = value;
    if (typeof at !== "string" || typeof version !== "string" || !Array.isArray(boxes)) {
      return undefined;
    }
    if (typeof error !== "number" || typeof warning !== "number") return undefined;
    return { at, version, error, warning, boxes: boxes.filter(isLookBox).slice(0, MOST_BOXES) };
  });
}

/** Boxes of a thumbnail; more would not be seen. */
export const MOST_BOXES = 80;
/** Projects that are remembered; the oldest looks go first. */
const MOST_LOOKS = 24;

/** The looks with one more, the oldest left out when there are too many. */
export function withLook(looks: Looks, fileName: string, look: ProjectLook): Looks {
  const all = Object.entries({ ...looks, [fileName]: look });
  const kept = all.toSorted(([, a], [, b]) => (a.at < b.at ? 1 : -1)).slice(0, MOST_LOOKS);
  return Object.fromEntries(kept);
}

function isLookBox(value: unknown): value is LookBox {
  return (
    Array.isArray(value) &&
    value.length === 6 &&
    typeof value[0] === "string" &&
    FAMILIES.includes(value[0]) &&
    value.slice(1).every((each) => typeof each === "number")
  );
}
