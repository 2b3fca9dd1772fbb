import { formatIpv4 } from "#shared/address/ipv4";
import type { ArcFlow } from "#shared/facts/arc-flows";
import { say } from "#shared/kernel/message";
import { URL_ALLOWLIST } from "#shared/profiles/arc-urls";
import type { Block } from "../block.ts";
import { powershell, type CommandValue } from "../command.ts";
import { expected, paragraph } from "../compose.ts";
import type { SitePlan } from "../deployment.ts";
import { words } from "../inline.ts";
import { portOpen } from "../shared-steps/ask-addresses.ts";
import { WINDOWS } from "../sources.ts";

/** Asks from a server, port by port, what of these flows begins on one. */
export function probesFrom(plan: SitePlan, flows: readonly ArcFlow[]): Block[] {
  const targets = flows
    .filter(({ from }) => plan.hosts.some(({ id }) => from.members.includes(id)))
    .flatMap(targetOf);
  return targets
    .filter(
      ({ host, port }, i) =>
        i === targets.findIndex((each) => each.host === host && each.port === port),
    )
    .flatMap(({ host, port, from }) =>
      portOpen(
        { label: "target", text: host, from },
        { label: "port", text: String(port) },
        say`Open the port in the firewall between the two VLANs; never on the servers themselves.`,
      ),
    );
}

function targetOf({ to, port }: ArcFlow) {
  const [range] = to.addresses;
  const [member] = to.members;
  // A range stands for addresses that nodes may get; nobody knows which of them answers.
  if (!range || range.start !== range.end || member === undefined) return [];
  const from = { element: member, field: "address" };
  return [{ host: formatIpv4(range.start), port, from }];
}

/** Asks every host of the list that has a name of its own. */
export function askUrls(): Block[] {
  return [
    ...askHosts(443),
    ...askHosts(80),
    paragraph(
      words(
        "A pattern with an asterisk stands for names that nobody knows beforehand. The administrator of the firewall confirms those in the table.",
      ),
    ),
  ];
}

function askHosts(port: number): readonly Block[] {
  const hosts = URL_ALLOWLIST.filter(
    (each) => each.port === port && !each.pattern.startsWith("*"),
  ).map(({ pattern }): CommandValue => ({ label: "host", text: pattern }));
  const value: CommandValue = { label: "port", text: String(port) };
  return [
    ...powershell(WINDOWS)`@(
${hosts}
) | ForEach-Object { '{0} {1}' -f $_, (Test-NetConnection -ComputerName $_ -Port ${value}).TcpTestSucceeded }`,
    expected(
      "whole",
      hosts.map(({ text }) => `${text} True`),
      say`Compare the line with the table of URLs and have the firewall or the proxy corrected. Behind a proxy a server may be unable to ask directly; then the administrator of the proxy confirms the table.`,
    ),
  ];
}
