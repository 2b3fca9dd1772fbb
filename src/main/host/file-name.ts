import { compareText } from "#shared/kernel/order";

export const EXTENSION = ".underlay";

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** A name for the file of a project that no file system minds: "Plant 7 – Köln" gives `plant-7-koln`. */
function slugOf(projectName: string): string {
  const slug = projectName
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return slug === "" || RESERVED.test(slug) ? `project${slug && `-${slug}`}` : slug;
}

/** File names for a new project, best first, without end: `plant`, `plant-2`, `plant-3` … */
export function* fileNamesFor(projectName: string): Generator<string, never> {
  const slug = slugOf(projectName);
  yield `${slug}${EXTENSION}`;
  for (let count = 2; ; count++) yield `${slug}-${count}${EXTENSION}`;
}

/** The last part of a name that came from outside, made harmless as a suggestion in a dialog. */
export function suggestedName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? "";
  const clean = last.replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, "").replace(/^[.\s]+|[.\s]+$/g, "");
  return clean === "" ? "export" : clean;
}

/** Newest first; those of the same moment by name. */
export function byModified(
  a: { readonly modified: string; readonly fileName: string },
  b: { readonly modified: string; readonly fileName: string },
): number {
  return compareText(b.modified, a.modified) || compareText(a.fileName, b.fileName);
}
