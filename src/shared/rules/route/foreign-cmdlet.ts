import { say } from "#shared/kernel/message";
import { readText } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { remove } from "../wiring.ts";
import { runbookStep } from "./examples.ts";

const CHANGE = seed("ASE", "Change routing on compute network");

export const foreignCmdlet = defineRule({
  id: "UL-ROUTE-028",
  name: "route/foreign-cmdlet",
  severity: "error",
  platforms: ["EE", "HCI", "ARC"],
  on: ["runbookStep"],
  what: "A step uses a cmdlet that exists on Azure Stack Edge only.",
  why: "HcsNetRoute belongs to the PowerShell interface of that device; elsewhere the command is unknown.",
  todo: "Leave the step out; routes of this platform are set on the routers or in Windows.",
  sources: [CHANGE, ENGINEERING],
  check(facts, element, report) {
    const command = readText(facts, element, "command");
    const [cmdlet] = /\b(?:add|get|remove)-hcsnetroute\b/i.exec(command) ?? [];
    if (cmdlet !== undefined) {
      report.fail({
        field: "command",
        message: say`${element}: HcsNetRoute cmdlets exist only on Azure Stack Edge, and ${cmdlet} is one of them.`,
      });
    } else if (command !== "")
      report.pass(say`${element} uses none of the cmdlets of Azure Stack Edge.`);
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject ? [remove(say`Remove the step`, [subject.element])] : [],
  examples: {
    bad: [
      {
        title: "HCI runbook with Add-HcsNetRoute",
        base: "hci-static",
        edits: [runbookStep("step", { action: "addRoute", command: addSample() })],
      },
    ],
    good: [
      {
        title: "ASE runbook with Add-HcsNetRoute",
        base: "ase",
        edits: [
          runbookStep("step", { action: "addRoute", through: "powershell", command: addSample() }),
        ],
      },
    ],
  },
});

function addSample(): string {
  return 'Add-HcsNetRoute -InterfaceAlias "Port3" -DestinationPrefix "192.168.30.0/24" -NextHop "192.168.20.1" -RouteMetric 100';
}
