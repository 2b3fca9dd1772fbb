import { findFuzzyMatch } from "./fuzzy";
import type { IconName } from "./icons";

export interface CommandEntry {
  id: string;
  label: string;
  /** Heading under which it stands. */
  group: string;
  icon?: IconName | undefined;
  shortcut?: string | undefined;
  /** Quiet text beside the label: an address, where it is. */
  hint?: string | undefined;
  /** Other words by which people look for it. */
  keywords?: readonly string[] | undefined;
}

export interface RankedEntry {
  entry: CommandEntry;
  /** Matched characters of the label. */
  positions: readonly number[];
}

export interface RankedGroup {
  name: string;
  entries: RankedEntry[];
}

const most = 60;

/** The entries that match, best first, under their groups; a group stands where its best entry does. */
export function rankCommands(entries: readonly CommandEntry[], query: string): RankedGroup[] {
  const ranked = entries.flatMap((entry) => {
    const match = scoreEntry(entry, query);
    return match ? [{ entry, ...match }] : [];
  });
  if (query.trim() !== "") ranked.sort((a, b) => b.score - a.score);

  const groups = new Map<string, RankedEntry[]>();
  for (const { entry, positions } of ranked.slice(0, most)) {
    groups.set(entry.group, [...(groups.get(entry.group) ?? []), { entry, positions }]);
  }
  return [...groups].map(([name, found]) => ({ name, entries: found }));
}

function scoreEntry(
  entry: CommandEntry,
  query: string,
): { score: number; positions: readonly number[] } | null {
  const own = findFuzzyMatch(query, entry.label);
  if (own) return own;
  const others = [...(entry.keywords ?? []), entry.hint ?? ""]
    .map((word) => findFuzzyMatch(query, word))
    .filter((match) => match !== null)
    .toSorted((a, b) => b.score - a.score);
  return others[0] ? { score: others[0].score / 2, positions: [] } : null;
}
