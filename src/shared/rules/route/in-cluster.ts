import { formatPrefix, prefixesOverlap, type Prefix } from "#shared/address/prefix";
import { plain, say } from "#shared/kernel/message";
import { clusterRange } from "#shared/facts/cluster-ranges";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { clusterOf, networkPrefix } from "#shared/facts/networks";
import { goodEntries } from "#shared/facts/route-entries";
import { switchMode } from "#shared/facts/switches";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";
import { deviceRoutes } from "./examples.ts";
import { atRow, replaceRow, rowIn } from "./rows.ts";

/**
 * Of the elements with custom routes only a device has clusters of its own. A default route overlaps
 * everything and takes nothing away from the longer ranges; it is UL-ROUTE-015.
 */
export const inCluster = defineRule({
  id: "UL-ROUTE-026",
  name: "route/in-cluster",
  severity: "error",
  platforms: ["ALL"],
  on: ["host"],
  what: "A custom route leads away addresses that the cluster uses inside itself.",
  why: "Packets for pods, services or the internal switch would leave for a router that knows nothing of them.",
  todo: "Narrow the destination so that it leaves these ranges out, or delete the route.",
  sources: [ENGINEERING],
  check(facts, host, report) {
    const ranges = insideOf(facts, host);
    for (const entry of goodEntries(facts, host.id)) {
      if (entry.prefix.length <= 1) continue;
      const hits = ranges.filter(({ prefix }) => prefixesOverlap(prefix, entry.prefix));
      for (const { prefix, of, field, what } of hits) {
        const { which, ...place } = atRow(host, entry);
        report.fail({
          ...place,
          which: `${which}.${field}`,
          with: [{ element: of.id, field }],
          message: say`${formatPrefix(entry.prefix)} overlaps the cluster-internal range ${formatPrefix(prefix)}, the ${plain(what)} of ${of}.`,
        });
      }
      if (hits.length === 0 && ranges.length > 0) {
        report.pass(
          say`${formatPrefix(entry.prefix)} is apart from ${plain(ranges.map(({ prefix }) => formatPrefix(prefix)).join(", "))}.`,
        );
      }
    }
  },
  fixes(facts, finding) {
    const at = rowIn(facts, finding);
    return at ? [replaceRow(say`Delete the route`, at.owner, at.row, [])] : [];
  },
  examples: {
    bad: [
      {
        title: "route 10.244.0.0/16, pod network 10.244.0.0/16",
        base: "ase",
        edition: "2021-09",
        edits: [deviceRoutes({ destination: "10.244.0.0/16" })],
      },
      {
        title: "route 172.16.0.0/12, which encloses the pod and service networks of the device",
        base: "ase",
        edits: [deviceRoutes({ destination: "172.16.0.0/12" })],
      },
    ],
    good: [
      {
        title: "route 192.168.30.0/24, pod network 10.244.0.0/16",
        base: "ase",
        edition: "2021-09",
      },
      { title: "route 192.168.30.0/24, pod network 172.27.0.0/16", base: "ase" },
      {
        title: "halves of a default route, which UL-ROUTE-015 speaks of, beside a narrow route",
        base: "ase",
        edits: [deviceRoutes({ destination: "0.0.0.0/1" }, { destination: "128.0.0.0/1" }, {})],
      },
    ],
  },
});

interface Inside {
  readonly prefix: Prefix;
  readonly of: ElementRecord;
  readonly field: string;
  readonly what: string;
}

function insideOf(facts: Facts, host: ElementRecord): Inside[] {
  const ids = new Set(
    childrenOf(facts, host.id, "nodeVm").map(({ id }) => clusterOf(facts, id) ?? ""),
  );
  const clusters = [...ids]
    .flatMap((id) => elementOf(facts, id) ?? [])
    .filter(({ kind }) => kind === "cluster");
  const ranges = clusters.flatMap((of) =>
    (["podCidr", "serviceCidr"] as const).flatMap((field): Inside[] => {
      const prefix = clusterRange(facts, of, field)?.prefix;
      return prefix
        ? [{ prefix, of, field, what: field === "podCidr" ? "pod network" : "service network" }]
        : [];
    }),
  );
  const switches = childrenOf(facts, host.id, "vswitch").flatMap((of): Inside[] => {
    const prefix = switchMode(facts, of) === "internal" ? networkPrefix(facts, of.id) : undefined;
    return prefix ? [{ prefix, of, field: "prefix", what: "network" }] : [];
  });
  return [...ranges, ...switches];
}
