import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import type { Facts } from "#shared/facts/engine";
import { flowPaths, wayBack, type FlowPath } from "#shared/facts/flow-paths";
import { nameOf } from "#shared/facts/names";
import { originsOf, type Origin } from "#shared/facts/walk";
import { defineRule } from "../define-rule.ts";
import { flowToFar, networkBehind } from "../example-parts.ts";
import { ENGINEERING } from "../sources.ts";
import { remove } from "../wiring.ts";

/** A server beyond the router of the office, and a flow of the node to it. */
const FAR_SERVER = [
  ...networkBehind("router", "10.7.0.0/24", "10.7.0.1/24", "10.7.0.1"),
  ...flowToFar("linux"),
];

/**
 * Answers to a translated address come back to the translator by themselves. They go past it when the
 * sender has a second address that the far end reaches on another way.
 */
export const repliesBypass = defineRule({
  id: "UL-NAT-009",
  name: "nat/replies-bypass",
  severity: "error",
  platforms: ["ALL"],
  on: ["flow"],
  what: "A flow leaves through a NAT, and the way back goes past it.",
  why: "The NAT knows the connection by the address that it put in; an answer on another way belongs to no connection and is dropped.",
  todo: "Let both directions take the same way: route to the far network by the second adapter, or take that adapter away.",
  sources: [ENGINEERING],
  check(facts, flow, report) {
    for (const path of flowPaths(facts, flow.id)) {
      const nats = path.taken.hops.filter(({ translates }) => translates);
      const [nat] = nats;
      if (!nat) {
        report.pass(say`${flow} is not translated.`);
        continue;
      }
      const bypass = bypassOf(facts, path, new Set(nats.map(({ element }) => element)));
      if (!bypass) {
        report.pass(say`Answers to ${flow} come back to ${nameOf(facts, nat.element)}.`);
        continue;
      }
      const { element, address } = bypass;
      report.fail({
        with: [{ element: nat.element }, { element }],
        message: say`Replies to ${flow} bypass ${nameOf(facts, nat.element)}: ${nameOf(facts, element)} is reached directly at ${address === undefined ? "" : formatIpv4(address)}.`,
      });
    }
  },
  fixes: (facts, { subjects: [, , adapter] }) =>
    adapter ? [remove(say`Take ${nameOf(facts, adapter.element)} away`, [adapter.element])] : [],
  examples: {
    bad: [
      {
        title: "node also on an external switch; out via NAT, back direct to 10.0.0.60",
        base: "edge-single",
        edits: [
          {
            add: "physicalPort",
            id: "host.lan2",
            parent: "host",
            name: "Ethernet 2",
            fields: { ipMode: "none" },
          },
          {
            add: "vswitch",
            id: "host.ext",
            parent: "host",
            name: "extsw",
            fields: { mode: "external" },
          },
          {
            add: "vnic",
            id: "linux.eth1",
            parent: "linux",
            name: "eth1",
            fields: { address: "10.0.0.60" },
          },
          { connect: "host.lan2", to: "lan" },
          { connect: "host.ext", to: "host.lan2" },
          { connect: "linux.eth1", to: "host.ext" },
          ...FAR_SERVER,
        ],
      },
    ],
    good: [
      { title: "node with the internal adapter only", base: "edge-single", edits: FAR_SERVER },
    ],
  },
});

/** Another interface of the sender that the far end reaches without any of the translators. */
function bypassOf(facts: Facts, path: FlowPath, nats: ReadonlySet<string>): Origin | undefined {
  return originsOf(facts, path.sender).find((other) => {
    if (other.element === path.taken.origin?.element || other.address === undefined) return false;
    const back = wayBack(facts, path, other.address);
    return (
      back?.outcome === "delivered" &&
      back.at === other.network &&
      !back.hops.some(({ element }) => nats.has(element))
    );
  });
}
