import type { Prefix } from "#shared/address/prefix";
import type { ElementRecord } from "#shared/model/records";
import type { Facts } from "./engine.ts";
import { linkedFrom, linkedTo, networkOf, networkPrefix } from "./networks.ts";
import { readInterface, valueOf } from "./readings.ts";

/** The switches whose inside a NAT translates. */
export function switchesBehind(facts: Facts, nat: string): ElementRecord[] {
  return linkedFrom(facts, nat, "translation");
}

/** The port by which a NAT leaves its host. */
export function outsidePort(facts: Facts, nat: string): ElementRecord | undefined {
  return linkedTo(facts, nat, "outside");
}

/** The network around a port as far as it is known: that of its own address, else of its cable. */
export function prefixAround(facts: Facts, port: ElementRecord): Prefix | undefined {
  const own = valueOf(readInterface(facts, port, "address"))?.prefix;
  if (own) return own;
  const network = networkOf(facts, port.id);
  return network === undefined ? undefined : networkPrefix(facts, network);
}

/** The NAT behind an internal switch, through which its inside reaches the world. */
export function natOf(facts: Facts, vswitch: string): ElementRecord | undefined {
  return linkedTo(facts, vswitch, "translation");
}
