import type { Project } from "#shared/model/project";
import type { NoteSink } from "../notes.ts";
import type { UseLog } from "../use-log.ts";

/** What every part of an export needs. */
export interface Writing {
  readonly project: Project;
  readonly log: UseLog;
  readonly notes: NoteSink;
}
