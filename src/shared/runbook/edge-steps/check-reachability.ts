import { say } from "#shared/kernel/message";
import type { Block } from "../block.ts";
import { powershell, type CommandValue } from "../command.ts";
import { described, expected, paragraph } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { addressText, hostAddress, mainAdapter } from "../edge-values.ts";
import { askEach } from "../shared-steps/ask-addresses.ts";
import { EE_SCALABLE } from "../sources.ts";
import type { EdgeCheck } from "./check-step.ts";

/** CK-EE-08: on a scalable cluster every machine and node reaches every other one. */
export function checkReachability(context: RunbookContext, deployment: Deployment): EdgeCheck[] {
  if (deployment.platform.code !== "EE-M") return [];
  const targets = allAddresses(context, deployment);
  if (targets.length < 2) return [];
  const lines = targets.map(({ text }) => `${text} True`);
  const otherwise = say`Look at VLAN and firewall between the two before you put work on the cluster. A Windows machine answers only where its firewall lets echo requests in.`;
  const blocks: Block[] = [
    paragraph(say`On each machine, from the machine itself:`),
    ...askEach(EE_SCALABLE, targets),
    expected("whole", lines, otherwise),
    paragraph(say`And from its Linux node:`),
    ...powershell(EE_SCALABLE)`@(
${targets}
) | ForEach-Object { Invoke-AksEdgeNodeCommand -NodeType Linux -command "ping -c 1 $_" }`,
    described(say`for each address ${"1 packets transmitted, 1 received"}`, otherwise),
  ];
  return [
    {
      id: "CK-EE-08",
      title: "Every pair answers",
      why: "The nodes of all machines must reach each other over the external switches.",
      passWhen: "every address answers from every machine and node",
      machines: deployment.machines,
      reads: targets.flatMap(({ from }) => from?.element ?? []),
      rules: ["EX-EE-04", "UL-SWITCH-012"],
      blocks,
    },
  ];
}

function allAddresses({ facts }: RunbookContext, { machines }: Deployment): CommandValue[] {
  return machines.flatMap((machine): CommandValue[] => {
    const host = hostAddress(facts, machine);
    const nodes = machine.nodes.flatMap((node): CommandValue[] => {
      const nic = mainAdapter(node);
      const text = addressText(facts, nic);
      if (!nic || text === undefined) return [];
      return [{ label: "node address", text, from: { element: nic.id, field: "address" } }];
    });
    const own: CommandValue[] = host
      ? [
          {
            label: "machine address",
            text: host.text,
            from: { element: host.from.id, field: "address" },
          },
        ]
      : [];
    return [...own, ...nodes];
  });
}
