import type { Facts } from "#shared/facts/engine";
import { readText } from "#shared/facts/readings";
import { say } from "#shared/kernel/message";
import type { Block } from "../block.ts";
import { powershell } from "../command.ts";
import { described, notice, paragraph, sheet } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import { builtOn, type Deployment, type Machine } from "../deployment.ts";
import { addressText, mainAdapter } from "../edge-values.ts";
import { code, words, type Inlines } from "../inline.ts";
import { JOIN_TOKEN_HOURS, scaleOutSheet, type JoiningMachine } from "../scale-out-sheet.ts";
import { EE_SCALE_OUT, NO_COMMAND, WINDOWS } from "../sources.ts";
import type { StepPlan } from "../step.ts";
import { freeNodes, lostForAMoment, nodeAddresses, removeDeployment } from "./deploy.ts";

/** Every machine after the first joins the cluster, one after the other. */
export function scaleOut({ facts }: RunbookContext, deployment: Deployment): StepPlan[] {
  const [first, ...others] = deployment.machines;
  if (!first || deployment.platform.code !== "EE-M") return [];
  return others.map((machine) => {
    const { host } = machine;
    return {
      type: "step",
      id: `scale-out/${host.id}`,
      title: say`Join ${host} to ${deployment.cluster}`,
      why: words(
        "Each further machine joins the running cluster with a file that the first machine makes for it.",
      ),
      builds: builtOn(facts, deployment, machine),
      reads: [],
      runsOn: [first.host.id, host.id],
      rules: ["EX-EE-04", "UL-ADDR-027", "UL-ADDR-028"],
      who: say`Operator, first on ${first.host}, then on ${host}, elevated PowerShell`,
      minutes: 30,
      preCheck: freeNodes(facts, machine),
      command: {
        what: words("make the file on the first machine, use it on the new one"),
        blocks: joinBlocks(facts, first, machine),
      },
      postCheck: nodeAddresses(facts, machine),
      rollback: removeDeployment(machine),
    };
  });
}

function joinBlocks(facts: Facts, first: Machine, machine: Machine): Block[] {
  return [
    paragraph(
      say`On ${first.host}, make the scale-out configuration from this sheet. ${{ plain: NO_COMMAND }}`,
    ),
    sheet(joinSheet(facts, machine)),
    paragraph(
      say`The parameters that the sheet does not name are explained by the product itself, on ${first.host}:`,
    ),
    ...powershell(WINDOWS)`Get-Help -Name New-AksEdgeScaleConfig -Full`,
    described(say`the help of the cmdlet with its parameters`),
    paragraph(say`Carry the file that it makes to ${machine.host} and deploy with it there.`),
    ...lostForAMoment(facts, machine),
    notice(
      "warning",
      "One machine at a time",
      say`The join token in the file lasts ${{ plain: JOIN_TOKEN_HOURS }} hours, and each new one voids the last. Make the file for one machine, join that machine, then make the next. Delete the file afterwards; whoever has it can join.`,
    ),
  ];
}

function joinSheet(facts: Facts, machine: Machine): [string, Inlines][] {
  const { cmdlet, kind, nodes, isControlPlane } = scaleOutSheet(joining(facts, machine));
  const adapter = readText(facts, machine.host, "adapterName");
  return [
    ["Cmdlet", code(cmdlet)],
    ["Kind of scale-out", code(kind)],
    ...nodes.map(({ parameter, address }): [string, Inlines] => [
      parameter,
      address === undefined ? words("not given in the design") : code(address),
    ]),
    ...(isControlPlane === undefined
      ? []
      : [["Control plane node", words(isControlPlane ? "yes" : "no")] as [string, Inlines]]),
    ...(adapter === ""
      ? []
      : [["AdapterName in the file that it makes", code(adapter)] as [string, Inlines]]),
    ["Source", [{ source: EE_SCALE_OUT }]],
  ];
}

function joining(facts: Facts, { nodes }: Machine): JoiningMachine {
  const linux = nodes.find(({ isWindows }) => !isWindows);
  const windows = nodes.find(({ isWindows }) => isWindows);
  return {
    ...(linux
      ? {
          linux: {
            address: addressText(facts, mainAdapter(linux)),
            isControlPlane: linux.isControlPlane,
          },
        }
      : {}),
    ...(windows ? { windows: { address: addressText(facts, mainAdapter(windows)) } } : {}),
  };
}
