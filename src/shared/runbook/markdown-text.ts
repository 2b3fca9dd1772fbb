import { citation, type Inlines } from "./inline.ts";
import { visibleText } from "./visible-text.ts";

// How running text is written in Markdown. Text of a design only ever stands in code spans and code
// blocks, where nothing is markup; the program's own words are escaped all the same.

/** Where the text stands: a block may begin with a mark that means a list, a cell ends at a bar. */
export type Place = "block" | "inline" | "cell";

export function markdownInline(inlines: Inlines, place: Place): string {
  let text = "";
  for (const part of inlines) {
    const next =
      "text" in part
        ? prose(part.text, place)
        : "code" in part
          ? codeSpan(part.code, place)
          : "source" in part
            ? prose(citation(part.source), place)
            : codeSpan(part.name, place);
    // Two code spans that touch would become one.
    text += text.endsWith("`") && next.startsWith("`") ? ` ${next}` : next;
  }
  if (place !== "block") return text;
  // Some programs take a code span of three backticks at the start of a line for a fence.
  return /^ *```/.test(text) ? `&#32;${text}` : text.replace(BLOCK_START, escapeStart);
}

/**
 * A code span that holds exactly the text as shown on paper. Its fence is longer than any run of
 * backticks inside. In a cell a bar is escaped; one that follows a backslash, about which Markdown
 * programs disagree, is written out.
 */
export function codeSpan(text: string, place: Place): string {
  let shown = visibleText(text);
  if (place === "cell") shown = shown.replace(/\\\|/g, "\\[U+007C]").replaceAll("|", "\\|");
  const fence = "`".repeat(longestRun(shown) + 1);
  const needsRoom = /^`|`$|^ .*[^ ].* $/.test(shown);
  return needsRoom ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/** Length of the longest run of backticks. */
export function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** Words of the program. What looks like a link or a mail address would become one, so it is code. */
function prose(text: string, place: Place): string {
  if (/:\/\/|www\.|\S@\S/i.test(text)) return codeSpan(text, place);
  return text
    .split(/(\s+)/)
    .map((piece) => (/^\s+$/.test(piece) ? " " : piece === "" ? "" : escaped(visibleText(piece))))
    .join("");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("|", "&#124;")
    .replace(/[\\`*_[\]~$]/g, "\\$&");
}

const BLOCK_START = /^ *([#+\-=:]|\d+[.)])/;

function escapeStart(start: string): string {
  return `${start.slice(0, -1)}\\${start.slice(-1)}`;
}
