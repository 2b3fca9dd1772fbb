import { parseIpv4, type Ipv4 } from "#shared/address/ipv4";
import { parseInterfaceAddress } from "#shared/address/prefix";
import { elementOf, defineFact, type Facts } from "./engine.ts";
import { effectiveValue } from "./readings.ts";

/** The one address of an interface or device, typed or put there by the platform; without length. */
export const elementAddress: (facts: Facts, id: string) => Ipv4 | undefined = defineFact<
  Ipv4 | undefined
>("address", (facts, id) => {
  const element = elementOf(facts, id);
  if (!element) return undefined;
  const { value } = effectiveValue(facts, element, "address");
  if (typeof value !== "string") return undefined;
  const single = parseIpv4(value);
  if (single.ok) return single.value;
  const withLength = parseInterfaceAddress(value);
  return withLength.ok ? withLength.value.address : undefined;
});
