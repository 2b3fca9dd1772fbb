import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, prefixesOverlap } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { nameOf } from "#shared/facts/names";
import { goodEntries, routeLegs } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { atRow, rowIn, entryIn } from "./rows.ts";
import { narrow } from "./narrow.ts";
import { deviceRoutes } from "./examples.ts";

const SECTION = seed("ASE", "Change routing on compute network");

/** A default route overlaps everything and is UL-ROUTE-015. */
export const otherPort = defineRule({
  id: "UL-ROUTE-025",
  name: "route/other-port",
  severity: "warning",
  platforms: ["ASE"],
  on: ["host"],
  what: "The destination of a custom route covers the network of another port.",
  why: "What belongs to that port would be sent over this one, where it is not expected.",
  todo: "Narrow the destination to the private networks that really are behind the next hop.",
  sources: [ENGINEERING, SECTION],
  check(facts, device, report) {
    const legs = routeLegs(facts, device.id);
    for (const entry of goodEntries(facts, device.id)) {
      if (!entry.leg || entry.prefix.length <= 1) continue;
      const others = legs.filter(
        ({ id, prefix }) => id !== entry.leg?.id && prefix && prefixesOverlap(prefix, entry.prefix),
      );
      for (const { id, prefix } of others) {
        const { which, ...place } = atRow(device, entry);
        report.fail({
          ...place,
          which: `${which}.${id}`,
          with: [{ element: id }],
          message: say`${formatPrefix(entry.prefix)} overlaps ${prefix ? formatPrefix(prefix) : ""} of ${nameOf(facts, id)}.`,
        });
      }
      if (others.length === 0)
        report.pass(say`${formatPrefix(entry.prefix)} touches no network of another port.`);
    }
  },
  fixes(facts, finding) {
    const at = rowIn(facts, finding);
    const entry = entryIn(facts, finding);
    if (!at || !entry) return [];
    return narrow(
      facts,
      at.owner,
      entry,
      say`Route only the networks behind ${formatIpv4(entry.hop)}`,
    );
  },
  examples: {
    bad: [
      {
        title: "Port2 10.10.0.5/24; route 10.0.0.0/8 on Port3",
        base: "ase",
        edits: [
          { add: "segment", id: "far", parent: "site", fields: { prefix: "10.20.0.0/16" } },
          {
            add: "routerInterface",
            id: "inner.far",
            parent: "inner",
            fields: { address: "10.20.0.1/16" },
          },
          { connect: "inner.far", to: "far" },
          deviceRoutes({ destination: "10.0.0.0/8" }),
        ],
      },
    ],
    good: [
      {
        title: "Port2 10.10.0.5/24; route 10.20.0.0/16 on Port3",
        base: "ase",
        edits: [deviceRoutes({ destination: "10.20.0.0/16" })],
      },
      {
        title:
          "a default route and two halves of one, which UL-ROUTE-015 speaks of, beside a narrow route",
        base: "ase",
        edits: [deviceRoutes({ destination: "0.0.0.0/0" }, { destination: "0.0.0.0/1" }, {})],
      },
    ],
  },
});
