import { newestEdition } from "#shared/profiles/index";
import type { NoteSink } from "../notes.ts";

/** `1.13` as numbers; undefined for text that is no version. */
function parseVersion(text: string): readonly [number, number] | undefined {
  const match = /^v?(\d{1,4})(?:\.(\d{1,4}))?(?:\.\d{1,4})*$/i.exec(text.trim());
  return match ? [Number(match[1]), Number(match[2] ?? 0)] : undefined;
}

/** Below zero when `a` is older than `b`. */
function compareVersions(a: readonly [number, number], b: readonly [number, number]): number {
  return a[0] - b[0] || a[1] - b[1];
}

/** Says where a version stands beside the newest one that this program knows. */
export function reportVersion(text: string, newest: string, path: string, notes: NoteSink): void {
  if (text === "") return;
  const version = parseVersion(text);
  const limit = parseVersion(newest);
  if (!version || !limit) {
    notes.warning(
      "schema-version-unreadable",
      path,
      `${JSON.stringify(text)} is no version of the schema; the file is read as ${newest}.`,
    );
    return;
  }
  const order = compareVersions(version, limit);
  if (order < 0)
    notes.info(
      "schema-older",
      path,
      `Schema ${text} is older than ${newest}, which an export writes.`,
    );
  if (order > 0) {
    notes.info(
      "schema-newer",
      path,
      `Schema ${text} is newer than ${newest}, the newest known here. Keys it added are reported as unknown.`,
    );
  }
}

/** The edition of the documents that a schema version belongs to; the newest where it names none. */
export function editionOfSchema(text: string): string {
  const version = parseVersion(text);
  const newest = newestEdition("EE");
  if (!version || version[0] !== 1) return newest;
  if (version[1] < 9) return "2023-02";
  return version[1] < 15 ? "2023-09" : newest;
}
