import type { ArcFlows } from "#shared/facts/arc-flows";
import type { Facts } from "#shared/facts/engine";
import type { ElementRecord } from "#shared/model/records";
import type { Report } from "../define-rule.ts";
import type { ExampleEdit } from "../example.ts";
import { judgeArcFlow } from "../arc-passage.ts";
import { allowRow } from "../firewall-fixes.ts";

/** What to do about any port that Arc needs across VLANs. */
export const OPEN_BETWEEN_VLANS = "Add the rule to the firewall between the VLANs.";

/** The rules of the base design, less those for one port and destination. */
export function without(
  port: string,
  isGone: (from: string, to: string) => boolean = () => true,
): ExampleEdit {
  const rows = [
    ["10.1.0.0/24", "10.4.0.0/24", "22"],
    ["10.3.0.5", "10.4.0.0/24", "22"],
    ["10.1.0.0/24", "10.3.0.5", "6443"],
    ["10.3.0.5", "10.4.0.10", "6443"],
    ["10.1.0.0/24", "10.4.0.10", "6443"],
    ["10.1.0.0/24", "10.3.0.5", "46000"],
    ["10.3.0.5", "10.1.0.50", "55000"],
    ["10.3.0.5", "10.1.0.50", "65000"],
    ["10.4.0.0/24", "10.1.0.50", "55000"],
    ["10.4.0.0/24", "10.1.0.50", "65000"],
  ] as const;
  const kept = rows.filter(([from, to, ports]) => ports !== port || !isGone(from, to));
  const portRules = kept.map(([from, to, ports]) => allowRow(from, to, "tcp", ports, ""));
  const dns = ["udp", "tcp"].map((proto) => allowRow("any", "10.4.0.5", proto, "53", "DNS"));
  return { set: "firewall", fields: { portRules: [...portRules, ...dns] } };
}

export function judge(
  facts: Facts,
  subject: ElementRecord,
  rule: string,
  found: ArcFlows,
  report: Report,
): void {
  for (const missing of found.missing) report.cannotTell(missing);
  for (const flow of found.flows)
    if (flow.rule === rule) judgeArcFlow(facts, subject, flow, report);
}

export const ONE_NETWORK = {
  title: "the bridge on the network of the servers",
  base: "arc-static",
  edits: [
    { disconnect: "arc-bridge", from: "bridge" },
    { connect: "arc-bridge", to: "hosts" },
    { set: "arc-bridge", fields: { address: "10.1.0.60" } },
    without("none"),
    {
      set: "firewall",
      fields: {
        portRules: [
          allowRow("10.1.0.0/24", "10.4.0.0/24", "tcp", "22", ""),
          allowRow("10.1.0.0/24", "10.4.0.10", "tcp", "6443", ""),
          allowRow("any", "10.4.0.5", "any", "53", "DNS"),
          allowRow("10.4.0.0/24", "10.1.0.50", "tcp", "55000", ""),
          allowRow("10.4.0.0/24", "10.1.0.50", "tcp", "65000", ""),
        ],
      },
    },
  ],
} as const;
