import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, hostsOf, isHost } from "#shared/address/prefix";
import { formatRange } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { needsControlPlaneIp } from "#shared/facts/arc-demand";
import { claimsOf } from "#shared/facts/claims";
import { elementOf } from "#shared/facts/engine";
import { homeOf } from "#shared/facts/home-prefix";
import { networkObjectOf } from "#shared/facts/kubernetes";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const controlPlaneOutside = defineRule({
  id: "UL-VIP-026",
  name: "vip/control-plane-outside",
  severity: "warning",
  platforms: ["ARC"],
  on: ["controlPlaneEndpoint"],
  what: "A control plane IP is not a host address of its cluster's logical network.",
  why: "KubeVIP announces the address on the nodes' own network; elsewhere it is reached only if it is routed to the control plane nodes. Documents from July 2025 require it to be in the prefix.",
  todo: "Choose a free address of the logical network outside its pool.",
  sources: [ENGINEERING, seed("ARC", "Control plane IP"), seed("ARC_LNET")],
  silences: ["UL-ADDR-005", "UL-ADDR-006", "UL-ADDR-007"],
  check(facts, element, report) {
    const cluster = elementOf(facts, element.parent ?? "");
    const object = cluster && networkObjectOf(facts, cluster);
    const home = object && homeOf(facts, object.id);
    for (const { field, range, network } of claimsOf(facts, element.id)) {
      const address = formatIpv4(range.start);
      if (!cluster || !object || !home) {
        report.cannotTell(
          say`The logical network of ${element} has no prefix that ${address} could be compared with.`,
        );
      } else if (isHost(home.prefix, range.start)) {
        report.pass(
          say`${address} is one of the hosts ${formatRange(hostsOf(home.prefix))} of ${formatPrefix(home.prefix)}.`,
        );
      } else {
        const parties = new Set([object.id, home.of, ...(network === undefined ? [] : [network])]);
        const isRequired = !needsControlPlaneIp(facts, cluster);
        report.fail({
          field,
          with: [...parties].map((party) => ({ element: party })),
          message: isRequired
            ? say`Control plane IP ${address} is outside ${formatPrefix(home.prefix)}, the network of its nodes.`
            : say`Control plane IP ${address} is outside ${formatPrefix(home.prefix)}; confirm that it is routed to the control plane nodes.`,
          ...(isRequired ? { severity: "error" } : {}),
        });
      }
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? moveToFreeAddress(facts, subject.element, subject.field ?? "address") : [],
  examples: {
    bad: [
      {
        title: "network 10.4.0.0/24, control plane IP 10.9.0.10",
        base: "arc-static",
        edition: "2024-02",
        edits: [{ set: "edge-1.cp", fields: { address: "10.9.0.10" } }],
      },
      {
        title: "the same since July 2025, when the documents require it in the prefix",
        base: "arc-static",
        edits: [{ set: "edge-1.cp", fields: { address: "10.9.0.10" } }],
      },
    ],
    good: [
      {
        title: "network 10.4.0.0/24, pool 10.4.0.20–10.4.0.60, control plane IP 10.4.0.10",
        base: "arc-static",
      },
      { title: "planning prefix 10.4.0.0/24, control plane IP 10.4.0.10", base: "arc-dhcp" },
    ],
  },
});
