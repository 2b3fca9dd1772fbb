import type { NoteSink } from "./notes.ts";
import type { TextPlace } from "./text-places.ts";

/**
 * Notes that begin with line and column wherever the place of their path is known; of a path such as
 * `a.b[2]` that of `a.b` or `a` will do.
 */
export function placedNotes(
  notes: NoteSink,
  placeOf: (path: string) => TextPlace | undefined,
): NoteSink {
  const say =
    (severity: "error" | "warning" | "info") =>
    (code: string, path: string, message: string): void => {
      const place = nearestPlace(path, placeOf);
      const where = place ? `Line ${place.line}, column ${place.column}: ` : "";
      notes[severity](code, path, `${where}${message}`);
    };
  return { ...notes, error: say("error"), warning: say("warning"), info: say("info") };
}

function nearestPlace(
  path: string,
  placeOf: (path: string) => TextPlace | undefined,
): TextPlace | undefined {
  // A key may hold dots and brackets itself; each round leaves a shorter path all the same.
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, lastStep(at)))) {
    const place = placeOf(at);
    if (place) return place;
  }
  return undefined;
}

function lastStep(path: string): number {
  return Math.max(path.lastIndexOf("."), path.lastIndexOf("["));
}
