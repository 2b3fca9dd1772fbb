import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { compareNatural } from "#shared/kernel/order";
import type { ElementRecord } from "#shared/model/records";
import { given } from "../keys/given.ts";
import { mergeKept } from "../keys/merge-kept.ts";
import { childrenOf, type Device } from "./find-device.ts";
import { maskOfLength } from "./read-address.ts";
import { writeRange } from "./write-range.ts";
import type { Writing } from "./writing.ts";

/**
 * The virtual networks of the device: segments that were read as such. A segment that was drawn by
 * hand does not say on which virtual switch it is, so it is none.
 */
export function writeNetworks(writing: Writing, { site }: Device, kept: JsonObject): Json[] {
  const segments = site ? childrenOf(writing.project, site.id, "segment") : [];
  return Object.entries(kept)
    .sort(([a], [b]) => compareNatural(a, b))
    .flatMap(([name, own]): Json[] => {
      const segment = segments.find((each) => each.name === name);
      if (segment) return [writeNetwork(writing, segment, isJsonObject(own) ? own : {})];
      writing.notes.warning(
        "export-left-out",
        name,
        `The virtual network ${name} is not written: the site has no segment of that name any more.`,
      );
      return [];
    });
}

function writeNetwork(writing: Writing, segment: ElementRecord, own: JsonObject): JsonObject {
  const { project, log, notes } = writing;
  log.covers(segment, "mode");
  const [network, length] = (log.text(segment, "prefix") ?? "").split("/");
  const pools = childrenOf(project, segment.id, "addressPool");
  for (const pool of pools) log.covers(pool, "role");
  const base: JsonObject = {
    name: segment.name,
    ...given({ vlanId: log.value(segment, "vlan") }),
    subnetMask: length === undefined ? null : (maskOfLength(length) ?? length),
    gateway: log.text(segment, "gateway") ?? null,
    network: network || null,
    ipAddressPools: pools.map((pool) => ({
      name: pool.name,
      ipAddressRange: writeRange(writing, pool),
    })),
  };
  return mergeKept(base, own, `virtualNetworks.${segment.name}`, notes);
}
