import { childrenOf, type Facts } from "#shared/facts/engine";
import { readFlag } from "#shared/facts/readings";
import { listed, say, type Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { Block } from "../block.ts";
import { list, paragraph } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { vnetsOf } from "../hci-values.ts";
import { words } from "../inline.ts";
import { NO_COMMAND } from "../sources.ts";

/** What stays as it is, how to start again, and what to do when two services clash (EX-HCI-06, 07, EX-HYB-06). */
export const hciNotes = defineSection({
  id: "hci-notes",
  group: "After",
  title: "Change and teardown note",
  per: "site",
  platforms: ["HCI"],
  prints: ["EX-HCI-06", "EX-HCI-07", "EX-HYB-06"],
  content({ facts }, plan) {
    if (plan.deployments.length === 0) return [];
    return [
      ...frozen(facts, plan),
      { type: "heading", content: words("Ingress") },
      list(ingressNotes(facts, plan)),
      { type: "heading", content: words("Two services with one address") },
      paragraph(
        words(
          "Services of different clusters on one network object can end up with one address. Deploy the workloads concerned again, in one of these ways:",
        ),
      ),
      list([
        say`with the same port, so that each service gets an address of its own; or`,
        say`on clusters that use different network objects (${"AksHciClusterNetwork"}).`,
      ]),
    ];
  },
});

function frozen(facts: Facts, plan: SitePlan): Block[] {
  const vnets = vnetsOf(facts, plan).map(({ vnet }) => vnet);
  const clusters = plan.deployments.map(({ cluster }) => cluster);
  return [
    paragraph(
      say`Once the AKS host or a workload cluster exists, nothing about ${vnets.length === 0 ? [{ text: "its networks" }] : listed(vnets)} can be changed, and no pool can be enlarged. A further network for further clusters may be added. Changing a setting means, in this order:`,
    ),
    {
      type: "list",
      ordered: true,
      items: [
        say`Remove every workload cluster: ${listed(clusters)}.`,
        say`Uninstall AKS on Azure Stack HCI and Windows Server.`,
        say`Start again at the first step of a runbook that is printed from the changed design.`,
      ],
    },
    paragraph(words(`For these steps: ${NO_COMMAND}`)),
  ];
}

function ingressNotes(facts: Facts, plan: SitePlan): Message[] {
  const needy = plan.deployments.flatMap(({ cluster }) =>
    childrenOf(facts, cluster.id, "workload").filter((each) => readFlag(facts, each, "needsL7")),
  );
  const served = plan.deployments.flatMap(({ cluster }) =>
    childrenOf(facts, cluster.id, "ingressController"),
  );
  const names = (elements: readonly ElementRecord[]): Message => listed(elements);
  return [
    say`HAProxy balances by address and port only (layer 4). URL routing and the end of TLS need an ingress controller in the cluster.`,
    needy.length === 0
      ? say`No application of this design asks for layer 7.`
      : say`Applications that ask for layer 7: ${names(needy)}.`,
    served.length === 0
      ? say`No ingress controller is planned.`
      : say`Ingress controllers that are planned: ${names(served)}.`,
  ];
}
