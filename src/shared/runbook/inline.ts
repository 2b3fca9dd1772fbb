import type { Message, MessagePart } from "#shared/kernel/message";
import type { Source } from "#shared/profiles/define-profile";

/** A piece of running text: prose, a value set as code, an element, or the document a fact is from. */
type Inline = MessagePart | { readonly source: Source };

/**
 * A sentence or a cell. Text parts are the program's own words; whatever comes from a design is a
 * code or an element part, so that a printer can tell them apart.
 */
export type Inlines = readonly Inline[];

/** The words of the program, as they stand. Never pass text of a design; `code` is for that. */
export function words(text: string): Message {
  return [{ text }];
}

export function code(text: string): Message {
  return [{ code: text }];
}

export function sourceRef(source: Source): Inlines {
  return [{ source }];
}

/** How a source is cited: "AKS Edge Essentials networking (February 2023), section DNS". */
export function citation({ document, section }: Source): string {
  if (document === "engineering") return "Ordinary practice";
  return section === undefined ? document : `${document}, section ${section}`;
}

/** The inlines as plain text, for titles, search and tests. */
export function inlineText(inlines: Inlines): string {
  return inlines
    .map((part) => {
      if ("text" in part) return part.text;
      if ("code" in part) return part.code;
      return "source" in part ? citation(part.source) : part.name;
    })
    .join("");
}
