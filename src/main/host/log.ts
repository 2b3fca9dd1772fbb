import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";

/** Writes what went wrong where a person can find it; the reference is what the window shows. */
export interface Log {
  /** Notes a thrown value with its stack and answers the reference. */
  readonly thrown: (value: unknown) => string;
  readonly note: (line: string) => void;
}

/** Bytes of one log file, and how many old ones are kept. */
const MAX_SIZE = 1024 * 1024;
const KEPT = 3;

export function openLog(
  dataDir: string,
  { now, reference }: { readonly now: () => Date; readonly reference: () => string },
): Log {
  const folder = join(dataDir, "logs");
  const file = (age: number) => join(folder, age === 0 ? "underlay.log" : `underlay.${age}.log`);

  function write(text: string): void {
    try {
      mkdirSync(folder, { recursive: true });
      if ((statSync(file(0), { throwIfNoEntry: false })?.size ?? 0) > MAX_SIZE) rotate();
      appendFileSync(file(0), `${now().toISOString()} ${text}\n`);
    } catch {
      // A log that cannot be written must not stop the work that it would have told about.
    }
  }

  function rotate(): void {
    for (let age = KEPT; age > 0; age--) {
      if (statSync(file(age - 1), { throwIfNoEntry: false })) renameSync(file(age - 1), file(age));
    }
  }

  return {
    thrown(value) {
      const id = reference();
      const told = value instanceof Error ? (value.stack ?? value.message) : String(value);
      write(`[${id}] ${told}`);
      return id;
    },
    note: write,
  };
}
