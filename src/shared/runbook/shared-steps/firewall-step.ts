import { bridgeFlows } from "#shared/facts/arc-flows";
import { childrenOf } from "#shared/facts/engine";
import { say } from "#shared/kernel/message";
import { appliesTo } from "#shared/profiles/index";
import { askUrls, probesFrom } from "../arc-steps/probes.ts";
import { checklist, paragraph } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { words } from "../inline.ts";
import { idsOf, operatorAt } from "./people.ts";
import type { StepPlan } from "../step.ts";

/** What firewalls let pass between the networks of a site and to the Internet, before it is needed. */
export function firewallStep({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  const filters = childrenOf(facts, plan.site.id, "router");
  const from = plan.hosts.slice(0, 1);
  const isArc = appliesTo(["ARC"], plan.platform.code);
  if (from.length === 0 || (filters.length === 0 && !isArc)) return [];
  const bridges = childrenOf(facts, plan.site.id, "arcResourceBridge");
  const flows = bridges
    .flatMap((bridge) => bridgeFlows(facts, bridge).flows)
    .filter((flow) => flow.from.network !== flow.to.network);
  const probes = isArc ? probesFrom(plan, flows) : [];
  return [
    {
      type: "step",
      id: `firewall/${plan.site.id}`,
      title: words("Ports between the networks"),
      why: words(
        "Nodes that cannot reach the cloud agent never get ready, and nothing says that a port is to blame.",
      ),
      builds: [],
      reads: idsOf([...filters, ...bridges]),
      runsOn: idsOf(from),
      rules: isArc ? ["EX-ARC-06", "EX-ARC-07", "UL-FW-007", "UL-FW-008"] : ["EX-HCI-01"],
      who: [...words("Network administrator; then "), ...operatorAt(from)],
      minutes: isArc ? 30 : 10,
      command: {
        what: words("confirm the port table, and ask what already listens"),
        blocks: [
          checklist([
            say`Each line of the port table under Ports and URLs is let through, and confirmed there by name.`,
            say`DNS and time reach every network of the table.`,
          ]),
          ...(probes.length > 0
            ? [paragraph(words("What already listens before the clusters exist:")), ...probes]
            : []),
          ...(isArc ? askUrls() : []),
        ],
      },
    },
  ];
}
