import { say } from "#shared/kernel/message";
import { flowTargets, sendersOf } from "#shared/facts/flow-ends";
import { endInWords } from "#shared/facts/flow-paths";
import { fieldOf, kindOf } from "#shared/facts/engine";
import { hostAround } from "#shared/facts/inside-host";
import { nameOf } from "#shared/facts/names";
import { machineOf } from "#shared/facts/places";
import { referenceOf } from "#shared/facts/references";
import { defineRule } from "../define-rule.ts";
import { sitePc } from "../example-parts.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

/** Two nodes on the internal switches of two hosts are UL-NAT-012. */
export const noInbound = defineRule({
  id: "UL-NAT-004",
  name: "nat/no-inbound",
  severity: "error",
  platforms: ["EE-S"],
  on: ["flow"],
  what: "A flow from outside the host leads to a node or service of a single machine cluster.",
  why: "The internal switch ends at its host and the NAT lets nothing in, so that the connection never arrives.",
  todo: "Plan a scalable cluster when others have to reach it, or run the client on the host itself.",
  sources: [seed("EE", "Networking by deployment type")],
  check(facts, flow, report) {
    const source = referenceOf(facts, flow.id, "source");
    if (source === undefined) return;
    for (const end of flowTargets(facts, flow.id)) {
      const host = hostAround(facts, flow.id, end);
      if (host === undefined) continue;
      const senders = sendersOf(facts, source);
      const machines = senders.map((id) => machineOf(facts, id)?.id);
      if (senders.length > 0 && machines.every((id) => id === host)) {
        return report.pass(
          say`${nameOf(facts, source)} is on ${nameOf(facts, host)}, which reaches its internal switch.`,
        );
      }
      if (senders.length > 0 && senders.every((id) => kindOf(facts, id) === "nodeVm")) return;
      report.fail({
        with: [{ element: source }, { element: host }],
        message: say`${nameOf(facts, source)} cannot reach ${endInWords(facts, end)}: single machine clusters accept no inbound connections from outside the host.`,
      });
      return;
    }
  },
  fixes(facts, { subjects: [flow, source, host] }) {
    const role = source && fieldOf(facts, source.element, "role");
    const isClient =
      source &&
      kindOf(facts, source.element) === "externalEndpoint" &&
      role !== "internet" &&
      role !== "azurePortal";
    if (!flow || !host || !isClient) return [];
    return [
      setFields(say`Run the client on ${nameOf(facts, host.element)}`, flow.element, {
        source: host.element,
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "flow PC 10.0.0.80 → service 192.168.0.5:443",
        base: "edge-single",
        edits: [...sitePc("10.0.0.80", "lan"), ...toService("pc")],
      },
      {
        title: "flow Internet → an address of the internal switch",
        base: "edge-single",
        edits: [
          {
            add: "flow",
            id: "in",
            parent: "site",
            fields: { source: "internet", destinationAddress: "192.168.0.2", port: 22 },
          },
        ],
      },
    ],
    good: [
      {
        title: "flow Windows host → service 192.168.0.5:443",
        base: "edge-single",
        edits: toService("host"),
      },
      {
        title: "flow node → DNS server on the LAN",
        base: "edge-single",
        edits: [
          {
            add: "flow",
            id: "out",
            parent: "site",
            fields: { source: "linux", destination: "dns", proto: "udp", port: 53 },
          },
        ],
      },
    ],
  },
});

function toService(source: string) {
  return [
    {
      add: "service",
      id: "web",
      parent: "cluster",
      fields: { type: "LoadBalancer", address: "192.168.0.5" },
    },
    {
      add: "flow",
      id: "in",
      parent: "site",
      fields: { source, destination: "web", proto: "tcp", port: 443 },
    },
  ];
}
