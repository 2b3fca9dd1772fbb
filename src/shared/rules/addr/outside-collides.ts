import { nextFreePrefix } from "#shared/address/allocate";
import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import {
  formatPrefix,
  parsePrefix,
  prefixesOverlap,
  prefixOf,
  rangeOfPrefix,
  type Prefix,
} from "#shared/address/prefix";
import { rangeSet } from "#shared/address/range-set";
import { unwrap } from "#shared/kernel/result";
import { say } from "#shared/kernel/message";
import { claimsAt } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import { childIds, elementOf, kindOf, type Facts } from "#shared/facts/engine";
import { governingFact } from "#shared/facts/field-values";
import { isInsideMachine } from "#shared/facts/in-use";
import { ownPrefixOf } from "#shared/facts/interface-prefixes";
import { linkedTo, networkOf, networkPrefix } from "#shared/facts/networks";
import { outsideTargets } from "#shared/facts/outside-targets";
import { defineRule } from "../define-rule.ts";
import type { Subject } from "../finding.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** Where another internal /24 is looked for, and what must not be taken: pods, services, containers. */
const CANDIDATES = ["192.168.0.0/16", "172.16.0.0/12", "10.0.0.0/8"].map(prefix);
const KEPT = ["10.42.0.0/16", "10.43.0.0/16", "10.244.0.0/16", "10.96.0.0/12", "172.17.0.0/16"].map(
  prefix,
);

export const outsideCollides = defineRule({
  id: "UL-ADDR-026",
  name: "addr/outside-collides",
  severity: "error",
  platforms: ["EE-S"],
  on: ["host"],
  what: "The network outside a single machine overlaps the internal network behind its NAT.",
  why: "The host would own one prefix on two sides of its NAT: it answers on the wrong side, and the nodes take outside targets for neighbours.",
  todo: "Give the site another prefix, choose another internal /24 where the release allows it, or use the scalable variant.",
  sources: [seed("EE", "Single machine cluster"), seed("EE", "Scalable cluster"), ENGINEERING],
  silences: ["UL-NAT-006"],
  check(facts, element, report) {
    for (const id of internalSwitches(facts, element.id)) {
      const internal = networkPrefix(facts, id);
      if (!internal) continue;
      const hits = outsideOf(facts, element.id).filter(
        (outside) => prefixesOverlap(outside.prefix, internal) && !isInside(facts, id, outside),
      );
      if (hits.length === 0)
        report.pass(say`Nothing outside overlaps the internal network ${formatPrefix(internal)}.`);
      const [hit] = hits;
      if (!hit) continue;
      const translation = linkedTo(facts, id, "translation");
      const parties: Subject[] = [
        { element: id, field: "prefix" },
        ...(translation ? [{ element: translation.id }] : []),
      ];
      for (const { subjects } of hits) for (const subject of subjects) addOnce(parties, subject);
      const outside =
        hit.address === undefined ? formatPrefix(hit.prefix) : formatIpv4(hit.address);
      report.fail({
        with: parties,
        message: say`${element}: the outside network ${outside} collides with the internal network ${formatPrefix(internal)} of a single machine cluster.`,
        which: id,
        data: { vswitch: id },
      });
    }
  },
  fixes(facts, { subjects: [subject], data }) {
    const vswitch =
      typeof data["vswitch"] === "string" ? elementOf(facts, data["vswitch"]) : undefined;
    if (
      !vswitch ||
      !subject ||
      governingFact(facts, vswitch, "prefix")?.requirement === "automatic"
    )
      return [];
    const free = freeInternal(outsideOf(facts, subject.element).map((outside) => outside.prefix));
    return free
      ? [
          setFields(say`Use ${formatPrefix(free)} for the internal network`, vswitch.id, {
            prefix: formatPrefix(free),
          }),
        ]
      : [];
  },
  examples: {
    bad: [
      {
        title: "host Ethernet = 192.168.0.57/24",
        base: "edge-single",
        edition: "2023-02",
        edits: [
          {
            set: "lan",
            fields: { prefix: "192.168.0.0/24", gateway: "192.168.0.1", dnsServers: null },
          },
          { set: "router.lan", fields: { address: "192.168.0.1/24" } },
          { set: "dns", fields: { address: "192.168.0.53" } },
          { set: "host.ethernet", fields: { address: "192.168.0.57/24", gateway: "192.168.0.1" } },
        ],
      },
      {
        title: "a plant network as wide as 192.168.0.0/16, since September 2023",
        base: "edge-single",
        edits: [
          { set: "lan", fields: { prefix: "192.168.0.0/16", gateway: "192.168.9.1" } },
          { set: "router.lan", fields: { address: "192.168.9.1/16" } },
          { set: "host.ethernet", fields: { address: "192.168.9.57/16", gateway: "192.168.9.1" } },
        ],
      },
      {
        title: "a DNS server that would be taken for a neighbour",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { dnsServers: ["192.168.0.53"] } }],
      },
    ],
    good: [
      { title: "host Ethernet = 10.0.0.57/24", base: "edge-single" },
      {
        title: "another internal /24 on a site with 192.168.0.0/24",
        base: "edge-single",
        edits: [
          {
            set: "lan",
            fields: { prefix: "192.168.0.0/24", gateway: "192.168.0.1", dnsServers: null },
          },
          { set: "router.lan", fields: { address: "192.168.0.1/24" } },
          { set: "host.ethernet", fields: { address: "192.168.0.57/24", gateway: "192.168.0.1" } },
          { set: "host.switch", fields: { prefix: "192.168.5.0/24" } },
        ],
      },
    ],
  },
});

