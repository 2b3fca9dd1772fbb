import { formatPrefix, parsePrefix } from "#shared/address/prefix";
import type { Json, JsonObject } from "#shared/kernel/json";
import { compareNatural } from "#shared/kernel/order";
import type { Section } from "../keys/read-section.ts";
import type { NoteSink } from "../notes.ts";
import {
  isDocumentation,
  lengthOfMask,
  networkAround,
  readAddress,
  readNetwork,
} from "./read-address.ts";
import { readPools } from "./read-pools.ts";
import type { NetworkSettings } from "./settings.ts";

/** The virtual networks on the switches of the device, and what is kept of each by its name. */
export function readNetworks(
  entries: readonly Section[],
  notes: NoteSink,
): { readonly networks: readonly NetworkSettings[]; readonly kept: JsonObject } {
  const networks = new Map<string, NetworkSettings>();
  const kept = new Map<string, Json>();
  for (const entry of entries) {
    const name = entry.text("name")?.trim().slice(0, 200);
    if (name === undefined || networks.has(name)) {
      const message =
        name === undefined
          ? "The virtual network has no name, so it is left out."
          : `${name} stands here for the second time; the first one counts.`;
      notes.error(
        name === undefined ? "schema-missing-name" : "schema-duplicate-entry",
        entry.path,
        message,
      );
      continue;
    }
    const vlan = entry.integer("vlanId");
    if (vlan === 0) {
      notes.info("vlan-untagged", entry.pathOf("vlanId"), `VLAN 0 means that ${name} is untagged.`);
    }
    const gateway = readAddress(entry.text("gateway"), entry.pathOf("gateway"), notes);
    const prefix = prefixOfNetwork(entry, gateway, notes);
    networks.set(name, {
      name,
      prefix,
      gateway,
      vlan,
      pools: readPools(entry.list("ipAddressPools"), notes).sort((a, b) =>
        compareNatural(a.name, b.name),
      ),
    });
    // That it is there at all is what makes the segment a virtual network of the device.
    const { ipAddressPools: _, ...rest } = entry.kept;
    const mask = prefix === undefined ? entry.text("subnetMask") : undefined;
    kept.set(name, mask === undefined ? rest : { ...rest, subnetMask: mask });
  }
  const inOrder = [...networks.values()].sort((a, b) => compareNatural(a.name, b.name));
  return { networks: inOrder, kept: Object.fromEntries(kept) };
}

/** The network as an address with the mask beside it, or as a prefix; else that of the gateway. */
function prefixOfNetwork(
  entry: Section,
  gateway: string | undefined,
  notes: NoteSink,
): string | undefined {
  const mask = entry.text("subnetMask");
  const path = entry.pathOf("network");
  const text = entry.text("network");
  if (text !== undefined && parsePrefix(text).ok && !isDocumentation(text)) {
    const length = lengthOfMask(mask);
    if (mask !== undefined && !text.trim().endsWith(`/${length}`)) {
      notes.warning(
        "schema-conflict",
        entry.pathOf("subnetMask"),
        `The network has its length already, ${text.trim()}; the mask ${mask} is not used.`,
      );
    }
    return readNetwork(text.trim(), path, notes);
  }
  const address = readAddress(text, path, notes);
  const around = networkAround(address, mask) ?? networkAround(gateway, mask);
  if (around) return formatPrefix(around);
  return address !== undefined && mask !== undefined ? `${address}/${mask}` : address;
}
