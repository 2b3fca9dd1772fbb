import { formatPrefix, prefixSize, usableCount } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { hciDemand } from "#shared/facts/hci-demand";
import { homeOf } from "#shared/facts/home-prefix";
import { guestsOf } from "#shared/facts/network-guests";
import { smallestPrefixLength } from "#shared/facts/reservation";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { resizeNetwork } from "../network-size-fixes.ts";

/** UL-CAP-007 */
export const subnetSmall = defineRule({
  id: "UL-CAP-007",
  name: "cap/subnet-small",
  severity: "error",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "The subnet of a virtual network is too small for what has to be reserved in it.",
  why: "Nodes, updates, load balancers and virtual addresses come on top of the network and broadcast addresses, the gateway and whatever else lives there.",
  todo: "Use a larger subnet; the finding names the smallest that fits.",
  sources: [seed("HCI", "Walk through an example deployment"), ENGINEERING],
  check(facts, vnet, report) {
    const prefix = homeOf(facts, vnet.id)?.prefix;
    if (!prefix)
      return report.cannotTell(say`${vnet} has no prefix that could be compared with its need.`);
    const { nodes, vips, mode } = hciDemand(facts, vnet.id);
    const { gateway, others } = guestsOf(facts, vnet.id);
    const total = nodes + vips[mode];
    const need = total + gateway + others;
    const sum = say`${nodes} for nodes and updates, ${vips[mode]} virtual, ${gateway + others} for the gateway and others`;
    if (prefixSize(prefix) >= need + 2) {
      return report.pass(
        say`${formatPrefix(prefix)} offers ${usableCount(prefix)} usable addresses; ${need} are needed (${sum}).`,
      );
    }
    const length = smallestPrefixLength(total, gateway, others);
    report.fail({
      field: "addressPrefix",
      message: say`${formatPrefix(prefix)} offers ${usableCount(prefix)} usable addresses; ${need} are needed (${sum}). Smallest fit: /${length}.`,
      data: { length },
    });
  },
  fixes: (facts, { subjects: [subject], data: { length } }) =>
    subject && typeof length === "number"
      ? resizeNetwork(facts, subject.element, length, "the smallest that fits")
      : [],
  examples: {
    bad: [
      {
        title: "the walk-through (32 addresses) in 10.20.30.0/27",
        base: "hci-static",
        edition: "2022-05",
        edits: [
          { set: "vnet", fields: { addressPrefix: "10.20.30.0/27" } },
          { set: "nodes", fields: { prefix: "10.20.30.0/27" } },
          { set: "router.nodes", fields: { address: "10.20.30.1/27" } },
        ],
      },
    ],
    good: [
      {
        title: "the walk-through (32 addresses) in 10.20.30.0/26",
        base: "hci-static",
        edition: "2022-05",
      },
    ],
  },
});

const ADVISED = 24;

/** UL-CAP-008 */
export const subnetAdvised = defineRule({
  id: "UL-CAP-008",
  name: "cap/subnet-advised",
  severity: "info",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "The subnet of a virtual network has fewer than 256 addresses.",
  why: "The documents advise at least a /24 for growth, although their own example settles for a /26; the network cannot be changed once it is deployed.",
  todo: "Use a /24 where the addresses can be had.",
  sources: [seed("HCI", "Minimum IP address reservation")],
  check(facts, vnet, report) {
    const prefix = homeOf(facts, vnet.id)?.prefix;
    if (!prefix) return;
    const size = prefixSize(prefix);
    if (prefix.length <= ADVISED)
      return report.pass(say`${formatPrefix(prefix)} has ${size} addresses.`);
    report.fail({
      field: "addressPrefix",
      message: say`A /${ADVISED} is advised for growth; ${formatPrefix(prefix)} of ${vnet} has ${size} addresses.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? resizeNetwork(facts, subject.element, ADVISED, "256 addresses") : [],
  examples: {
    bad: [{ title: "10.20.30.0/26", base: "hci-static" }],
    good: [
      {
        title: "10.20.30.0/24",
        base: "hci-static",
        edits: [
          { set: "vnet", fields: { addressPrefix: "10.20.30.0/24" } },
          { set: "nodes", fields: { prefix: "10.20.30.0/24" } },
          { set: "router.nodes", fields: { address: "10.20.30.1/24" } },
        ],
      },
    ],
  },
});
