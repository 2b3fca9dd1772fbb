import type { Block, Cell } from "../block.ts";
import { BLANK, cell, table } from "../compose.ts";
import { defineSection, type RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { checkInternalSwitch, checkNodeAddresses } from "../edge-steps/check-addresses.ts";
import { checkDns } from "../edge-steps/check-dns.ts";
import { checkProxy } from "../edge-steps/check-proxy.ts";
import { checkReachability } from "../edge-steps/check-reachability.ts";
import { checkStep, type EdgeCheck } from "../edge-steps/check-step.ts";
import { words } from "../inline.ts";

const CHECKS = [checkDns, checkProxy, checkNodeAddresses, checkInternalSwitch, checkReachability];

/** The checks CK-EE-01 to CK-EE-08, and a record with room for what they showed. */
export const edgeChecks = defineSection({
  id: "checks",
  group: "After",
  title: "Checks after the deployment",
  per: "deployment",
  platforms: ["EE"],
  content(context, deployment) {
    const checks = checksOf(context, deployment);
    if (checks.length === 0) return [];
    return [...checks.map((check) => checkStep(deployment, check)), ...record(checks)];
  },
});

function checksOf(context: RunbookContext, deployment: Deployment): EdgeCheck[] {
  return CHECKS.flatMap((check) => check(context, deployment)).filter(
    ({ machines }) => machines.length > 0,
  );
}

function record(checks: readonly EdgeCheck[]): Block[] {
  const rows = checks.flatMap(({ id, passWhen, machines }) =>
    machines.map(({ host }): Cell[] => [
      cell(words(id)),
      cell([{ element: host.id, name: host.name }]),
      cell(words(passWhen)),
      BLANK,
      BLANK,
      BLANK,
    ]),
  );
  return [
    { type: "heading", content: words("Record of the checks") },
    table(
      [
        ["Check", "text"],
        ["Machine", "text"],
        ["Passes when", "text"],
        ["Result", "blank"],
        ["By", "blank"],
        ["On", "blank"],
      ],
      rows,
    ),
  ];
}
