import { formatIpv4 } from "#shared/address/ipv4";
import { hostsOf, prefixSize, smallestLengthFor, type Prefix } from "#shared/address/prefix";
import { rangeSize, runOfSize, type Range } from "#shared/address/range";
import { subnetNeed } from "#shared/facts/reservation";
import { counted } from "#shared/kernel/words";

/** A run of addresses that a design keeps for one purpose. */
export interface Block {
  /** For a sum in words: "node", "nodes". */
  readonly one: string;
  readonly many: string;
  /** Addresses that it cannot do without. */
  readonly least: number;
  /** Addresses that it has where there is room; absent: the least. */
  readonly roomy?: number;
  /** Where it begins where there is room: the distance from the first address of the network. */
  readonly at: number;
}

/** The blocks of a network, in the order of their addresses. */
export type GroundPlan = Readonly<Record<string, Block>>;

/** Where each block of a plan is. */
export type Laid<P extends GroundPlan> = { readonly [K in keyof P]: Range };

/** A single address. */
export function oneAddress(one: string, at: number): Block {
  return { one, many: `${one}s`, least: 1, at };
}

/** The gateway: always the first host of the network. */
export const GATEWAY = oneAddress("gateway", 1);

/**
 * Lays the blocks into the network, one after the other. Where there is room each is where it
 * usually is and as large as usual; else they stand close together. Throws where they do not fit.
 */
export function layBlocks<P extends GroundPlan>(prefix: Prefix, plan: P): Laid<P> {
  const roomy = place(prefix, plan, ({ least, roomy: usual = 0, at }) => ({
    size: Math.max(least, usual),
    from: prefix.network + at,
  }));
  const laid = roomy ?? place(prefix, plan, ({ least }) => ({ size: least, from: 0 }));
  if (!laid) throw new Error(`impossible: a /${prefix.length} was not checked for its room`);
  return laid;
}

type Wish = (block: Block) => { readonly size: number; readonly from: number };

function place<P extends GroundPlan>(prefix: Prefix, plan: P, wish: Wish): Laid<P> | undefined {
  const hosts = hostsOf(prefix);
  let next = hosts.start;
  const laid: Record<string, Range> = {};
  for (const [key, block] of Object.entries(plan)) {
    const { size, from } = wish(block);
    const range = runOfSize(Math.max(next, from), size);
    if (range.end > hosts.end) return undefined;
    laid[key] = range;
    next = range.end + 1;
  }
  return laid as Laid<P>;
}

/** Why the blocks do not fit into the network, with the prefix length that would do (rules.md F7). */
export function explainRoom(prefix: Prefix, plan: GroundPlan): string | undefined {
  const blocks = Object.values(plan);
  const total = blocks.reduce((sum, { least }) => sum + least, 0);
  const need = subnetNeed(total, 0, 0);
  if (prefixSize(prefix) >= need) return undefined;
  const parts = blocks.map(({ least, one, many }) => counted(least, one, many)).join(" + ");
  const enough = smallestLengthFor(need);
  return `A /${prefix.length} has room for ${rangeSize(hostsOf(prefix))} addresses, and this design needs ${total} (${parts}). Use a /${enough} or a larger network.`;
}

/** The address at a place in a run, the first being 0. */
export function addressIn(range: Range, place = 0): string {
  return formatIpv4(range.start + place);
}

/** First and last address as a field of a design holds them: `10.0.0.2-10.0.0.28`. */
export function rangeText({ start, end }: Range): string {
  return `${formatIpv4(start)}-${formatIpv4(end)}`;
}
