import type { Section } from "../keys/read-section.ts";
import type { NoteSink } from "../notes.ts";
import { readAddress, splitRange } from "./read-address.ts";
import type { PoolSettings } from "./settings.ts";

/** The address pools of a switch or virtual network. Ranges that were blacked out have no addresses. */
export function readPools(entries: readonly Section[], notes: NoteSink): PoolSettings[] {
  return entries.flatMap((entry, i) => {
    const name = entry.text("name")?.trim().slice(0, 200) ?? `pool-${i + 1}`;
    const text = entry.text("ipAddressRange");
    const path = entry.pathOf("ipAddressRange");
    if (text === undefined) return [{ name }];
    if (/^[\d.]+\/\d+$/.test(text.trim())) {
      const whole = readAddress(text, path, notes);
      return [whole === undefined ? { name } : { name, ...splitRange(whole) }];
    }
    const { start, end } = splitRange(text);
    return [{ name, start: readAddress(start, path, notes), end: readAddress(end, path, notes) }];
  });
}
