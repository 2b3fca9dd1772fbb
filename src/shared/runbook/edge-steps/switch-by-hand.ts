import { linkedTo } from "#shared/facts/networks";
import { readText } from "#shared/facts/readings";
import { say } from "#shared/kernel/message";
import { powershell } from "../command.ts";
import { described, paragraph, sheet } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import { isMadeByHand, type Deployment } from "../deployment.ts";
import { code, words } from "../inline.ts";
import { EE_DNS, EE_SCALABLE, NO_COMMAND } from "../sources.ts";
import type { StepPlan } from "../step.ts";
import { operatorOn } from "./operator.ts";

/** An external switch that the design says is made by hand. A single machine cluster has none. */
export function switchByHand({ facts }: RunbookContext, deployment: Deployment): StepPlan[] {
  if (deployment.platform.code !== "EE-M") return [];
  return deployment.machines.flatMap((machine) =>
    machine.switches
      .filter((vswitch) => isMadeByHand(facts, vswitch))
      .map((vswitch): StepPlan => {
        const name = readText(facts, vswitch, "switchName") || vswitch.name;
        const port = linkedTo(facts, vswitch.id, "uplink");
        return {
          type: "step",
          id: `switch/${vswitch.id}`,
          title: say`External switch ${vswitch} on ${machine.host}`,
          why: words(
            "The design has this switch made by hand, so the set-up finds it instead of making one.",
          ),
          builds: [vswitch.id],
          reads: port ? [port.id] : [],
          runsOn: [machine.host.id],
          rules: ["UL-SWITCH-003", "UL-SWITCH-004", "EX-EE-04"],
          who: operatorOn([machine]),
          minutes: 10,
          preCheck: {
            what: words("the adapter is there"),
            blocks: [
              ...powershell(EE_SCALABLE)`Get-NetAdapter -Physical`,
              described(say`the adapter of the sheet, with the status Up`),
            ],
          },
          command: {
            what: words("make the switch in Hyper-V Manager"),
            blocks: [
              paragraph(words(NO_COMMAND)),
              sheet([
                ["Name", code(name)],
                ["Kind", words("External")],
                [
                  "Physical adapter",
                  port ? code(port.name) : words("the adapter of the node network"),
                ],
                ["Shared with the machine itself", words("Yes")],
              ]),
            ],
          },
          postCheck: {
            what: words("the machine kept its network"),
            blocks: [
              ...powershell(EE_DNS)`ipconfig /all`,
              described(
                say`an adapter named vEthernet with the name of the switch carries the address of the machine`,
              ),
            ],
          },
          rollback: {
            what: words("remove the switch"),
            blocks: [
              paragraph(
                say`Remove ${name} in the Virtual Switch Manager of Hyper-V Manager. The address goes back to the physical adapter; compare with the list that you made before.`,
              ),
            ],
          },
        };
      }),
  );
}
