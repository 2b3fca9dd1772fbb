import type { PsRemark, PsValue } from "./value.ts";

/** PowerShell reads five characters as the single quote, four as the double one, four as the dash. */
export const SINGLE_QUOTES = "'\u2018\u2019\u201a\u201b";
export const DOUBLE_QUOTES = '"\u201c\u201d\u201e';
const DASHES = "-\u2013\u2014\u2015";

const BLANKS = /[\t\v\f\u0085\p{Zs}\ufeff]+/uy;
const LINE_END = /\r\n|\n|\r/y;
const CONTINUATION = /`[\t ]*(?:\r\n|\n|\r)/y;

/** Where a reading stands in a text, and the steps that every part of it takes. */
export class Cursor {
  readonly text: string;
  at = 0;
  readonly remarks: PsRemark[] = [];

  constructor(text: string) {
    this.text = text;
  }

  get char(): string {
    return this.text[this.at] ?? "";
  }
  get next(): string {
    return this.text[this.at + 1] ?? "";
  }
  get ended(): boolean {
    return this.at >= this.text.length;
  }
  get isSingleQuote(): boolean {
    return this.char !== "" && SINGLE_QUOTES.includes(this.char);
  }
  get isDoubleQuote(): boolean {
    return this.char !== "" && DOUBLE_QUOTES.includes(this.char);
  }
  get isDash(): boolean {
    return this.char !== "" && DASHES.includes(this.char);
  }
  get isLineEnd(): boolean {
    return this.char === "\n" || this.char === "\r";
  }

  /** One character on, not beyond the end. */
  step(): void {
    if (!this.ended) this.at += 1;
  }

  /** What a sticky pattern matches here, taken; an empty text when it does not. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  takes(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  /** Blanks, comments and line ends after a backtick. */
  skipBlanks(): void {
    for (;;) {
      const start = this.at;
      this.take(BLANKS);
      const turned = this.take(CONTINUATION);
      if (/[\t ]/.test(turned)) {
        this.remark(
          "powershell-syntax",
          "warning",
          this.at - turned.length,
          "A blank stands between the backtick and the end of the line, so that PowerShell ends the command here. It is read as going on.",
        );
      }
      this.#skipComment();
      if (this.at === start) return;
    }
  }

  /** Blanks, comments and line ends. */
  skipLines(): void {
    for (;;) {
      const start = this.at;
      this.skipBlanks();
      this.take(LINE_END);
      if (this.at === start) return;
    }
  }

  #skipComment(): void {
    if (this.char === "#") {
      while (!this.ended && !this.isLineEnd) this.at += 1;
    } else if (this.text.startsWith("<#", this.at)) {
      const start = this.at;
      const end = this.text.indexOf("#>", start + 2);
      this.at = end < 0 ? this.text.length : end + 2;
      if (end < 0) this.remark("powershell-syntax", "error", start, "The comment does not end.");
    }
  }

  /** Of one code at one place the first remark is kept; the list is bounded. */
  remark(code: string, severity: PsRemark["severity"], at: number, message: string): void {
    const last = this.remarks.at(-1);
    // Past the depth limit nothing is read, so that there is nothing true to say of the rest.
    const isSaid = last?.code === "powershell-too-deep" || (last?.code === code && last.at === at);
    if (this.remarks.length < 1_000 && !isSaid) this.remarks.push({ code, severity, at, message });
  }

  /** What stands from an offset up to here, as a value that cannot be known. */
  unknownFrom(at: number): PsValue {
    const text = this.text.slice(at, Math.min(this.at, at + 80)).trim();
    return { type: "unknown", at, text };
  }
}
