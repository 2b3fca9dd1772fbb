import type { Note, NoteSeverity } from "./format.ts";
import type { JsonError } from "./json-text/json-error.ts";

/** Collects what a reader has to say. Of one code it keeps the first hundred and counts the rest. */
export interface NoteSink {
  readonly error: Say;
  readonly warning: Say;
  readonly info: Say;
  /** True when something was said about exactly this place. */
  speaksOf(path: string): boolean;
  /** Everything said so far, each once, in the order it was said. */
  list(): readonly Note[];
}

type Say = (code: string, path: string, message: string) => void;

const MOST_OF_A_CODE = 100;

export function collectNotes(): NoteSink {
  const notes = new Map<string, Note>();
  const counts = new Map<string, { readonly severity: NoteSeverity; count: number }>();

  function say(severity: NoteSeverity): Say {
    return (code, path, message) => {
      const seen = counts.get(code) ?? { severity, count: 0 };
      counts.set(code, seen);
      seen.count += 1;
      if (seen.count <= MOST_OF_A_CODE) {
        notes.set(`${code}\n${path}\n${message}`, { code, severity, path, message });
      }
    };
  }

  return {
    error: say("error"),
    warning: say("warning"),
    info: say("info"),
    speaksOf: (path) => [...notes.values()].some((note) => note.path === path),
    list() {
      const more = [...counts].flatMap(([code, { severity, count }]): Note[] => {
        const hidden = count - MOST_OF_A_CODE;
        if (hidden <= 0) return [];
        return [
          { code, severity, path: "", message: `There are ${hidden} more places like this.` },
        ];
      });
      return [...notes.values(), ...more];
    },
  };
}

/** What is wrong with a text that should be JSON, with its place. */
export function noteOfJsonError({ code, message, line, column }: JsonError): Note {
  const where = `Line ${line}, column ${column}`;
  return { code, severity: "error", path: "", message: `${where}: ${message}` };
}
