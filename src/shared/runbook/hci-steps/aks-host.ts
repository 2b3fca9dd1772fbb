import { formatIpv4 } from "#shared/address/ipv4";
import { childrenOf } from "#shared/facts/engine";
import { nodesOf } from "#shared/facts/networks";
import { networkObjectOf } from "#shared/facts/kubernetes";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { say } from "#shared/kernel/message";
import { powershell } from "../command.ts";
import { described, notice, paragraph, sheet } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { cloudAgentsOf } from "../hci-values.ts";
import { code, words, type Inlines } from "../inline.ts";
import { idsOf, operatorAt } from "../shared-steps/people.ts";
import { HCI_NETWORK_COMMAND, NO_COMMAND } from "../sources.ts";
import type { StepPlan } from "../step.ts";
import { agentAnswers } from "./config.ts";

/** The management cluster; its network is frozen from here on. */
export function aksHosts({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  const from = plan.hosts.slice(0, 1);
  const answers = agentAnswers(cloudAgentsOf(facts, plan));
  return childrenOf(facts, plan.site.id, "aksHost").map((host): StepPlan => {
    const nodes = nodesOf(facts, host.id);
    const adapters = nodes.flatMap((node) => childrenOf(facts, node.id, "vnic"));
    const network = networkObjectOf(facts, host);
    const api = valueOf(readIpv4(facts, host, "apiServerIp"));
    const rows: [string, Inlines][] = [
      ["Network", network ? [{ element: network.id, name: network.name }] : words("not drawn")],
      ["API server", api === undefined ? words("from the VIP pool") : code(formatIpv4(api))],
      ["Control plane nodes", code("1")],
      ["Node VMs that appear", nodes.length === 0 ? words("one") : listedNames(nodes)],
    ];
    return {
      type: "step",
      id: `aks-host/${host.id}`,
      title: say`AKS host ${host}`,
      why: words(
        "The AKS host creates and updates all workload clusters. From here on no network setting can be changed.",
      ),
      builds: idsOf([host, ...nodes, ...adapters]),
      reads: network ? [network.id] : [],
      runsOn: idsOf(from),
      rules: ["EX-HCI-06", "UL-CAP-011", "UL-LIFECYCLE-001"],
      who: operatorAt(from),
      minutes: 60,
      preCheck: {
        what: words("the network in this window is that of the design"),
        blocks: [
          ...powershell(HCI_NETWORK_COMMAND)`$global:vnet | Format-List`,
          described(
            say`the values of the parameter sheet`,
            say`Go back to the step that describes the network.`,
          ),
        ],
      },
      command: {
        what: words("install the AKS host by the vendor's instructions, in the same window"),
        blocks: [
          notice(
            "warning",
            "Last moment to change a network",
            say`Compare the parameter sheet once more. Afterwards a wrong value means removing every cluster and the product.`,
          ),
          paragraph(words(NO_COMMAND)),
          sheet(rows),
          described(say`the installation ends without an error`),
        ],
      },
      postCheck: answers ?? {
        what: words("the AKS host is there"),
        blocks: [described(say`the node VM of the AKS host runs, and its API server answers`)],
      },
      rollback: {
        what: words("uninstall the product"),
        blocks: [
          paragraph(
            words(
              `Remove every workload cluster first, then uninstall the product by the vendor's instructions. ${NO_COMMAND}`,
            ),
          ),
        ],
      },
    };
  });
}

function listedNames(nodes: readonly { readonly id: string; readonly name: string }[]): Inlines {
  return nodes.flatMap(({ id, name }, i): Inlines => [
    ...(i === 0 ? [] : words(", ")),
    { element: id, name },
  ]);
}
