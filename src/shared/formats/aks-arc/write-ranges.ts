import { parseRange, rangeSize } from "#shared/address/range";
import type { Json } from "#shared/kernel/json";
import type { ExportedFile } from "../format.ts";
import { csvFile } from "./csv.ts";
import { advertising } from "./balancer-extra.ts";
import type { ArcCluster } from "./writing.ts";

/** Ranges that MetalLB hands out, one in each line; undefined when there are none. */
export function writeRanges(
  clusters: readonly ArcCluster[],
  stem: string,
): ExportedFile | undefined {
  const lines = clusters.flatMap((cluster) =>
    cluster.balancers.flatMap((balancer) => {
      const ranges: Json = balancer.fields["ranges"] ?? [];
      const { mode } = advertising(cluster, balancer);
      return (Array.isArray(ranges) ? (ranges as readonly Json[]) : []).flatMap((text) => {
        if (typeof text !== "string") return [];
        const range = parseRange(text);
        const size = range.ok ? String(rangeSize(range.value)) : "";
        return [[cluster.record.name, balancer.name, text, size, mode]];
      });
    }),
  );
  if (lines.length === 0) return undefined;
  const head = ["cluster", "load balancer", "addresses", "count", "advertised by"];
  return csvFile(`${stem}-metallb-ranges.csv`, [head, ...lines]);
}
