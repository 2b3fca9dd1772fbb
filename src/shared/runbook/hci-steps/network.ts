import { formatIpv4 } from "#shared/address/ipv4";
import type { Range } from "#shared/address/range";
import {
  HCI_NETWORK_PARAMETERS,
  hciNetworkCommand,
  type HciNetworkField,
} from "#shared/facts/hci-network-command";
import { say } from "#shared/kernel/message";
import type { Block } from "../block.ts";
import { powershell, withParameters, type CommandValue, type Parameter } from "../command.ts";
import { described, notice, paragraph } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { poolText, runOfPool, vnetsOf, type VnetValues } from "../hci-values.ts";
import { words } from "../inline.ts";
import { HCI_NETWORK_COMMAND } from "../sources.ts";
import { commandIsThere } from "../shared-steps/ask-addresses.ts";
import { idsOf, operatorAt } from "../shared-steps/people.ts";
import type { StepPlan } from "../step.ts";

/** The networks of a site: that of the AKS host is made first, those of clusters after it exists. */
export function hciNetworks(
  { facts }: RunbookContext,
  plan: SitePlan,
  which: "host" | "clusters",
): StepPlan[] {
  return vnetsOf(facts, plan)
    .filter(({ isOfHost }) => isOfHost === (which === "host"))
    .map((values): StepPlan => {
      const { vnet } = values;
      const from = plan.hosts.slice(0, 1);
      return {
        type: "step",
        id: `network/${vnet.id}`,
        title: say`AKS network ${vnet}`,
        why: words(
          which === "host"
            ? "The AKS host and the clusters that name no other network take their addresses from it. Nothing in it can be changed afterwards."
            : "Clusters on a network of their own cannot take an address that another cluster uses.",
        ),
        builds: [vnet.id],
        reads: [],
        runsOn: idsOf(from),
        rules: ["EX-HCI-03", "UL-VIP-001", "UL-VIP-004", "UL-LIFECYCLE-001"],
        who: operatorAt(from),
        minutes: 10,
        preCheck: commandIsThere(hciNetworkCommand(values.isOfHost)),
        command: {
          what: words("describe the network; keep this window open for the steps that follow"),
          blocks: commandFor(values),
        },
        postCheck: {
          what: words("compare before anything is built on it"),
          blocks: [
            ...withParameters(
              powershell(HCI_NETWORK_COMMAND),
              `${values.variable} | Format-List`,
              [],
              " `\n    ",
            ),
            described(
              say`the values of the parameter sheet for ${vnet}`,
              say`Run the command again with the right values. Once the AKS host exists this is not possible any more.`,
            ),
          ],
        },
        rollback: {
          what: words("describe it again"),
          blocks: [
            paragraph(
              which === "host"
                ? words("Nothing has been built yet: close the window, or run the command again.")
                : words(
                    "Remove the clusters on it first. No command is given in the source document for removing the network itself.",
                  ),
            ),
          ],
        },
      };
    });
}

function commandFor(values: VnetValues): Block[] {
  const missing = missingOf(values);
  const cmdlet = hciNetworkCommand(values.isOfHost);
  if (missing.length > 0) {
    return [
      notice(
        "warning",
        "No command is printed",
        say`The design does not give all that ${cmdlet} takes: ${{ plain: missing.join(", ") }}. Complete it and print the runbook again.`,
      ),
    ];
  }
  const value = (label: string, text: string, field: string): CommandValue => ({
    label,
    text,
    from: { element: values.vnet.id, field },
  });
  const given: Readonly<Record<HciNetworkField, string | readonly string[] | Range | undefined>> = {
    name: values.vnet.name,
    switchName: values.switchName,
    addressPrefix: values.prefix,
    gateway: values.gateway,
    dnsServers: values.dnsServers.length > 0 ? values.dnsServers : undefined,
    nodeVmPool: runOfPool(values.nodePool),
    vipPool: runOfPool(values.vipPool),
    vlan: values.vlan === "0" ? undefined : values.vlan,
  };
  const parameters = HCI_NETWORK_PARAMETERS.flatMap(
    ({ name, field, label, end = "start" }): Parameter[] => {
      const one = given[field];
      if (one === undefined) return [];
      if (typeof one === "string") return [[`-${name}`, value(label, one, field)]];
      if ("start" in one) return [[`-${name}`, value(label, formatIpv4(one[end]), field)]];
      return [[`-${name}`, one.map((text) => value(label, text, field))]];
    },
  );
  return [
    ...withParameters(
      powershell(HCI_NETWORK_COMMAND),
      `${values.variable} = ${cmdlet}`,
      parameters,
      " `\n    ",
    ),
    described(say`no error; the prompt returns`),
  ];
}

/** What the cmdlet needs and the design lacks. */
function missingOf(values: VnetValues): string[] {
  const { isStatic, nodePool, vipPool } = values;
  const pool = (ranges: VnetValues["nodePool"], label: string): string[] =>
    ranges.length === 0
      ? [label]
      : ranges.length > 1
        ? [`one continuous ${label} instead of ${poolText(ranges)}`]
        : [];
  const found = pool(vipPool, "VIP pool");
  if (values.switchName === undefined) found.push("name of the switch");
  if (!isStatic) return found;
  if (values.prefix === undefined) found.push("address prefix");
  if (values.gateway === undefined) found.push("gateway");
  if (values.dnsServers.length === 0) found.push("DNS servers");
  return [...found, ...pool(nodePool, "node VM pool")];
}
