import { listed, plain, say } from "#shared/kernel/message";
import { siteFlows, type ArcFlow } from "#shared/facts/arc-flows";
import type { Facts } from "#shared/facts/engine";
import { portRulesOf, type PortRule } from "#shared/facts/filters";
import { groupInRule } from "#shared/facts/machine-groups";
import { passageTo } from "#shared/facts/passage";
import { decisionsOn } from "#shared/facts/permits";
import { siteIdOf } from "#shared/facts/places";
import { readRows } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { allowRow, nameOfRule, replacePortRule } from "../firewall-fixes.ts";
import { ENGINEERING } from "../sources.ts";

/** Ports of the documented pairs (REF-2). */
const PORTS = [22, 6443, 46000, 55000, 65000] as const;

const OTHERS = [
  allowRow("10.4.0.0/24", "10.1.0.50", "tcp", "55000", ""),
  allowRow("10.4.0.0/24", "10.1.0.50", "tcp", "65000", ""),
  allowRow("any", "10.4.0.5", "any", "53", "DNS"),
];

export const wideRule = defineRule({
  id: "UL-FW-018",
  name: "fw/wide-rule",
  severity: "warning",
  platforms: ["ARC"],
  on: ["router"],
  what: "A rule for the ports between VLANs allows any source, any destination or any port.",
  why: "It opens far more than the documented pairs need, and nobody will dare to narrow it later.",
  todo: "Replace it by the exact pairs.",
  sources: [ENGINEERING],
  check(facts, router, report) {
    const wide = portRulesOf(facts, router.id).filter(isWide);
    const flows = wide.length === 0 ? [] : flowsThrough(facts, router.id);
    for (const { row } of wide) {
      const served = flows.filter((flow) => isServed(facts, router.id, row, flow));
      if (served.length === 0) continue;
      const ports = [...new Set(served.map(({ port }) => port))];
      report.fail({
        field: "portRules",
        message: say`${plain("Port")} ${nameOfRule(readRows(router, "portRules")[row], row)} of ${router} is wider than necessary for TCP ${listed(ports)}.`,
        which: String(row),
        data: { row, pairs: served.map((flow) => pairOf(facts, flow)) },
      });
    }
    if (wide.length === 0 && portRulesOf(facts, router.id).length > 0) {
      report.pass(
        say`No rule of ${router} for the documented ports is for any source, destination or port.`,
      );
    }
  },
  fixes(facts, { subjects: [subject], data: { row, pairs } }) {
    if (!subject || typeof row !== "number" || !Array.isArray(pairs)) return [];
    const rows = [...new Set(pairs.map(String))].map((pair) => {
      const [sources = "", destinations = "", port = "", purpose = ""] = pair.split("|");
      return allowRow(sources, destinations, "tcp", port, purpose);
    });
    return replacePortRule(
      facts,
      subject.element,
      row,
      rows,
      say`Replace it by ${rows.length} exact rules`,
    );
  },
  examples: {
    bad: [
      {
        title: "any → any tcp/any allow",
        base: "arc-static",
        edits: [
          {
            set: "firewall",
            fields: { portRules: [...OTHERS, allowRow("any", "any", "tcp", "", "between VLANs")] },
          },
        ],
      },
      {
        title: "servers → any, any port",
        base: "arc-static",
        edits: [
          {
            set: "firewall",
            fields: {
              portRules: [...OTHERS, allowRow("10.1.0.0/24", "any", "any", "", "servers")],
            },
          },
        ],
      },
    ],
    good: [
      { title: "rule 10.1.0.0/24 → 10.3.0.5 tcp/6443 allow", base: "arc-static" },
      {
        title: "a wide rule for DNS only",
        base: "arc-static",
        edits: [{ set: "firewall", fields: { portRules: OTHERS } }],
      },
    ],
  },
});

/** Allows traffic on a documented port with one of its sides left open. */
function isWide({ action, proto, ports, sources, destinations }: PortRule): boolean {
  const isTcp = proto === "tcp" || proto === "any";
  const hasPort = !ports || PORTS.some((port) => port >= ports.start && port <= ports.end);
  return action === "allow" && isTcp && hasPort && (!sources || !destinations || !ports);
}

function flowsThrough(facts: Facts, router: string): ArcFlow[] {
  const site = siteIdOf(facts, router);
  return (site === undefined ? [] : siteFlows(facts, site)).filter((flow) => {
    const [first] = flow.to.addresses;
    if (!first || flow.from.network === flow.to.network) return false;
    const to = { target: first.start, addresses: flow.to.addresses };
    const passage = passageTo(facts, flow.from, to, { proto: "tcp", port: flow.port });
    return passage.state === "open" && passage.filters.includes(router);
  });
}

function isServed(facts: Facts, router: string, row: number, { from, to, port }: ArcFlow): boolean {
  const traffic = {
    sources: from.addresses,
    destinations: to.addresses,
    proto: "tcp",
    port,
  } as const;
  return decisionsOn(facts, router, traffic).some((decision) => decision.row === row);
}

function pairOf(facts: Facts, { from, to, port, purpose }: ArcFlow): string {
  return [groupInRule(facts, from), groupInRule(facts, to), port, purpose].join("|");
}
