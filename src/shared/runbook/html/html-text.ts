import { escapeXml, tag } from "#shared/drawing/svg-parts";
import { citation, type Inlines } from "../inline.ts";
import { visibleText } from "../visible-text.ts";

/**
 * Running text as HTML. Text of a design stands in code elements, each a bidirectional island, so
 * that no name changes the order of what stands around it; everything is escaped.
 */
export function htmlInline(inlines: Inlines): string {
  return inlines
    .map((part) => {
      if ("text" in part) return escapeXml(part.text);
      if ("code" in part) return htmlCode(part.code);
      return "source" in part
        ? tag("cite", {}, escapeXml(citation(part.source)))
        : htmlCode(part.name);
    })
    .join("");
}

/** A value of the design as paper shows it. */
export function htmlCode(text: string): string {
  return tag("code", {}, escapeXml(visibleText(text)));
}

/** An element of a class that holds markup. */
export function box(className: string, ...children: readonly string[]): string {
  return tag("div", { class: className }, children.join(""));
}
