/** Why a text is not JSON, and where: line and column count from 1. */
export interface JsonError {
  /** `json-syntax`, `json-comment`, `json-trailing`, `json-too-deep` … */
  readonly code: string;
  /** A full sentence without the place. */
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** A key that one object names twice. */
export interface DuplicateKey {
  /** Where in the file, for example `Network.DnsServers`. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** Line and column of an offset, both from 1. CR LF, LF and CR each end a line. */
export function placeOf(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let i = 0; i < offset; i++) {
    const char = text.charCodeAt(i);
    if (char !== 10 && (char !== 13 || text.charCodeAt(i + 1) === 10)) continue;
    line += 1;
    start = i + 1;
  }
  return { line, column: offset - start + 1 };
}

/** `a.b[0]` as a path in notes; keys with odd characters are quoted. */
export function joinPath(path: string, step: string | number): string {
  if (typeof step === "number") return `${path}[${step}]`;
  const shown = step.length > 64 ? `${step.slice(0, 63)}…` : step;
  const key = /^[\p{L}\p{N}_$-]+…?$/u.test(shown) ? shown : JSON.stringify(shown);
  return path === "" ? key : `${path}.${key}`;
}
