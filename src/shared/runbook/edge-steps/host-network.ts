import { formatPrefix } from "#shared/address/prefix";
import { listed, say } from "#shared/kernel/message";
import type { Block } from "../block.ts";
import { cell, described, paragraph, table } from "../compose.ts";
import { powershell } from "../command.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { addressList, dnsServers, hostAddress, nodePrefix, portAddress } from "../edge-values.ts";
import { code, words } from "../inline.ts";
import { EE_DNS } from "../sources.ts";
import type { StepPlan } from "../step.ts";
import { hostIds, operatorOn } from "./operator.ts";

/** The machine has the address and DNS servers of the design, and nothing in the internal network. */
export function hostNetwork({ facts }: RunbookContext, deployment: Deployment): StepPlan[] {
  const { cluster, machines, platform } = deployment;
  const single = platform.code === "EE-S";
  const prefix = nodePrefix(facts, deployment);
  const own = dnsServers(deployment);
  const rows = machines.map((machine) => {
    const address = (single ? portAddress : hostAddress)(facts, machine)?.text;
    const dns = addressList(machine.host, "dnsServers");
    return [
      cell([{ element: machine.host.id, name: machine.host.name }]),
      cell(address === undefined ? words("as assigned") : code(address)),
      cell(dns.length === 0 ? words("not recorded in the design") : listed(dns)),
    ];
  });
  const blocks: Block[] = [
    ...powershell(EE_DNS)`ipconfig /all`,
    paragraph(words("On each machine:")),
    table(
      [
        ["Machine", "text"],
        ["IPv4 Address", "text"],
        ["DNS Servers", "text"],
      ],
      rows,
    ),
  ];
  const taken = single && prefix ? formatPrefix(prefix) : undefined;
  blocks.push(
    taken === undefined
      ? described(say`these values`, say`Correct the machine or the design before you go on.`)
      : described(
          say`these values, and no adapter with an address in ${taken}`,
          say`When ${taken} is taken on this machine, stop: the design needs another internal prefix. Otherwise correct the machine or the design.`,
        ),
    paragraph(words("Keep the output; the way back compares with it.")),
  );
  return [
    {
      type: "step",
      id: `host-network/${cluster.id}`,
      title: words("Addresses and DNS of the machines"),
      why:
        own.addresses.length > 0
          ? words("The addresses of the machine must be those of the plan.")
          : words(
              "The configuration names no DNS servers, so the nodes take those of the Windows host.",
            ),
      builds: [],
      reads: machines.flatMap(({ ports, host }) => [...ports.map(({ id }) => id), host.id]),
      runsOn: hostIds(machines),
      rules: single ? ["EX-EE-01", "UL-DNS-004", "UL-ADDR-026"] : ["EX-EE-01", "UL-DNS-004"],
      who: operatorOn(machines),
      minutes: 2 * machines.length,
      command: { what: words("list addresses and DNS servers"), blocks },
    },
  ];
}
