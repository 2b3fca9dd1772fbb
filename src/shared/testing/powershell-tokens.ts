/** A token of a PowerShell line, as far as quoting is concerned. */
export type PowershellToken =
  /** A single-quoted literal: nothing in it is expanded. */
  | { readonly type: "literal"; readonly value: string }
  /** A double-quoted text, in which variables are expanded. */
  | { readonly type: "expandable"; readonly text: string }
  | { readonly type: "word"; readonly text: string }
  /** Anything that joins, ends or nests commands, and every line end. */
  | { readonly type: "syntax"; readonly text: string };

const SINGLE = "'\u2018\u2019\u201a\u201b";
const DOUBLE = '"\u201c\u201d\u201e';
const SYNTAX = "|;&(){}[]@,<>#\n\r";

/**
 * Cuts PowerShell into tokens, written from its language specification (2.3.5) and apart from the
 * code that quotes. An end of text inside a literal throws.
 */
export function powershellTokens(source: string): PowershellToken[] {
  const tokens: PowershellToken[] = [];
  let at = 0;
  const quoted = (quotes: string): string => {
    let value = "";
    for (at += 1; at < source.length; at += 1) {
      const character = source.charAt(at);
      if (quotes.includes(character)) {
        if (at + 1 >= source.length || !quotes.includes(source.charAt(at + 1))) {
          at += 1;
          return value;
        }
        at += 1;
      }
      value += source.charAt(at);
    }
    throw new Error(`a literal does not end: ${source}`);
  };
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === " " || character === "\t") at += 1;
    else if (SINGLE.includes(character)) tokens.push({ type: "literal", value: quoted(SINGLE) });
    else if (DOUBLE.includes(character)) tokens.push({ type: "expandable", text: quoted(DOUBLE) });
    else if (SYNTAX.includes(character)) {
      tokens.push({ type: "syntax", text: character });
      at += 1;
    } else {
      const start = at;
      while (at < source.length && !` \t${SINGLE}${DOUBLE}${SYNTAX}`.includes(source.charAt(at)))
        at += 1;
      tokens.push({ type: "word", text: source.slice(start, at) });
    }
  }
  return tokens;
}
