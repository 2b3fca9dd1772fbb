import type { PlatformScope, Source } from "../define-profile.ts";
import { seed, type DocumentName } from "../documents.ts";

/** Why two sources do not say the same. */
export type DisagreementSort =
  /** Documents of one date contradict one another, or leave a question open. */
  | "contradiction"
  /** A later document says otherwise than the one before. */
  | "newer"
  /** A check of the vendor's own tools misses a case or gets it wrong. */
  | "validator";

/** A point on which sources disagree, and how the program reads it. */
export interface Disagreement {
  /** `AMB-01` as in the catalogue; `NEW-…` and `VAL-…` for what came to light later. */
  readonly id: string;
  readonly sort: DisagreementSort;
  readonly on: readonly PlatformScope[];
  /** What the sources say. */
  readonly what: string;
  /** What the program makes of it. */
  readonly reading: string;
  readonly sources: readonly Source[];
}

type Named = DocumentName | readonly [DocumentName, string];

function toSource(named: Named): Source {
  return typeof named === "string" ? seed(named) : seed(...named);
}

/** Writes points of one sort in a few lines each. */
export function pointsOf(sort: DisagreementSort) {
  return (
    id: string,
    on: readonly PlatformScope[],
    what: string,
    reading: string,
    ...sources: readonly Named[]
  ): Disagreement => ({ id, sort, on, what, reading, sources: sources.map(toSource) });
}
