import { formatIpv4 } from "#shared/address/ipv4";
import { nextFreePrefix } from "#shared/address/allocate";
import {
  formatPrefix,
  parsePrefix,
  prefixContains,
  prefixesOverlap,
  rangeOfPrefix,
  type Prefix,
} from "#shared/address/prefix";
import { rangeSet } from "#shared/address/range-set";
import { unwrap } from "#shared/kernel/result";
import { say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { governingFact } from "#shared/facts/field-values";
import { outsidePort, prefixAround } from "#shared/facts/nats";
import { interfacesOn, networkOf, networkPrefix } from "#shared/facts/networks";
import { siteIdOf } from "#shared/facts/places";
import { readPrefix, valueOf } from "#shared/facts/readings";
import { spacesIn, spacesInSite } from "#shared/facts/spaces";
import type { ElementRecord } from "#shared/model/records";
import { defineRule, type Failure } from "../define-rule.ts";
import { setFields, together } from "../fixes.ts";
import type { Fix } from "../finding.ts";
import { ENGINEERING } from "../sources.ts";

export const natOverlap = defineRule({
  id: "UL-NAT-006",
  name: "nat/overlap",
  severity: "error",
  platforms: ["ALL"],
  on: ["nat"],
  what: "The inside of a NAT overlaps a network outside that its nodes must reach.",
  why: "The nodes take those targets for neighbours, ask for them on their own switch and never send to the NAT.",
  todo: "Number one of the two sides differently.",
  sources: [ENGINEERING],
  check(facts, nat, report) {
    const inside = insideOf(facts, nat);
    const port = outsidePort(facts, nat.id);
    if (!inside || !port)
      return report.cannotTell(say`The inside prefix or the outside port of ${nat} is not known.`);
    const failures = clashesOf(facts, nat, port, inside);
    failures.forEach((failure) => report.fail(failure));
    const around = prefixAround(facts, port);
    if (failures.length > 0) return;
    if (around)
      report.pass(
        say`${formatPrefix(inside)} inside is apart from ${formatPrefix(around)} outside.`,
      );
    else report.cannotTell(say`The network outside ${nat} is not known.`);
  },
  fixes(facts, { subjects: [subject] }) {
    const nat = subject && elementOf(facts, subject.element);
    return nat ? renumberInside(facts, nat) : [];
  },
  examples: {
    bad: [
      {
        title: "inside 10.10.0.0/23, outside segment 10.10.0.0/24",
        base: "ase",
        edits: [{ set: "device.internal", fields: { prefix: "10.10.0.0/23" } }],
      },
    ],
    good: [
      { title: "inside 192.168.0.0/24, outside segment 10.0.0.0/24", base: "edge-single" },
      {
        title: "inside 10.20.0.0/24, outside segment 10.10.0.0/24",
        base: "ase",
        edits: [{ set: "device.internal", fields: { prefix: "10.20.0.0/24" } }],
      },
    ],
  },
});

function insideOf(facts: Facts, nat: ElementRecord): Prefix | undefined {
  const network = networkOf(facts, nat.id);
  const behind = network === undefined ? undefined : networkPrefix(facts, network);
  return behind ?? valueOf(readPrefix(facts, nat, "internalPrefix"))?.prefix;
}

/** The networks of the outside domain first; then devices of the site that lie on none of them. */
function clashesOf(
  facts: Facts,
  nat: ElementRecord,
  port: ElementRecord,
  inside: Prefix,
): Failure[] {
  const outside = networkOf(facts, port.id);
  const around = prefixAround(facts, port);
  const range = rangeOfPrefix(inside);
  const spaces =
    outside === undefined ? [] : spacesIn(facts, new Set([domainOf(facts, outside)]), range);
  const found: Failure[] = spaces
    .filter(({ what }) => what !== "scope")
    .map(({ element, text }) => ({
      with: [{ element }],
      message: say`Inside ${formatPrefix(inside)} and outside ${text} of ${nat} overlap.`,
      which: text,
    }));
  if (found.length === 0 && around && prefixesOverlap(around, inside)) {
    const message = say`Inside ${formatPrefix(inside)} and outside ${formatPrefix(around)} of ${nat} overlap.`;
    found.push({ with: [{ element: port.id, field: "address" }], message });
  }
  const site = siteIdOf(facts, nat.id);
  const own = networkOf(facts, nat.id);
  const devices = ["dnsServer", "proxy"].flatMap((kind) =>
    site === undefined ? [] : childrenOf(facts, site, kind),
  );
  for (const device of devices) {
    const claim = claimsOf(facts, device.id).find(({ single }) => single);
    if (!claim || !prefixContains(inside, claim.range.start)) continue;
    // On an overlapping network it is part of the finding above.
    if (claim.network === own || (claim.network !== undefined && found.length > 0)) continue;
    found.push({
      with: [{ element: device.id, field: claim.field }],
      message: say`${device} outside has ${formatIpv4(claim.range.start)}, which lies in ${formatPrefix(inside)} inside of ${nat}.`,
    });
  }
  return found;
}

const HOME_BLOCK = unwrap(parsePrefix("192.168.0.0/16")).prefix;

/** Another /24 for the inside, where the platform lets it be chosen and nothing inside is typed by hand. */
function renumberInside(facts: Facts, nat: ElementRecord): Fix[] {
  const network = networkOf(facts, nat.id);
  const vswitch = network === undefined ? undefined : elementOf(facts, network);
  const requirement = vswitch && governingFact(facts, vswitch, "prefix")?.requirement;
  if (!vswitch || (requirement !== undefined && requirement !== "optional")) return [];
  const isTyped = interfacesOn(facts, vswitch.id).some(
    (id) => elementOf(facts, id)?.fields["address"],
  );
  if (isTyped) return [];
  const taken = spacesInSite(facts, siteIdOf(facts, nat.id), rangeOfPrefix(HOME_BLOCK)).map(
    ({ range }) => range,
  );
  const free = nextFreePrefix(HOME_BLOCK, rangeSet(taken), 24);
  if (!free) return [];
  const title = say`Use ${formatPrefix(free)} inside`;
  const change = setFields(title, vswitch.id, { prefix: formatPrefix(free) });
  if (!nat.fields["internalPrefix"]) return [change];
  return [
    together(title, "Number the inside differently", [
      change,
      setFields(title, nat.id, { internalPrefix: null }),
    ]),
  ];
}
