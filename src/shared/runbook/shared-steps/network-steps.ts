import { parseDnsName } from "#shared/address/dns-name";
import { formatIpv4 } from "#shared/address/ipv4";
import { appliesTo } from "#shared/profiles/index";
import { childrenOf, elementsOfKind, type Facts } from "#shared/facts/engine";
import { gatewayOf } from "#shared/facts/gateways";
import { networkPrefix } from "#shared/facts/networks";
import { readFlag, readIpv4, readText, valueOf } from "#shared/facts/readings";
import { siteIdOf } from "#shared/facts/places";
import { formatPrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { Block, Cell } from "../block.ts";
import type { CommandValue } from "../command.ts";
import { BLANK, cell, checklist, paragraph, table } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { code, words } from "../inline.ts";
import type { StepPlan } from "../step.ts";
import { answers } from "./ask-addresses.ts";
import { askForName, askServer, type KnownName } from "./ask-dns.ts";
import { idsOf, operatorAt } from "./people.ts";

/** Where a question is asked from, and by whom. */
type Asker = Pick<StepPlan, "who" | "runsOn">;

/** From the first server of the site. */
function onServer({ hosts }: SitePlan): Asker {
  const from = hosts.slice(0, 1);
  return { who: operatorAt(from), runsOn: idsOf(from) };
}

/** From a machine that is not drawn: the device itself has no shell for it. */
export const BESIDE_THE_DEVICE: Asker = {
  who: words("Operator, on a Windows machine on each of these networks"),
  runsOn: [],
};

/** The segments drawn on a site, or at the top of the project where the site draws none. */
function segmentsOf(facts: Facts, site: string): ElementRecord[] {
  return elementsOfKind(facts, "segment").filter((each) => siteIdOf(facts, each.id) === site);
}

/** The gateway of each network of the site answers, from the first machine. */
export function gatewaysStep(
  { facts }: RunbookContext,
  plan: SitePlan,
  at: Asker = onServer(plan),
): StepPlan[] {
  const segments = segmentsOf(facts, plan.site.id).flatMap((segment) => {
    const gateway = gatewayOf(facts, segment.id);
    return gateway ? [{ segment, text: formatIpv4(gateway.address) }] : [];
  });
  if (segments.length === 0 || plan.hosts.length === 0) return [];
  return [
    {
      type: "step",
      id: `gateways/${plan.site.id}`,
      title: words("Gateways answer"),
      why: words(
        "What crosses from one network to another goes through these; a gateway that is silent stops the deployment half way.",
      ),
      builds: [],
      reads: segments.map(({ segment }) => segment.id),
      ...at,
      rules: ["UL-ROUTE-014"],
      minutes: 2 + segments.length,
      command: {
        what: words("ask each gateway"),
        blocks: segments.flatMap(({ segment, text }): Block[] => {
          const value: CommandValue = {
            label: "gateway",
            text,
            from: { element: segment.id, field: "gateway" },
          };
          return [
            paragraph(say`Gateway of ${segment}:`),
            ...answers(
              value,
              say`If it answers False, check cable, VLAN and the address of the gateway ${text}. A firewall that does not answer to ping needs its administrator to confirm it.`,
            ),
          ];
        }),
      },
    },
  ];
}

/** Each DNS server that the site names answers for a name that it is there for. */
export function dnsStep(
  { facts }: RunbookContext,
  plan: SitePlan,
  servers: readonly Asked[],
  rules: readonly string[],
  at: Asker = onServer(plan),
): StepPlan[] {
  const unique = servers.filter((each, i) => servers.findIndex((s) => s.text === each.text) === i);
  if (unique.length === 0 || plan.hosts.length === 0) return [];
  const offline = readFlag(facts, plan.site, "internetDisabled");
  return [
    {
      type: "step",
      id: `dns/${plan.site.id}`,
      title: words("Names resolve"),
      why: words(
        "Without a server that answers, the nodes find neither their images nor the names of the site.",
      ),
      builds: [],
      reads: [...new Set(unique.map(({ element }) => element))],
      ...at,
      rules,
      minutes: 1 + unique.length,
      command: {
        what: words("ask each server for a name"),
        blocks: unique.flatMap(({ text, element, field }) => {
          const server: CommandValue = { label: "DNS server", text, from: { element, field } };
          return [
            ...askServer(facts, server, offline),
            ...fabricNames(facts, plan).flatMap((each) =>
              askForName(
                server,
                each,
                say`Have the name of ${each.element} entered at ${text}: the VMs of the clusters look for the cloud agent by it.`,
              ),
            ),
          ];
        }),
      },
    },
  ];
}

/** Names of the infrastructure that the nodes have to find, with the address that they stand for. */
function fabricNames(facts: Facts, { site, platform }: SitePlan): KnownName[] {
  if (!appliesTo(["ARC"], platform.code)) return [];
  return childrenOf(facts, site.id, "hostCluster").flatMap((cluster): KnownName[] => {
    const address = valueOf(readIpv4(facts, cluster, "clusterResourceIp"));
    const name = parseDnsName(cluster.name);
    if (address === undefined || !name.ok) return [];
    return [{ element: cluster, field: "name", name: name.value, address: formatIpv4(address) }];
  });
}

/** The ports of the site's switches carry the VLANs of the design, which no drawing can prove. */
export function vlansStep({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  const segments = segmentsOf(facts, plan.site.id).filter(
    (each) => !["", "0"].includes(readText(facts, each, "vlan")),
  );
  if (segments.length === 0) return [];
  const switches = childrenOf(facts, plan.site.id, "physicalSwitch");
  const ports = plan.hosts.flatMap((host) =>
    childrenOf(facts, host.id, "physicalPort").map((port) => ({ host, port })),
  );
  const prefixOf = (segment: ElementRecord): Cell => {
    const prefix = networkPrefix(facts, segment.id);
    return { type: "address", text: prefix ? formatPrefix(prefix) : "", automatic: false };
  };
  return [
    {
      type: "step",
      id: `vlans/${plan.site.id}`,
      title: words("VLANs reach the machines"),
      why: words(
        "A VLAN that is missing on one port of a switch looks like a dead machine. Only the switch itself can say what it lets pass.",
      ),
      builds: [],
      reads: idsOf([...segments, ...switches, ...ports.map(({ port }) => port)]),
      runsOn: [],
      rules: ["UL-SWITCH-019", "UL-SWITCH-020"],
      who: words("Network administrator, at the switches"),
      minutes: 5 + 2 * ports.length,
      command: {
        what: words("compare the configuration of the switches with these tables"),
        blocks: [
          table(
            [
              ["Network", "text"],
              ["Prefix", "address"],
              ["VLAN", "text"],
              ["Tagged on the switch", "blank"],
            ],
            segments.map((each): Cell[] => [
              cell([{ element: each.id, name: each.name }]),
              prefixOf(each),
              cell(code(readText(facts, each, "vlan"))),
              BLANK,
            ]),
          ),
          table(
            [
              ["Machine", "text"],
              ["Port", "text"],
              ["Mode", "text"],
              ["VLAN of the port", "text"],
              ["Confirmed by, on", "blank"],
            ],
            ports.map(({ host, port }): Cell[] => [
              cell([{ element: host.id, name: host.name }]),
              cell(code(port.name)),
              cell(words(readText(facts, port, "vlanMode") === "trunk" ? "trunk" : "access")),
              cell(vlanOf(readText(facts, port, "vlan"))),
              BLANK,
            ]),
          ),
          checklist([
            say`Each port that is a trunk carries every VLAN that its machine needs, tagged.`,
            say`A test device on each VLAN reaches the gateway of that VLAN.`,
          ]),
        ],
      },
    },
  ];
}

function vlanOf(text: string): ReturnType<typeof code> {
  return text === "" || text === "0" ? words("untagged") : code(text);
}

/** A DNS server as a step asks it: its address, and the field that gives it. */
export interface Asked {
  readonly text: string;
  readonly element: string;
  readonly field: string;
}

/** The DNS servers in a list field of an element. */
export function listedServers({ id }: ElementRecord, field: string, addresses: readonly string[]) {
  return addresses.map((text): Asked => ({ text, element: id, field }));
}

/** The DNS servers that are drawn on a site. */
export function drawnServers(facts: Facts, { site }: SitePlan): Asked[] {
  return elementsOfKind(facts, "dnsServer")
    .filter((each) => siteIdOf(facts, each.id) === site.id)
    .flatMap((each): Asked[] => {
      const address = valueOf(readIpv4(facts, each, "address"));
      if (address === undefined) return [];
      return [{ text: formatIpv4(address), element: each.id, field: "address" }];
    });
}
