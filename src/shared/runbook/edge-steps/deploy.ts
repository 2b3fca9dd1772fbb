import { say } from "#shared/kernel/message";
import type { Facts } from "#shared/facts/engine";
import type { Block } from "../block.ts";
import { powershell, type CommandValue } from "../command.ts";
import { described, expected, notice, paragraph, sheet } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import {
  builtOn,
  builtWithCluster,
  isMadeByHand,
  type Deployment,
  type Machine,
} from "../deployment.ts";
import { addressText, mainAdapter } from "../edge-values.ts";
import { code, sourceRef, words } from "../inline.ts";
import {
  EE_CONFIG,
  EE_DNS,
  EE_MAC,
  EE_NETWORK_TEST,
  EE_NEXT_STEPS,
  NO_COMMAND,
} from "../sources.ts";
import type { Action, StepPlan } from "../step.ts";
import { stillFree } from "../shared-steps/ask-addresses.ts";
import { configPath, firstConfig } from "./configuration.ts";
import { hostIds, leading, operatorOn } from "./operator.ts";

/** The set-up makes switch, adapters, node VMs and cluster on the first machine. */
export function deploy(context: RunbookContext, deployment: Deployment): StepPlan[] {
  const { facts } = context;
  const { cluster, platform } = deployment;
  const [machine] = deployment.machines;
  if (!machine) return [];
  const single = platform.code === "EE-S";
  const path = configPath(firstConfig(context, deployment));
  return [
    {
      type: "step",
      id: `deploy/${cluster.id}`,
      title: say`Deploy ${cluster} on ${machine.host}`,
      why: words(
        single
          ? "One command makes the internal switch, its adapters, the NAT, the node VMs and the cluster."
          : "One command makes the external switch, the first nodes and the cluster. The other machines join it afterwards.",
      ),
      builds: [...builtOn(facts, deployment, machine), ...builtWithCluster(facts, deployment)],
      reads: [],
      runsOn: hostIds(leading(deployment)),
      rules: single
        ? ["EX-EE-03", "UL-ADDR-025", "UL-SWITCH-032"]
        : ["EX-EE-04", "UL-ADDR-027", "UL-VIP-009"],
      who: operatorOn([machine]),
      minutes: 30,
      preCheck: single ? freeNodes(facts, machine) : networkTest(),
      command: {
        what: words("run the set-up"),
        blocks: [
          ...powershell(EE_CONFIG)`New-AksEdgeDeployment -JsonConfigFilePath ${path}`,
          described(
            say`no error; the prompt returns`,
            say`Keep the whole output and go to the rollback of this step.`,
          ),
          ...(single ? [] : lostForAMoment(facts, machine)),
        ],
      },
      postCheck: nodeAddresses(facts, machine),
      rollback: removeDeployment(machine),
    },
  ];
}

/** The addresses that the nodes of a machine are going to have are still free. */
export function freeNodes(facts: Facts, machine: Machine): Action {
  const values = machine.nodes.flatMap((node): CommandValue[] => {
    const nic = mainAdapter(node);
    const text = addressText(facts, nic);
    if (!nic || text === undefined) return [];
    return [{ label: "node address", text, from: { element: nic.id, field: "address" } }];
  });
  return (
    stillFree(values) ?? {
      what: words("the addresses are known"),
      blocks: [described(say`the design gives each node its address`)],
    }
  );
}

/** The product's own check of the network, for which the documents give no parameter. */
function networkTest(): Action {
  return {
    what: words("the product's own check of the network"),
    blocks: [
      paragraph(words(`Have the product check the file on this machine. ${NO_COMMAND}`)),
      sheet([
        ["Cmdlet", code("Test-AksEdgeNetworkParameters")],
        ["Input", words("the configuration file of the step before")],
        ["Checks", words("addresses are free, DNS answers")],
        ["Source", sourceRef(EE_NETWORK_TEST)],
      ]),
      described(
        say`true`,
        say`If it answers false, compare with the pre-checks; do not switch its checks off.`,
      ),
    ],
  };
}

/** Said where the set-up binds an external switch to the adapter of a machine. */
export function lostForAMoment(facts: Facts, { host, switches }: Machine): Block[] {
  if (switches.every((vswitch) => isMadeByHand(facts, vswitch))) return [];
  return [
    notice(
      "info",
      "Connection",
      say`While the external switch is made, ${host} loses its network for a moment. Work at its console or expect a remote session to drop.`,
    ),
  ];
}

/** Each node of a machine shows the address of the design. */
export function nodeAddresses(facts: Facts, machine: Machine): Action {
  return {
    what: words("each node has its address"),
    blocks: machine.nodes.flatMap((node): Block[] => {
      const address = addressText(facts, mainAdapter(node));
      const command = node.isWindows
        ? powershell(EE_MAC)`Get-AksEdgeNodeAddr -NodeType Windows`
        : powershell(EE_MAC)`Get-AksEdgeNodeAddr -NodeType Linux`;
      return [
        ...command,
        address === undefined
          ? described(say`an address of the node network`)
          : expected(
              "contains",
              [address],
              say`Another address means that another configuration was used.`,
            ),
      ];
    }),
  };
}

/** The documents only point to a page for the way back, so the proof is what can be given. */
export function removeDeployment({ host }: Machine): Action {
  return {
    what: words("remove the deployment from the machine"),
    blocks: [
      paragraph([
        ...say`Remove the deployment on ${host} by the vendor's page “Uninstall AKS cluster” (`,
        ...sourceRef(EE_NEXT_STEPS),
        ...words(`). ${NO_COMMAND} Then look at the machine:`),
      ]),
      ...powershell(EE_DNS)`ipconfig /all`,
      described(
        say`no adapter of the product's switch is left, and its addresses are those that were kept from the pre-check`,
      ),
    ],
  };
}
