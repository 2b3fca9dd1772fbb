import { formatRange } from "#shared/address/range";
import { readText } from "#shared/facts/readings";
import { say } from "#shared/kernel/message";
import type { Block, Cell } from "../block.ts";
import { powershell } from "../command.ts";
import { BLANK, cell, expected, paragraph, table } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { addressText, mainAdapter, serviceAddresses } from "../edge-values.ts";
import { code, words } from "../inline.ts";
import { EE_DNS, EE_MAC } from "../sources.ts";
import type { EdgeCheck } from "./check-step.ts";
import { machinesWith } from "./operator.ts";

/** CK-EE-05 and CK-EE-06: address and MAC address of every node. */
export function checkNodeAddresses({ facts }: RunbookContext, deployment: Deployment): EdgeCheck[] {
  const check = (id: string, system: "Linux" | "Windows", command: readonly Block[]): EdgeCheck => {
    const windows = system === "Windows";
    const machines = machinesWith(deployment, windows);
    const nodes = machines.flatMap((machine) =>
      machine.nodes.filter((node) => node.isWindows === windows),
    );
    const rows = nodes.map((node): Cell[] => {
      const nic = mainAdapter(node);
      const mac = nic ? readText(facts, nic, "mac") : "";
      const address = addressText(facts, nic);
      return [
        cell([{ element: node.vm.id, name: node.vm.name }]),
        cell(address === undefined ? words("any of the node network") : code(address)),
        mac === "" ? BLANK : cell(code(mac)),
      ];
    });
    return {
      id,
      title: `Address and MAC address of the ${system} node`,
      why: "A MAC address that the design does not set is random, but kept; what relies on it needs it recorded.",
      passWhen: "address and MAC address as in the design, or recorded",
      machines,
      reads: nodes.flatMap(({ adapters }) => adapters.map(({ id: nic }) => nic)),
      rules: ["UL-SWITCH-028"],
      blocks: [
        ...command,
        paragraph(
          words("Compare, and write down what is empty. The values stay the same after a restart."),
        ),
        table(
          [
            ["Node", "text"],
            ["Address", "address"],
            ["MAC address", "text"],
          ],
          rows,
        ),
      ],
    };
  };
  return [
    check("CK-EE-05", "Linux", powershell(EE_MAC)`Get-AksEdgeNodeAddr -NodeType Linux`),
    check("CK-EE-06", "Windows", powershell(EE_MAC)`Get-AksEdgeNodeAddr -NodeType Windows`),
  ];
}

/** CK-EE-07: the switch and the fixed addresses that the set-up of a single machine makes. */
export function checkInternalSwitch(
  { facts }: RunbookContext,
  deployment: Deployment,
): EdgeCheck[] {
  const [machine] = deployment.machines;
  if (deployment.platform.code !== "EE-S" || !machine) return [];
  const vswitch = machine.switches[0];
  const name = vswitch ? readText(facts, vswitch, "switchName") || vswitch.name : "aksedgesw-int";
  const services = serviceAddresses(facts, deployment);
  const hostAddresses = machine.adapters.flatMap((nic) => addressText(facts, nic) ?? []);
  return [
    {
      id: "CK-EE-07",
      title: "Internal switch and its addresses",
      why: "The set-up makes the switch and gives the addresses; the last number of each is fixed.",
      passWhen: "switch and addresses as in the result sheet",
      machines: deployment.machines.slice(0, 1),
      reads: [...machine.switches, ...machine.adapters].map(({ id }) => id),
      rules: ["EX-EE-03", "UL-ADDR-025", "UL-SWITCH-002"],
      blocks: [
        ...powershell(EE_DNS)`ipconfig /all`,
        expected(
          "contains",
          [`vEthernet (${name})`, ...hostAddresses],
          say`With another first part of the addresses the set-up has chosen another internal network; correct the design and print the runbook again.`,
        ),
        ...(services
          ? [
              paragraph(
                say`Services take their addresses from ${formatRange(services)}; the first service shows it.`,
              ),
            ]
          : []),
      ],
    },
  ];
}
