import { readText } from "#shared/facts/readings";
import { listed, say, type Message } from "#shared/kernel/message";
import { checklist } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { cloudAgentsOf, poolText, vnetsOf } from "../hci-values.ts";
import { words } from "../inline.ts";
import { idsOf } from "../shared-steps/people.ts";
import type { StepPlan } from "../step.ts";

/** Who grants the addresses, and what the platform can never change again. */
export function hciPermissions({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  const { site, hosts } = plan;
  const contact = readText(facts, site, "networkAdminContact");
  const vnets = vnetsOf(facts, plan);
  const agents = cloudAgentsOf(facts, plan);
  const items: Message[] = [
    contact === ""
      ? say`The network administrator of the site is known by name and can be reached during the work.`
      : say`The network administrator ${contact} can be reached during the work.`,
    say`Administrator rights exist on ${listed(hosts)}.`,
    ...vnets.flatMap(({ vnet, nodePool, vipPool }): Message[] => [
      ...(nodePool.length > 0
        ? [say`The node VM pool ${poolText(nodePool)} of ${vnet} is granted, in writing.`]
        : []),
      ...(vipPool.length > 0
        ? [say`The VIP pool ${poolText(vipPool)} of ${vnet} is granted, in writing.`]
        : []),
    ]),
    ...agents.flatMap(({ hostCluster, isNeeded, address }) =>
      isNeeded && address !== undefined
        ? [
            say`The address ${address} for the cloud agent of ${hostCluster} is granted, in writing.`,
          ]
        : [],
    ),
    say`Everybody concerned knows that no network setting can be changed once the AKS host exists.`,
  ];
  return [
    {
      type: "step",
      id: `permissions/${site.id}`,
      title: words("Permissions and contacts"),
      why: words(
        "The addresses cannot be changed later without removing everything, so whoever owns them must have said yes.",
      ),
      builds: [],
      reads: idsOf([site, ...vnets.map(({ vnet }) => vnet)]),
      runsOn: [],
      rules: ["EX-HCI-01"],
      who: words("Architect and network administrator"),
      minutes: 15,
      command: { what: words("confirm each point"), blocks: [checklist(items)] },
    },
  ];
}
