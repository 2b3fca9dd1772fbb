import { formatIpv4 } from "#shared/address/ipv4";
import { listed, say } from "#shared/kernel/message";
import { childrenOf, elementOf } from "#shared/facts/engine";
import { linkedFrom } from "#shared/facts/networks";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { clearField } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

/** Azure Stack Edge has a rule of its own, UL-NAT-008. */
export const gatewayCount = defineRule({
  id: "UL-X-017",
  name: "x/gateway-count",
  severity: "error",
  platforms: ["EE", "HCI", "ARC"],
  on: ["host"],
  what: "A host has more than one default gateway.",
  why: "Windows uses whichever it likes best at the moment; connections break when it changes its mind.",
  todo: "Keep the gateway of one adapter and write routes for the other networks.",
  sources: [ENGINEERING],
  check(facts, host, report) {
    const ends = [
      ...childrenOf(facts, host.id, "physicalPort"),
      ...childrenOf(facts, host.id, "vnic"),
    ];
    const given = ends.flatMap((element) => {
      const gateway = valueOf(readIpv4(facts, element, "gateway"));
      return gateway === undefined ? [] : [{ element, gateway }];
    });
    const gateways = [...new Set(given.map(({ gateway }) => gateway))];
    if (gateways.length === 1) report.pass(say`${host} has one default gateway.`);
    if (gateways.length < 2) return;
    report.fail({
      with: given.map(({ element }) => ({ element: element.id, field: "gateway" })),
      message: say`${host} has ${gateways.length} default gateways: ${listed(gateways.map(formatIpv4))}.`,
    });
  },
  fixes(facts, { subjects: [, ...ends] }) {
    // The port by which a NAT leaves needs its gateway (UL-NAT-007).
    const free = ends.filter(({ element }) => linkedFrom(facts, element, "outside").length === 0);
    if (ends.length !== 2) return [];
    return free.flatMap(({ element }) => {
      const port = elementOf(facts, element);
      return port
        ? [{ ...clearField(facts, element, "gateway"), title: say`Clear the gateway of ${port}` }]
        : [];
    });
  },
  examples: {
    bad: [
      {
        title: "gateways on Ethernet and Ethernet 2",
        base: "edge-single",
        edits: [
          {
            add: "physicalPort",
            id: "host.second",
            parent: "host",
            name: "Ethernet 2",
            fields: { ipMode: "static", address: "10.7.0.5/24", gateway: "10.7.0.1" },
          },
          {
            add: "segment",
            id: "other",
            parent: "site",
            name: "other-net",
            fields: { prefix: "10.7.0.0/24", gateway: "10.7.0.1" },
          },
          { connect: "host.second", to: "other" },
        ],
      },
    ],
    good: [{ title: "gateway on Ethernet only", base: "edge-single" }],
  },
});
