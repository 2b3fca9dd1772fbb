import { readText } from "#shared/facts/readings";
import { say } from "#shared/kernel/message";
import type { Block } from "../block.ts";
import { cell, described, paragraph, table } from "../compose.ts";
import { powershell } from "../command.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { code, words } from "../inline.ts";
import { EE_SCALABLE } from "../sources.ts";
import type { StepPlan } from "../step.ts";
import { hostIds, operatorOn } from "./operator.ts";

/** The physical adapter of each machine is there, Up, and has the name that the design uses. */
export function adapters({ facts }: RunbookContext, deployment: Deployment): StepPlan[] {
  const { cluster, machines, platform } = deployment;
  const scalable = platform.code === "EE-M";
  const rows = machines.map(({ host, ports }) => {
    const adapterName = readText(facts, host, "adapterName") || (ports[0]?.name ?? "");
    return [
      cell([{ element: host.id, name: host.name }]),
      adapterName === "" ? cell(words("any adapter")) : cell(code(adapterName)),
      cell(words("Up")),
    ];
  });
  const blocks: Block[] = [
    ...powershell(EE_SCALABLE)`Get-NetAdapter -Physical`,
    paragraph(words("One line on each machine, with these values:")),
    table(
      [
        ["Machine", "text"],
        ["Column Name", "text"],
        ["Column Status", "text"],
      ],
      rows,
    ),
    described(
      say`the adapter of the table is listed with its exact name, and its status is Up`,
      scalable
        ? say`Write the name that is shown into the field ${"Adapter for the switch"} of the machine and print the runbook again. A team or a Wi-Fi adapter cannot be used for the automatic switch.`
        : say`Connect the cable. The set-up translates through this adapter, so nothing works without it.`,
    ),
  ];
  return [
    {
      type: "step",
      id: `adapters/${cluster.id}`,
      title: words("Physical adapters"),
      why: scalable
        ? words(
            "The external switch is bound to the adapter by the value of its Name column; a name that differs stops the set-up.",
          )
        : words("The nodes leave through the physical adapter of the machine."),
      builds: [],
      reads: machines.flatMap(({ ports }) => ports.map(({ id }) => id)),
      runsOn: hostIds(machines),
      rules: scalable ? ["EX-EE-01", "UL-SWITCH-005", "UL-SWITCH-007"] : ["EX-EE-01", "UL-NAT-007"],
      who: operatorOn(machines),
      minutes: 2 * machines.length,
      command: { what: words("list the adapters"), blocks },
    },
  ];
}
