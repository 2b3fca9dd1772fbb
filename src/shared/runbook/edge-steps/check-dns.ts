import { say } from "#shared/kernel/message";
import type { Block } from "../block.ts";
import { powershell } from "../command.ts";
import { described, expected, paragraph } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { dnsServers } from "../edge-values.ts";
import { EE_DNS } from "../sources.ts";
import type { EdgeCheck } from "./check-step.ts";
import { machinesWith } from "./operator.ts";

/** CK-EE-01 and CK-EE-02: the nodes ask the DNS servers of the design. */
export function checkDns(_context: RunbookContext, deployment: Deployment): EdgeCheck[] {
  const servers = dnsServers(deployment, deployment.machines[0]);
  const expectation: Block[] =
    servers.addresses.length > 0
      ? [
          expected(
            "contains",
            servers.addresses,
            say`With another address, or none, names are not resolved; look at ${"DnsServers"} of the configuration.`,
          ),
        ]
      : [described(say`at least one address of a DNS server that works on this site`)];
  const base = {
    why: "Without a valid DNS server the service does not work, even when everything else does.",
    passWhen: "DNS servers are those of the design",
    reads: servers.from ? [servers.from.id] : [],
    rules: ["UL-DNS-003", "UL-DNS-005"],
  };
  return [
    {
      ...base,
      id: "CK-EE-01",
      title: "DNS of the Linux node",
      machines: machinesWith(deployment, false),
      blocks: [
        ...powershell(
          EE_DNS,
        )`Invoke-AksEdgeNodeCommand -NodeType Linux -command "resolvectl status"`,
        paragraph(
          say`Look at the link ${"eth0"}, lines ${"Current DNS Server"} and ${"DNS Servers"}.`,
        ),
        ...expectation,
      ],
    },
    {
      ...base,
      id: "CK-EE-02",
      title: "DNS of the Windows node",
      machines: machinesWith(deployment, true),
      blocks: [
        ...powershell(EE_DNS)`Invoke-AksEdgeNodeCommand -NodeType Windows -command "ipconfig /all"`,
        paragraph(say`Look at ${"Ethernet adapter vEthernet (Ethernet)"}, lines ${"DNS Servers"}.`),
        ...expectation,
      ],
    },
  ];
}
