import { listed, say } from "#shared/kernel/message";
import { referenceOf } from "#shared/facts/references";
import { elementOf, type Facts } from "#shared/facts/engine";
import { readText } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import type { Block } from "../block.ts";
import { powershell, withParameters, type CommandValue, type Parameter } from "../command.ts";
import { described, expected, notice, paragraph } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { proxyExceptions } from "../edge-values.ts";
import { cloudAgentsOf, vnetsOf, type CloudAgent } from "../hci-values.ts";
import { words } from "../inline.ts";
import { askEach, commandIsThere, stillFree } from "../shared-steps/ask-addresses.ts";
import { idsOf, operatorAt } from "../shared-steps/people.ts";
import { HCI_CONFIG_COMMAND, HCI_PROXY_COMMAND, WINDOWS } from "../sources.ts";
import type { Action, StepPlan } from "../step.ts";

/** The configuration that the AKS host is installed from, with the address of the cloud agent. */
export function hciConfig({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  const hasNetwork = vnetsOf(facts, plan).some(({ isOfHost }) => isOfHost);
  const agents = cloudAgentsOf(facts, plan);
  const [agent] = agents;
  if (!hasNetwork || !agent) return [];
  const from = plan.hosts.slice(0, 1);
  const proxy = proxyOfSite(facts, plan.site);
  const others = agents.slice(1).map(({ hostCluster }) => hostCluster);
  const lacking = agent.isNeeded && agent.text === undefined;
  return [
    {
      type: "step",
      id: `config/${plan.site.id}`,
      title: agent.isNeeded ? words("Cloud agent address") : words("Configuration of the AKS host"),
      why: agent.isNeeded
        ? words(
            "The cloud agent needs one fixed address in the subnet of the servers, because the servers have fixed addresses.",
          )
        : words(
            "The servers lease their addresses, so the cloud agent leases its own as well and none is given.",
          ),
      builds: [],
      reads: idsOf([agent.hostCluster, ...(proxy ? [proxy] : [])]),
      runsOn: idsOf(from),
      rules: ["EX-HCI-02", "UL-ADDR-036", "UL-CAP-028"],
      who: operatorAt(from),
      minutes: 10,
      preCheck: stillFree(agentAddresses(agents)) ?? commandIsThere("Set-AksHciConfig"),
      command: {
        what: words("in the window that holds the network of the step before"),
        blocks: [
          ...(others.length > 0
            ? [
                notice(
                  "warning",
                  "One cluster of servers at a time",
                  say`This step configures ${agent.hostCluster}. Do the build once more for ${listed(others)}, with its own address for the cloud agent.`,
                ),
              ]
            : []),
          ...(lacking
            ? [
                notice(
                  "warning",
                  "No command is printed",
                  say`${agent.hostCluster} has servers with fixed addresses and no address for its cloud agent. Complete it and print the runbook again.`,
                ),
              ]
            : [
                paragraph(
                  words(
                    "The folders lie on a cluster shared volume. They are asked for, since a network design does not hold them.",
                  ),
                ),
                ...(proxy ? proxyCommand(facts, proxy) : []),
                ...configCommand(agent, proxy !== undefined),
                described(
                  say`no error; the prompt returns`,
                  say`Read the error before you try again: the command may be repeated until the AKS host is installed.`,
                ),
              ]),
        ],
      },
      postCheck: {
        what: words("the configuration was taken"),
        blocks: [
          described(
            say`the command ended without an error; the cloud agent itself appears with the AKS host`,
            say`Do not go on to the AKS host: it would be built from a configuration that is not this one.`,
          ),
        ],
      },
      rollback: {
        what: words("set it again"),
        blocks: [
          paragraph(words("Nothing has been built yet: run the command again with other values.")),
        ],
      },
    },
  ];
}

/** The proxy that the infrastructure of a site uses, where the design names one. */
function proxyOfSite(facts: Facts, site: ElementRecord): ElementRecord | undefined {
  const id = referenceOf(facts, site.id, "infrastructureProxy");
  return id === undefined ? undefined : elementOf(facts, id);
}

function proxyCommand(facts: Facts, proxy: ElementRecord): readonly Block[] {
  const value = (label: string, text: string, field: string): CommandValue => ({
    label,
    text,
    from: { element: proxy.id, field },
  });
  const url = (name: string, field: string): Parameter[] => {
    const text = readText(facts, proxy, field);
    return text === "" ? [] : [[name, value(`proxy, ${field}`, text, field)]];
  };
  const exceptions = proxyExceptions(proxy).join(",");
  return withParameters(
    powershell(HCI_PROXY_COMMAND),
    "$global:proxySettings = New-AksHciProxySetting",
    [
      ["-name", value("name of the proxy", proxy.name, "name")],
      ...url("-http", "http"),
      ...url("-https", "https"),
      ...(exceptions === ""
        ? []
        : [["-noProxy", value("exceptions of the proxy", exceptions, "no")] as const]),
    ],
    " `\n    ",
  );
}

/** The folders are asked for in the same statement, so that a pasted line is never taken for an answer. */
function configCommand(
  { hostCluster, isNeeded, text }: CloudAgent,
  proxy: boolean,
): readonly Block[] {
  return withParameters(
    powershell(HCI_CONFIG_COMMAND),
    [
      "$imageDir = Read-Host -Prompt 'Folder for images'",
      "$workingDir = Read-Host -Prompt 'Working folder'",
      "$cloudConfigLocation = Read-Host -Prompt 'Folder for the configuration of the cloud agent'",
      "Set-AksHciConfig",
    ].join("; `\n"),
    [
      ["-vnet", "$global:vnet"],
      ["-imageDir", "$imageDir"],
      ["-workingDir", "$workingDir"],
      ["-cloudConfigLocation", "$cloudConfigLocation"],
      ...(isNeeded && text !== undefined
        ? [
            [
              "-cloudserviceCIDR",
              {
                label: "address of the cloud agent",
                text,
                from: { element: hostCluster.id, field: "cloudServiceCidr" },
              },
            ] as const,
          ]
        : []),
      ...(proxy ? [["-proxySettings", "$global:proxySettings"] as const] : []),
    ],
    " `\n    ",
  );
}

/** The cloud agent answers on its address. */
export function agentAnswers(agents: readonly CloudAgent[]): Action | undefined {
  const values = agentAddresses(agents);
  if (values.length === 0) return undefined;
  return {
    what: words("the cloud agent answers"),
    blocks: [
      ...askEach(WINDOWS, values),
      expected(
        "whole",
        values.map(({ text }) => `${text} True`),
        say`If it says False, look at the role of the cloud agent in Failover Cluster Manager and at the subnet of its address.`,
      ),
    ],
  };
}

function agentAddresses(agents: readonly CloudAgent[]): CommandValue[] {
  return agents.flatMap(({ hostCluster, isNeeded, address }): CommandValue[] =>
    isNeeded && address !== undefined
      ? [
          {
            label: "cloud agent",
            text: address,
            from: { element: hostCluster.id, field: "cloudServiceCidr" },
          },
        ]
      : [],
  );
}
