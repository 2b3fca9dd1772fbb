import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { logicalNetworksOf, type LogicalNetworkValues } from "../arc-values.ts";
import type { Block } from "../block.ts";
import { azure, withParameters, type CommandValue, type Parameter } from "../command.ts";
import { described, notice, paragraph } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { words } from "../inline.ts";
import { operatorAt } from "../shared-steps/people.ts";
import { ARC_NETWORK_COMMAND, NO_COMMAND } from "../sources.ts";
import type { StepPlan } from "../step.ts";

/** Each logical network, with the values of EX-ARC-01. */
export function logicalNetworks({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  return logicalNetworksOf(facts, plan).map((values): StepPlan => {
    const { network, isStatic } = values;
    return {
      type: "step",
      id: `network/${network.id}`,
      title: say`Logical network ${network}`,
      why: words(
        isStatic
          ? "The VMs of the clusters take their addresses from its pool. It cannot be changed while a cluster uses it."
          : "The VMs of the clusters lease their addresses on it. Not advised for production: an address that changes breaks the cluster.",
      ),
      builds: [network.id],
      reads: [],
      runsOn: [],
      rules: isStatic
        ? ["EX-ARC-01", "UL-SWITCH-017", "UL-NAME-001", "UL-DNS-002"]
        : ["EX-ARC-01", "UL-SWITCH-017", "UL-NAME-001", "UL-DHCP-013", "UL-DHCP-014"],
      who: operatorAt([], "Azure CLI in Bash"),
      minutes: 10,
      preCheck: {
        what: words("the switch is there under this name"),
        blocks: [
          paragraph(
            say`Compare ${values.switchName ?? "the name of the switch"} with the name of the external switch on every server, letter by letter.`,
          ),
        ],
      },
      command: {
        what: words("create the network; the Azure portal takes the same values"),
        blocks: networkCommand(values),
      },
      postCheck: {
        what: words("compare what the command prints"),
        blocks: [
          described(
            say`JSON with the values of the parameter sheet and ${'"provisioningState": "Succeeded"'}`,
            say`Read the error, remove the network and try again.`,
          ),
          paragraph(say`Keep the ${"id"} that it prints. The cluster is asked for it.`),
        ],
      },
      rollback: {
        what: words("delete the logical network"),
        blocks: [
          paragraph(
            words(`Delete it in the Azure portal; no cluster may be on it any more. ${NO_COMMAND}`),
          ),
        ],
      },
    };
  });
}

/**
 * What Azure wants to know and a network design does not hold is asked for at the prompt. All of it is
 * one command, so that a pasted line is never taken for an answer.
 */
export function asked(variable: string, question: string): string {
  return `printf '${question}: ' && read -r ${variable}`;
}

/** Questions and the command that needs their answers. */
export function afterAsking(questions: readonly string[], command: string): string {
  return [...questions, command].join(" && \\\n");
}

const PLACE = [
  asked("resource_group", "Resource group"),
  asked("custom_location", "ARM id of the custom location"),
  asked("location", "Azure region"),
];

function networkCommand(values: LogicalNetworkValues): Block[] {
  const missing = missingOf(values);
  if (missing.length > 0) {
    return [
      notice(
        "warning",
        "No command is printed",
        say`The design does not give all that the command takes: ${{ plain: missing.join(", ") }}. Complete it and print the runbook again.`,
      ),
    ];
  }
  const value = (label: string, text: string, field: string): CommandValue => ({
    label,
    text,
    from: { element: values.network.id, field },
  });
  const some = (
    name: string,
    label: string,
    text: string | undefined,
    field: string,
  ): Parameter[] => (text === undefined ? [] : [[name, value(label, text, field)]]);
  const { pool } = values;
  return [
    ...withParameters(
      azure(ARC_NETWORK_COMMAND),
      afterAsking(PLACE, "az stack-hci-vm network lnet create"),
      [
        ["--resource-group", '"$resource_group"'],
        ["--custom-location", '"$custom_location"'],
        ["--location", '"$location"'],
        ["--name", value("name of the network", values.network.name, "name")],
        ...some("--vm-switch-name", "name of the switch", values.switchName, "switchName"),
        ["--ip-allocation-method", values.isStatic ? "Static" : "Dynamic"],
        ...some("--address-prefixes", "prefix", values.prefix, "addressPrefix"),
        ...some("--gateway", "gateway", values.gateway, "gateway"),
        ...(values.dnsServers.length > 0
          ? [
              [
                "--dns-servers",
                values.dnsServers.map((text) => value("DNS server", text, "dnsServers")),
              ] as const,
            ]
          : []),
        ...some("--ip-pool-start", "pool", pool && formatIpv4(pool.start), "poolStart"),
        ...some("--ip-pool-end", "pool", pool && formatIpv4(pool.end), "poolEnd"),
        ...some("--vlan", "VLAN", values.vlan === "0" ? undefined : values.vlan, "vlan"),
      ],
      " \\\n    ",
    ),
  ];
}

function missingOf(values: LogicalNetworkValues): string[] {
  const found = values.switchName === undefined ? ["name of the switch"] : [];
  if (!values.isStatic) return found;
  if (values.prefix === undefined) found.push("address prefix");
  if (values.gateway === undefined) found.push("gateway");
  if (values.dnsServers.length === 0) found.push("DNS servers");
  if (values.pool === undefined) found.push("pool");
  return found;
}
