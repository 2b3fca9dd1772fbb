import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { prefixContains } from "#shared/address/prefix";
import { say, type Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { claimsAt } from "./claims.ts";
import { domainOf, networksOfRouter } from "./domains.ts";
import { childrenOf, elementOf, type Facts } from "./engine.ts";
import { natOf, outsidePort, prefixAround } from "./nats.ts";
import { networkOf, networkPrefix } from "./networks.ts";
import { readIpv4, valueOf } from "./readings.ts";

/**
 * The first step from a node towards an address. It says "no" only where that is certain: no gateway, or
 * nobody there. What routers beyond the first do is for the packet walk.
 */
export interface FirstStep {
  readonly answer: "yes" | "no" | "unknown";
  readonly because: Message;
}

export function firstStepTo(facts: Facts, node: ElementRecord, address: Ipv4): FirstStep {
  const adapters = childrenOf(facts, node.id, "vnic");
  const steps = adapters.map((adapter) => stepFrom(facts, adapter, address));
  return (
    steps.find(({ answer }) => answer === "yes") ??
    steps.find(({ answer }) => answer === "unknown") ??
    steps[0] ?? { answer: "unknown", because: say`${node} has no adapter.` }
  );
}

function stepFrom(facts: Facts, adapter: ElementRecord, address: Ipv4): FirstStep {
  const text = formatIpv4(address);
  const network = networkOf(facts, adapter.id);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  const carrier = network === undefined ? undefined : elementOf(facts, network);
  if (network === undefined || !prefix || !carrier) {
    return { answer: "unknown", because: say`The network of ${adapter} is not known.` };
  }
  const isInternal = carrier.kind === "vswitch";
  if (prefixContains(prefix, address)) {
    const holder = claimsAt(facts, domainOf(facts, network), address).find(({ single }) => single);
    if (!isInternal || holder) return { answer: "yes", because: say`${text} is on ${carrier} itself.` };
    return { answer: "no", because: say`${text} belongs to the inside of ${carrier}, where nobody has it.` };
  }
  if (isInternal) return throughNat(facts, carrier, address);
  const gateway = valueOf(readIpv4(facts, adapter, "gateway")) ?? valueOf(readIpv4(facts, carrier, "gateway"));
  if (gateway === undefined) {
    const leased = adapter.fields["ipSource"] === "dhcp" || !adapter.fields["address"];
    return leased
      ? { answer: "unknown", because: say`The gateway of ${adapter} is not known.` }
      : { answer: "no", because: say`${text} is outside ${carrier}, which has no gateway.` };
  }
  return beyond(facts, network, gateway, address);
}

function throughNat(facts: Facts, vswitch: ElementRecord, address: Ipv4): FirstStep {
  const text = formatIpv4(address);
  const nat = natOf(facts, vswitch.id);
  // A missing NAT, port or gateway is told by rules of its own: UL-NAT-001 and UL-NAT-007.
  if (!nat) return { answer: "unknown", because: say`${vswitch} has no NAT to leave by.` };
  const port = outsidePort(facts, nat.id);
  if (!port) return { answer: "unknown", because: say`${nat} has no port to leave by.` };
  const outside = prefixAround(facts, port);
  if (outside && prefixContains(outside, address)) {
    return { answer: "yes", because: say`${text} is on the network outside ${nat}.` };
  }
  const gateway = valueOf(readIpv4(facts, port, "gateway"));
  if (gateway === undefined) {
    return { answer: "unknown", because: say`The gateway of ${port} is not known.` };
  }
  const network = networkOf(facts, port.id);
  if (network === undefined) {
    return { answer: "unknown", because: say`What lies behind the gateway ${formatIpv4(gateway)} is not drawn.` };
  }
  return beyond(facts, network, gateway, address);
}

function beyond(facts: Facts, network: string, gateway: Ipv4, address: Ipv4): FirstStep {
  const text = formatIpv4(address);
  const leg = claimsAt(facts, domainOf(facts, network), gateway).find(({ role }) => role === "router");
  const parent = leg && elementOf(facts, leg.owner)?.parent;
  const router = parent ? elementOf(facts, parent) : undefined;
  const connected =
    router &&
    networksOfRouter(facts, router.id).some((id) => {
      const prefix = networkPrefix(facts, id);
      return prefix !== undefined && prefixContains(prefix, address);
    });
  return router && connected
    ? { answer: "yes", because: say`${router} joins the network of ${text}.` }
    : { answer: "unknown", because: say`The way from the gateway ${formatIpv4(gateway)} to ${text} is not drawn.` };
}
