import type { NoteSink } from "../notes.ts";
import type { UseLog } from "../use-log.ts";

/** What an export notes while it writes. */
export interface Writing {
  readonly log: UseLog;
  readonly notes: NoteSink;
}
