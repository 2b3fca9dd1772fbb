import { nextFreePrefix } from "#shared/address/allocate";
import { formatPrefix, parsePrefix, rangeOfPrefix, samePrefix } from "#shared/address/prefix";
import { rangeSet } from "#shared/address/range-set";
import { unwrap } from "#shared/kernel/result";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { governingFact } from "#shared/facts/field-values";
import { natOf, outsidePort, prefixAround } from "#shared/facts/nats";
import { networkPrefix } from "#shared/facts/networks";
import { siteIdOf } from "#shared/facts/places";
import { spacesInSite } from "#shared/facts/spaces";
import { switchMode } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** What most routers for homes and small offices are delivered with. */
const COMMON = ["192.168.0.0/24", "192.168.1.0/24"].map((text) => unwrap(parsePrefix(text)).prefix);

const HOME_BLOCK = unwrap(parsePrefix("192.168.0.0/16")).prefix;

/** A known outside network that overlaps is UL-ADDR-026. */
export const reservedRangeHostLan = defineRule({
  id: "UL-X-010",
  name: "x/reserved-range-host-lan",
  severity: "info",
  platforms: ["EE-S"],
  on: ["vswitch"],
  what: "The internal prefix is one that many LANs use, and the LAN of the host is not known.",
  why: "If the host stands on such a LAN, it has one prefix on both sides of its NAT and the nodes reach nobody there.",
  todo: "Draw the network outside the NAT, or choose a prefix that no consumer router uses.",
  sources: [ENGINEERING, seed("EE_ISSUES", "98")],
  check(facts, vswitch, report) {
    const prefix =
      switchMode(facts, vswitch) === "internal" ? networkPrefix(facts, vswitch.id) : undefined;
    if (!prefix) return;
    const text = formatPrefix(prefix);
    const nat = natOf(facts, vswitch.id);
    const port = nat && outsidePort(facts, nat.id);
    const outside = port && prefixAround(facts, port);
    if (outside) return report.pass(say`The network outside is ${formatPrefix(outside)}.`);
    if (!COMMON.some((common) => samePrefix(common, prefix)))
      return report.pass(say`${text} is rare among LANs.`);
    report.fail({
      field: "prefix",
      message: say`${text} inside is also the LAN of many sites, and the network outside ${nat ?? vswitch} is not drawn.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const vswitch = subject && elementOf(facts, subject.element);
    if (!vswitch || governingFact(facts, vswitch, "prefix")?.requirement !== "optional") return [];
    const taken = spacesInSite(facts, siteIdOf(facts, vswitch.id), rangeOfPrefix(HOME_BLOCK)).map(
      ({ range }) => range,
    );
    const free = nextFreePrefix(HOME_BLOCK, rangeSet([...taken, ...COMMON.map(rangeOfPrefix)]), 24);
    return free
      ? [setFields(say`Use ${formatPrefix(free)}`, vswitch.id, { prefix: formatPrefix(free) })]
      : [];
  },
  examples: {
    bad: [
      {
        title: "192.168.0.0/24 inside, LAN unknown",
        base: "edge-single",
        edits: [
          { disconnect: "host.ethernet", from: "lan" },
          { set: "host.ethernet", fields: { ipMode: "dhcp", address: null, gateway: null } },
        ],
      },
    ],
    good: [
      { title: "192.168.0.0/24 inside, 10.0.0.0/24 outside", base: "edge-single" },
      {
        title: "192.168.77.0/24 inside, LAN unknown",
        base: "edge-single",
        edits: [
          { disconnect: "host.ethernet", from: "lan" },
          { set: "host.ethernet", fields: { ipMode: "dhcp", address: null, gateway: null } },
          { set: "host.switch", fields: { prefix: "192.168.77.0/24" } },
        ],
      },
    ],
  },
});
