import { formatPrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { ROUTE_OWNERS, routeEntries } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { deviceRoutes } from "./examples.ts";
import { atRow, changeRow, rowIn } from "./rows.ts";

/** A destination that cannot be read at all is UL-ADDR-002. */
export const destination = defineRule({
  id: "UL-ROUTE-001",
  name: "route/destination",
  severity: "error",
  platforms: ["ALL"],
  on: ROUTE_OWNERS,
  what: "The destination of a route has host bits set.",
  why: "A route leads to a network; the address of one host with the length of its network is refused or taken for something else.",
  todo: "Write the network address, or the length 32 when one host is meant. A bare address means /32.",
  sources: [ENGINEERING, seed("ASE", "Network routes")],
  check(facts, owner, report) {
    for (const entry of routeEntries(facts, owner.id)) {
      if (entry.destination.state !== "ok") continue;
      const { text, value } = entry.destination;
      const network = formatPrefix(value.prefix);
      if (!value.hostBits) report.pass(say`${network} is the network itself.`);
      else {
        const { data, ...place } = atRow(owner, entry);
        report.fail({
          ...place,
          message: say`${text} is not a network; did you mean ${network}?`,
          data: { ...data, network },
        });
      }
    }
  },
  fixes(facts, finding) {
    const at = rowIn(facts, finding);
    const { network } = finding.data;
    return at && typeof network === "string"
      ? [changeRow(say`Write ${network}`, at.owner, at.row, { destination: network })]
      : [];
  },
  examples: {
    bad: [
      {
        title: '-DestinationPrefix "192.168.30.7/24"',
        base: "ase",
        edits: [deviceRoutes({ destination: "192.168.30.7/24" })],
      },
    ],
    good: [
      { title: '-DestinationPrefix "192.168.30.0/24"', base: "ase" },
      {
        title: "a bare address",
        base: "ase",
        edits: [deviceRoutes({ destination: "192.168.30.20" })],
      },
    ],
  },
});
