import { parseDnsName } from "#shared/address/dns-name";
import { elementsOfKind, type Facts } from "#shared/facts/engine";
import { readFlag, readRows, readText } from "#shared/facts/readings";
import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { Block } from "../block.ts";
import { powershell, type CommandValue } from "../command.ts";
import { described, expected } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { addressText, dnsServers } from "../edge-values.ts";
import { words } from "../inline.ts";
import { WINDOWS } from "../sources.ts";
import type { StepPlan } from "../step.ts";
import { hostIds, leading, operatorOn } from "./operator.ts";

/** The name that the documents resolve as an example. */
const PUBLIC_NAME = "www.microsoft.com";

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

function askServer(facts: Facts, server: CommandValue, offline: boolean): Block[] {
  const element = elementsOfKind(facts, "dnsServer").find(
    (each) => addressText(facts, each) === server.text,
  );
  const ownName = element && firstRecord(element);
  const isPublic = !offline && (!element || readText(facts, element, "zones") !== "internal");
  const name: CommandValue | undefined = isPublic
    ? { label: "name", text: PUBLIC_NAME }
    : element && ownName !== undefined
      ? { label: "name", text: ownName, from: { element: element.id, field: "records" } }
      : undefined;
  const otherwise = say`Ask who runs ${server.text} before you go on; with a server that does not answer the deployment fails.`;
  if (name) {
    return [
      ...powershell(WINDOWS)`Resolve-DnsName -Name ${name} -Server ${server}`,
      described(say`at least one line of type A or AAAA for ${name.text}, and no error`, otherwise),
    ];
  }
  return [
    ...powershell(WINDOWS)`(Test-NetConnection -ComputerName ${server} -Port 53).TcpTestSucceeded`,
    expected("whole", ["True"], otherwise),
  ];
}

/** The first name of the server's own records that can be asked for. */
function firstRecord(server: ElementRecord): string | undefined {
  for (const row of readRows(server, "records")) {
    const name = parseDnsName(typeof row["name"] === "string" ? row["name"] : "");
    if (name.ok) return name.value;
  }
  return undefined;
}
