import { formatPrefix } from "#shared/address/prefix";
import { rangeSet, setSize } from "#shared/address/range-set";
import { formatRange, rangeSize } from "#shared/address/range";
import { listed, say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { elementOf, type Facts } from "#shared/facts/engine";
import { hciDemand } from "#shared/facts/hci-demand";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { gatewayOf } from "#shared/facts/gateways";
import { readPrefix, valueOf } from "#shared/facts/readings";
import { lacksPool, vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { blockFor, movePoolOf, rangeText } from "../vnet-fixes.ts";

const STATIC = seed("HCI", "Virtual network with static IP networking (recommended)");

/** UL-ADDR-038 */
export const staticPrefix = defineRule({
  id: "UL-ADDR-038",
  name: "addr/static-prefix",
  severity: "error",
  platforms: ["HCI-ST"],
  on: ["vnet"],
  what: "A virtual network of the static model has no address prefix.",
  why: "The prefix is a mandatory input of the static model; without it no address, pool or gateway of the network can be placed.",
  todo: "Give the prefix of the subnet that the nodes are on.",
  sources: [STATIC, seed("HCI_NET")],
  check(facts, vnet, report) {
    const prefix = valueOf(readPrefix(facts, vnet, "addressPrefix"))?.prefix;
    if (prefix) report.pass(say`${vnet} names the subnet ${formatPrefix(prefix)}.`);
    if (!isEmptyValue(vnet.fields["addressPrefix"])) return;
    report.fail({ field: "addressPrefix", message: say`${vnet}: give the subnet prefix.` });
  },
  fixes(facts, { subjects: [subject] }) {
    const network = subject && networkOf(facts, subject.element);
    const prefix = network === undefined ? undefined : networkPrefix(facts, network);
    const segment = network === undefined ? undefined : elementOf(facts, network);
    if (!subject || !prefix || !segment) return [];
    const addressPrefix = formatPrefix(prefix);
    return [setFields(say`Use ${addressPrefix} of ${segment}`, subject.element, { addressPrefix })];
  },
  examples: {
    bad: [
      {
        title: "vnet1, prefix empty",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { addressPrefix: null } }],
      },
    ],
    good: [{ title: "vnet1, prefix 10.20.30.0/26", base: "hci-static" }],
  },
});

/** UL-ADDR-039 */
export const nodePoolMissing = defineRule({
  id: "UL-ADDR-039",
  name: "addr/node-pool-missing",
  severity: "error",
  platforms: ["HCI-ST"],
  on: ["vnet"],
  what: "A virtual network of the static model has no node VM pool.",
  why: "Nodes, load balancer VMs and updates take their addresses from that pool alone; without it no cluster can be created.",
  todo: "Give one free block that holds the nodes, a load balancer VM for each cluster, and what updates need.",
  sources: [seed("HCI", "Kubernetes node VM IP pool"), seed("HCI", "Compare network models")],
  check(facts, vnet, report) {
    const ranges = vnetRanges(facts, vnet.id, "nodeVmPool");
    if (ranges.length > 0)
      report.pass(say`${vnet} has the node VM pool ${listed(ranges.map(formatRange))}.`);
    if (!lacksPool(vnet, "nodeVmPool")) return;
    report.fail({
      field: "nodeVmPool",
      message: say`${vnet}: the static model needs a Kubernetes node VM pool.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    if (!subject) return [];
    const size = hciDemand(facts, subject.element).nodes;
    return newNodePool(facts, subject.element, size);
  },
  examples: {
    bad: [
      {
        title: "vnet1 without node pool",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { nodeVmPool: null } }],
      },
    ],
    good: [{ title: "vnet1 with node pool 10.20.30.2–10.20.30.28", base: "hci-static" }],
  },
});

/** The first free block behind the gateway. */
function newNodePool(facts: Facts, vnet: string, size: number): Fix[] {
  const network = networkOf(facts, vnet);
  const gateway = network === undefined ? undefined : gatewayOf(facts, network)?.address;
  const block = blockFor(
    facts,
    vnet,
    "nodeVmPool",
    size,
    gateway === undefined ? undefined : gateway + 1,
  );
  if (!block) return [];
  const title = say`Use ${formatRange(block)}, ${size} addresses for nodes, load balancers and updates`;
  return [setFields(title, vnet, { nodeVmPool: [rangeText(block)] })];
}

/** UL-ADDR-040 */
export const nodePoolSplit = defineRule({
  id: "UL-ADDR-040",
  name: "addr/node-pool-split",
  severity: "error",
  platforms: ["HCI-ST"],
  on: ["vnet"],
  what: "The node VM pool consists of more than one range.",
  why: "The product takes one first and one last address for the pool; a second range cannot be entered.",
  todo: "Make one continuous range of it.",
  sources: [STATIC, seed("HCI_NET")],
  check(facts, vnet, report) {
    const ranges = vnetRanges(facts, vnet.id, "nodeVmPool");
    if (ranges.length === 1) report.pass(say`The node VM pool of ${vnet} is one range.`);
    if (ranges.length < 2) return;
    report.fail({
      field: "nodeVmPool",
      message: say`${vnet}: the node VM pool must be a single continuous range, not ${ranges.length} ranges (${listed(ranges.map(formatRange))}).`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? oneRange(facts, subject.element, "nodeVmPool") : [],
  examples: {
    bad: [
      {
        title: "pool 10.20.30.2–10.20.30.10 plus 10.20.30.11–10.20.30.28, which touch",
        base: "hci-static",
        edits: [
          {
            set: "vnet",
            fields: { nodeVmPool: ["10.20.30.2-10.20.30.10", "10.20.30.11-10.20.30.28"] },
          },
        ],
      },
      {
        title: "pool 10.20.30.2–10.20.30.16 plus 10.20.30.40–10.20.30.51",
        base: "hci-static",
        edits: [
          {
            set: "vnet",
            fields: { nodeVmPool: ["10.20.30.2-10.20.30.16", "10.20.30.40-10.20.30.51"] },
          },
        ],
      },
    ],
    good: [{ title: "pool 10.20.30.2–10.20.30.28", base: "hci-static" }],
  },
});

/** One range in place of several: merged where they touch, else a free block of the same size. */
export function oneRange(facts: Facts, vnet: string, pool: "nodeVmPool" | "vipPool"): Fix[] {
  const merged = rangeSet(vnetRanges(facts, vnet, pool));
  const [first, second] = merged;
  if (!first) return [];
  if (!second) {
    const title = say`Merge them to ${formatRange(first)}`;
    return [setFields(title, vnet, { [pool]: [rangeText(first)] })];
  }
  const size = setSize(merged);
  const block = blockFor(facts, vnet, pool, size, first.start);
  return block && rangeSize(block) === size
    ? movePoolOf(facts, vnet, pool, block, `one block of ${size} addresses`)
    : [];
}
