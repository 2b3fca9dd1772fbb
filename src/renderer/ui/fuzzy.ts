export interface FuzzyMatch {
  /** Higher is better; comparable between texts for one query. */
  score: number;
  /** Indexes of the matched characters, ascending. */
  positions: readonly number[];
}

const atWordStart = 10;
const inARow = 8;
const anywhere = 1;

/**
 * Finds the characters of the query in the text, in order, preferring starts of words and runs.
 * Null if they are not all there; spaces in the query are skipped.
 */
export function findFuzzyMatch(query: string, text: string): FuzzyMatch | null {
  const wanted = query.toLowerCase().replaceAll(/\s+/g, "");
  if (wanted === "") return { score: 0, positions: [] };
  const lower = text.toLowerCase();
  const whole = lower.indexOf(query.trim().toLowerCase());
  if (whole >= 0) return wholeMatch(text, whole, query.trim().length);

  // best[i] is the best way to place the first characters of the query with the last of them at i.
  let best = new Map<number, FuzzyMatch>();
  for (let place = 0; place < wanted.length; place += 1) {
    const character = wanted.charAt(place);
    const next = new Map<number, FuzzyMatch>();
    for (let i = lower.indexOf(character); i >= 0; i = lower.indexOf(character, i + 1)) {
      const found =
        place === 0 ? { score: gain(text, i, -1), positions: [i] } : extend(best, text, i);
      if (found) next.set(i, found);
    }
    if (next.size === 0) return null;
    best = next;
  }
  const [winner] = [...best.values()].toSorted((a, b) => b.score - a.score);
  return winner ? { ...winner, score: winner.score - text.length / 100 } : null;
}

function wholeMatch(text: string, start: number, length: number): FuzzyMatch {
  const positions = Array.from({ length }, (_, offset) => start + offset);
  const score =
    length * (inARow + atWordStart) + (isWordStart(text, start) ? 2 * atWordStart : 0) - start / 10;
  return { score: score - text.length / 100, positions };
}

function extend(best: ReadonlyMap<number, FuzzyMatch>, text: string, i: number): FuzzyMatch | null {
  let found: FuzzyMatch | null = null;
  for (const [last, match] of best) {
    const score = match.score + gain(text, i, last);
    if (last < i && (!found || score > found.score))
      found = { score, positions: [...match.positions, i] };
  }
  return found;
}

function gain(text: string, i: number, last: number): number {
  if (last >= 0 && i === last + 1) return inARow;
  return isWordStart(text, i) ? atWordStart : anywhere;
}

function isWordStart(text: string, i: number): boolean {
  return i === 0 || /[\s\-_.:/(]/.test(text[i - 1] ?? "");
}
