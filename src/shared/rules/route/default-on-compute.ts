import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { goodEntries, type GoodEntry } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { atRow, replaceRow, rowIn, entryIn } from "./rows.ts";
import { narrow } from "./narrow.ts";
import { deviceRoutes } from "./examples.ts";

const SECTION = seed("ASE", "Change routing on compute network");

/** The two halves of the address space count as a default route, told at the second one. */
export const defaultOnCompute = defineRule({
  id: "UL-ROUTE-015",
  name: "route/default-on-compute",
  severity: "warning",
  platforms: ["ASE"],
  on: ["host"],
  what: "A custom route sends everything over the compute network.",
  why: "Custom routes are there for the private networks behind the compute port; traffic for the Internet is meant to leave by the other port.",
  todo: "Replace the route by routes to the private networks behind its gateway.",
  sources: [SECTION],
  check(facts, device, report) {
    const entries = goodEntries(facts, device.id);
    for (const entry of entries) {
      const { leg, prefix } = entry;
      if (!leg || elementOf(facts, leg.id)?.fields["computeEnabled"] !== true) continue;
      if (!isDefault(entry, entries)) {
        report.pass(say`${formatPrefix(prefix)} is a part of the address space.`);
        continue;
      }
      report.fail({
        ...atRow(device, entry),
        with: [{ element: leg.id }],
        message: say`A default route on ${nameOf(facts, leg.id)} would pull all internet-facing traffic onto the compute network.`,
      });
    }
  },
  fixes(facts, finding) {
    const at = rowIn(facts, finding);
    const entry = entryIn(facts, finding);
    if (!at || !entry) return [];
    const title = say`Route only the networks behind ${formatIpv4(entry.hop)}`;
    const narrowed = narrow(facts, at.owner, entry, title);
    return [...narrowed, replaceRow(say`Delete the default route`, at.owner, at.row, [])];
  },
  examples: {
    bad: [
      {
        title: "0.0.0.0/0 via 192.168.20.1 on Port3",
        base: "ase",
        edits: [deviceRoutes({ destination: "0.0.0.0/0" })],
      },
      {
        title: "two halves in place of a default route",
        base: "ase",
        edits: [deviceRoutes({ destination: "0.0.0.0/1" }, { destination: "128.0.0.0/1" })],
      },
    ],
    good: [
      { title: "192.168.30.0/24 via 192.168.20.1 on Port3; Internet via Port2", base: "ase" },
      {
        title: "0.0.0.0/0 via 10.10.0.1 on Port2, which is not for compute",
        base: "ase",
        edits: [
          deviceRoutes({ destination: "0.0.0.0/0", nextHop: "10.10.0.1", interface: "Port2" }),
        ],
      },
    ],
  },
});

function isDefault({ prefix, leg, row }: GoodEntry, entries: readonly GoodEntry[]): boolean {
  if (prefix.length === 0) return true;
  if (prefix.length !== 1) return false;
  return entries.some(
    (other) =>
      other.row < row &&
      other.prefix.length === 1 &&
      other.prefix.network !== prefix.network &&
      other.leg?.id === leg?.id,
  );
}
