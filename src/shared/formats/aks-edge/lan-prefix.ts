import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import { formatInterfaceAddress, formatPrefix, prefixOf } from "#shared/address/prefix";
import { parseInteger } from "#shared/address/integer";
import type { NetworkSettings } from "./settings.ts";

/** What gateway and length of a configuration say of the LAN; absent where they say nothing. */
export interface LanAddresses {
  readonly prefix?: string;
  readonly gateway?: string;
  /** The gateway with its length, as the router carries it. */
  readonly routerAddress?: string;
}

/** The LAN from `Ip4GatewayAddress` and `Ip4PrefixLength`; 24 is the product's length when none is given. */
export function lanAddresses({ gateway, prefixLength = 24 }: NetworkSettings): LanAddresses {
  if (gateway === undefined) return {};
  const address = parseIpv4(gateway.trim());
  const length = parseInteger(prefixLength, { min: 0, max: 32 });
  // What cannot be read stays as typed, so that the rules can say what is wrong with it.
  const typed = `${gateway}/${prefixLength}`;
  if (!address.ok || !length.ok) return { prefix: typed, gateway, routerAddress: typed };
  return {
    prefix: formatPrefix(prefixOf(address.value, length.value)),
    gateway: formatIpv4(address.value),
    routerAddress: formatInterfaceAddress(address.value, length.value),
  };
}
