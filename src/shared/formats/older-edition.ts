import { newestEdition } from "#shared/profiles/index";
import type { ElementRecord } from "#shared/model/records";
import type { NoteSink } from "./notes.ts";
import type { UseLog } from "./use-log.ts";

/** Counts the edition of a site as written, and says so where files that hold none lose an older one. */
export function noteOlderEdition(log: UseLog, site: ElementRecord, notes: NoteSink): void {
  const profile = log.text(site, "profile") ?? "";
  const edition = log.text(site, "edition");
  if (edition === undefined || edition === newestEdition(profile)) return;
  notes.info(
    "export-newer-documents",
    site.name,
    "The site goes by an older edition of the documents; the files do not say so, and read again they are judged by the newest.",
  );
}
