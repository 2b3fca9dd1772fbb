/** A word of a POSIX shell line: what it says, and whether all of it stands in single quotes. */
export interface ShellWord {
  readonly text: string;
  readonly isLiteral: boolean;
}

/**
 * Cuts a shell text into words, written from POSIX Shell Command Language 2.2 and apart from the code
 * that quotes. A backslash before a line end joins lines. A literal that does not end throws.
 */
export function shellWords(source: string): ShellWord[] {
  const words: ShellWord[] = [];
  let text = "";
  let bare = 0;
  let quoted = 0;
  const end = (): void => {
    if (bare + quoted > 0) words.push({ text, isLiteral: quoted > 0 && bare === 0 });
    text = "";
    bare = 0;
    quoted = 0;
  };
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (character === "'") {
      const close = source.indexOf("'", at + 1);
      if (close < 0) throw new Error(`a literal does not end: ${source}`);
      text += source.slice(at + 1, close);
      quoted += 1;
      at = close;
    } else if (character === "\\" && source.charAt(at + 1) === "\n") {
      end();
      at += 1;
    } else if (character === "\\" && source.charAt(at + 1) === "'") {
      // Between two literals it stands for a quote of the value.
      text += "'";
      at += 1;
    } else if (/\s/.test(character)) end();
    else {
      text += character;
      bare += 1;
    }
  }
  end();
  return words;
}
