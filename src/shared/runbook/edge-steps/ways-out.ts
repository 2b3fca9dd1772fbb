import { formatIpv4 } from "#shared/address/ipv4";
import { elementOf, type Facts } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { Block } from "../block.ts";
import type { CommandValue } from "../command.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { proxyOf, proxyServers } from "../edge-values.ts";
import { words } from "../inline.ts";
import { answers, portOpen } from "../shared-steps/ask-addresses.ts";
import type { StepPlan } from "../step.ts";
import { hostIds, leading, operatorOn } from "./operator.ts";

/** The gateway answers, and so does the proxy where there is one. */
export function waysOut({ facts }: RunbookContext, deployment: Deployment): StepPlan[] {
  const { cluster, platform } = deployment;
  const machines = leading(deployment);
  const segment = physicalSegment(facts, deployment);
  const gateway = segment && valueOf(readIpv4(facts, segment, "gateway"));
  const proxy = proxyOf(facts, deployment);
  const blocks: Block[] = [];
  if (segment && gateway !== undefined) {
    const value: CommandValue = {
      label: "gateway",
      text: formatIpv4(gateway),
      from: { element: segment.id, field: "gateway" },
    };
    blocks.push(
      ...answers(
        value,
        say`If it answers False, check cable, VLAN and the address of the gateway ${value.text}.`,
      ),
    );
  }
  for (const { field, url } of proxy ? proxyServers(facts, proxy) : []) {
    const from = { element: proxy?.id ?? "", field };
    const host: CommandValue = { label: "proxy", text: url.host, from };
    const port: CommandValue = { label: "port of the proxy", text: String(url.port), from };
    blocks.push(
      ...portOpen(
        host,
        port,
        say`If it answers False, the proxy cannot be reached from this machine.`,
      ),
    );
  }
  if (blocks.length === 0) return [];
  return [
    {
      type: "step",
      id: `ways-out/${cluster.id}`,
      title: words(proxy ? "Gateway and proxy" : "Gateway"),
      why: words(
        platform.code === "EE-S"
          ? "The NAT of the set-up sends everything through this gateway."
          : "The product checks the gateway as well and stops when it does not answer.",
      ),
      builds: [],
      reads: [...(segment ? [segment.id] : []), ...(proxy ? [proxy.id] : [])],
      runsOn: hostIds(machines),
      rules: ["EX-EE-01"],
      who: operatorOn(machines),
      minutes: 2,
      command: { what: words("reach the way out of the network"), blocks },
    },
  ];
}

/** The segment that the first machine is wired to. */
function physicalSegment(facts: Facts, deployment: Deployment): ElementRecord | undefined {
  for (const port of deployment.machines[0]?.ports ?? []) {
    const network = networkOf(facts, port.id);
    const element = network === undefined ? undefined : elementOf(facts, network);
    if (element?.kind === "segment") return element;
  }
  return undefined;
}
