import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, hostsOf, isHost } from "#shared/address/prefix";
import { formatRange } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { networkPrefix } from "#shared/facts/networks";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const endpointOutside = defineRule({
  id: "UL-VIP-011",
  name: "vip/endpoint-outside",
  severity: "error",
  platforms: ["EE-M"],
  on: ["controlPlaneEndpoint"],
  what: "The control plane endpoint is not a host address of the node network.",
  why: "The nodes answer for the endpoint on their own network; elsewhere nobody asks them.",
  todo: "Choose a free address of the network that the nodes are on.",
  sources: [ENGINEERING, seed("EE", "Scalable cluster")],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007"],
  check(facts, element, report) {
    for (const { range, network, field } of claimsOf(facts, element.id)) {
      const prefix = network === undefined ? undefined : networkPrefix(facts, network);
      const address = formatIpv4(range.start);
      if (network === undefined || !prefix) {
        report.cannotTell(
          say`The nodes of the cluster of ${element} are on no network with a prefix.`,
        );
      } else if (isHost(prefix, range.start)) {
        report.pass(
          say`${address} is one of the hosts ${formatRange(hostsOf(prefix))} of ${formatPrefix(prefix)}.`,
        );
      } else {
        report.fail({
          field,
          with: [{ element: network, field: "prefix" }],
          message: say`Control plane endpoint ${address} is outside the node network ${formatPrefix(prefix)}.`,
        });
      }
    }
  },
  fixes(facts, { subjects: [subject] }) {
    return subject ? moveToFreeAddress(facts, subject.element, subject.field ?? "address") : [];
  },
  examples: {
    bad: [
      {
        title: "nodes 192.168.0.0/24, endpoint 192.168.5.10",
        base: "edge-scalable",
        edits: [{ set: "cluster.endpoint", fields: { address: "192.168.5.10" } }],
      },
    ],
    good: [{ title: "nodes 192.168.0.0/24, endpoint 192.168.0.50", base: "edge-scalable" }],
  },
});
