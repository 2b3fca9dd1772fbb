import { formatRange } from "#shared/address/range";
import { listed, say } from "#shared/kernel/message";
import type { Facts } from "#shared/facts/engine";
import { hciDemand } from "#shared/facts/hci-demand";
import { networkOf } from "#shared/facts/networks";
import { gatewayOf } from "#shared/facts/gateways";
import { lacksPool, vnetRanges } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { blockFor, rangeText } from "../vnet-fixes.ts";

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
