import { readFlag } from "#shared/facts/readings";
import type { Block } from "../block.ts";
import type { CommandValue } from "../command.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { dnsServers } from "../edge-values.ts";
import { words } from "../inline.ts";
import { askServer } from "../shared-steps/ask-dns.ts";
import type { StepPlan } from "../step.ts";
import { hostIds, leading, operatorOn } from "./operator.ts";

/** Each DNS server of the nodes answers for a name that it is there for. */
export function dnsAnswers({ facts }: RunbookContext, deployment: Deployment): StepPlan[] {
  const { cluster, site } = deployment;
  const machines = leading(deployment);
  const { addresses, from } = dnsServers(deployment, machines[0]);
  if (addresses.length === 0) return [];
  const offline = readFlag(facts, site, "internetDisabled");
  const blocks = addresses.flatMap((text): Block[] => {
    const server: CommandValue = {
      label: "DNS server",
      text,
      ...(from ? { from: { element: from.id, field: "dnsServers" } } : {}),
    };
    return askServer(facts, server, offline);
  });
  return [
    {
      type: "step",
      id: `dns/${cluster.id}`,
      title: words("DNS answers"),
      why: words(
        "Without a server that answers, the nodes find neither their images nor the names of the site.",
      ),
      builds: [],
      reads: from ? [from.id] : [],
      runsOn: hostIds(machines),
      rules: ["EX-EE-01", "UL-DNS-003"],
      who: operatorOn(machines),
      minutes: 2,
      command: { what: words("ask each server for a name"), blocks },
    },
  ];
}
