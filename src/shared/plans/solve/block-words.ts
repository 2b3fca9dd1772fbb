import { formatRange } from "#shared/address/range";
import { counted } from "#shared/kernel/words";
import type { BlockInterval } from "./block-table.ts";
import type { FreeRun } from "./exclusions.ts";

const WHERE: Readonly<Record<FreeRun["where"], string>> = {
  outside: "outside of the scope",
  excluded: "excluded from the scope already",
  both: "partly excluded from the scope already, partly outside of it",
};

const VERDICTS: Readonly<Record<BlockInterval["verdict"], string>> = {
  leased: "the server leases it",
  held: "somebody holds it",
  room: "free, the block fits",
  short: "free, too short for the block",
};

/** Where a block may lie: "10.0.0.40–10.0.0.62: 16 places, the first 10.0.0.40–10.0.0.47; outside of the scope". */
export function runInWords({ run, block, places, where }: FreeRun): string {
  const count = counted(places, "place", "places");
  const first = places > 1 ? `, the first ${formatRange(block)}` : "";
  return `${formatRange(run)}: ${count}${first}; ${WHERE[where]}`;
}

/** Why a block fits into a stretch or not. */
export function verdictInWords({ verdict }: BlockInterval): string {
  return VERDICTS[verdict];
}