interface Outside {
  readonly prefix: Prefix;
  /** When it is one target, not a whole network. */
  readonly address?: Ipv4;
  readonly subjects: readonly Subject[];
}

function internalSwitches(facts: Facts, host: string): string[] {
  return childIds(facts, host).filter(
    (id) =>
      kindOf(facts, id) === "vswitch" && networkOf(facts, id) === id && isInsideMachine(facts, id),
  );
}

/** What lies on the physical side: the ports' own prefixes, their networks, and what nodes must reach. */
function outsideOf(facts: Facts, host: string): Outside[] {
  const found: Outside[] = [];
  for (const port of childIds(facts, host)) {
    if (kindOf(facts, port) !== "physicalPort") continue;
    const own = ownPrefixOf(facts, port);
    const network = networkOf(facts, port);
    const wire = network === undefined ? undefined : networkPrefix(facts, network);
    const subject = { element: port, field: "address" };
    const place = network === undefined ? [] : [{ element: network, field: "prefix" }];
    if (own) found.push({ prefix: own.prefix, subjects: [subject, ...place] });
    if (wire) found.push({ prefix: wire, subjects: [...place, subject] });
  }
  for (const { address, element, field } of outsideTargets(facts, host)) {
    found.push({ prefix: prefixOf(address, 32), address, subjects: [{ element, field }] });
  }
  return found;
}

/** An address that somebody holds on the internal network itself is no outside target. */
function isInside(facts: Facts, network: string, { address }: Outside): boolean {
  return address !== undefined && claimsAt(facts, domainOf(facts, network), address).length > 0;
}

function freeInternal(outside: readonly Prefix[]): Prefix | undefined {
  const taken = rangeSet([...outside, ...KEPT].map(rangeOfPrefix));
  return CANDIDATES.map((block) => nextFreePrefix(block, taken, 24)).find(
    (free) => free !== undefined,
  );
}

function addOnce(parties: Subject[], subject: Subject): void {
  if (!parties.some(({ element }) => element === subject.element)) parties.push(subject);
}

function prefix(text: string): Prefix {
  return unwrap(parsePrefix(text)).prefix;
}
