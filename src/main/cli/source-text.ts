import type { Source } from "#shared/profiles/define-profile";

/** A document with the heading where a fact stands. */
export function sourceText({ document, section }: Source): string {
  return section === undefined ? document : `${document}, ${section}`;
}
