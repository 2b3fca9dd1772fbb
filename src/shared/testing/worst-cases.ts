import { formatIpv4 } from "#shared/address/ipv4";
import type { JsonObject } from "#shared/kernel/json";
import { startDesign } from "#shared/kinds/design";
import { applyChanges, type RecordChange } from "#shared/model/change";
import type { Project } from "#shared/model/project";
import { manySegments, wideSegment } from "./bench-designs.ts";

/** A design that is as bad as it gets in one respect, of any size. */
export interface WorstCase {
  readonly name: string;
  /** The size at which the core must still finish. */
  readonly size: number;
  readonly build: (size: number) => Project;
}

/** What a rule that compares each with each would choke on. */
export const WORST_CASES: readonly WorstCase[] = [
  { name: "node VMs on one segment", size: 10_000, build: (size) => wideSegment(size) },
  {
    name: "node VMs with one address",
    size: 10_000,
    build: (size) => wideSegment(size, () => "10.0.1.0"),
  },
  { name: "segments in one routed domain", size: 2_000, build: manySegments },
  { name: "routers in a ring, each with the next as its way out", size: 500, build: ring },
  { name: "ranges of which each overlaps all others", size: 5_000, build: overlappingRanges },
  { name: "containers, each in the one before", size: 200, build: nestedContainers },
];

function ring(count: number): Project {
  const design = startDesign("Ring");
  design.add("site", "site", null, "Site", { profile: "EE", variant: "scalable" });
  const changes: RecordChange[] = [];
  for (let i = 0; i < count; i++) {
    const base = 0x0a000000 + i * 256;
    const next = `router${(i + 1) % count}`;
    changes.push(
      element("router", `router${i}`, "site", {
        forwards: true,
        routes: [{ destination: "0.0.0.0/0", nextHop: formatIpv4(base + 2) }],
      }),
      element("segment", `segment${i}`, "site", { prefix: `${formatIpv4(base)}/24` }),
      element("routerInterface", `out${i}`, `router${i}`, {
        address: `${formatIpv4(base + 1)}/24`,
      }),
      element("routerInterface", `in${i}`, next, { address: `${formatIpv4(base + 2)}/24` }),
      cable(`out${i}`, `segment${i}`),
      cable(`in${i}`, `segment${i}`),
    );
  }
  return applyChanges(design.project, changes);
}

function overlappingRanges(count: number): Project {
  const design = startDesign("Ranges");
  const { add, join } = design;
  add("site", "site", null, "Site", { profile: "HCI", variant: "static" });
  add("segment", "lan", "site", "lan", { prefix: "10.0.0.0/8", gateway: "10.0.0.1" });
  add("vnet", "vnet", "site", "net", { prefix: "10.0.0.0/8" });
  add("cluster", "cluster", "site", "cluster", { network: "vnet" });
  join("vnet", "lan");
  const first = 0x0a000100;
  return applyChanges(
    design.project,
    Array.from({ length: count }, (_, i) =>
      element("addressPool", `pool${i}`, "cluster", {
        role: "lbRange",
        start: formatIpv4(first + i),
        end: formatIpv4(first + count + i),
      }),
    ),
  );
}

function nestedContainers(count: number): Project {
  const design = startDesign("Nested");
  design.add("site", "site", null, "Site", { profile: "EE", variant: "single" });
  return applyChanges(
    design.project,
    Array.from({ length: count }, (_, i) =>
      element(i % 2 === 0 ? "host" : "nodeVm", `box${i}`, i === 0 ? "site" : `box${i - 1}`, {}),
    ),
  );
}

function element(kind: string, id: string, parent: string, fields: JsonObject): RecordChange {
  return {
    collection: "elements",
    id,
    before: null,
    after: { id, kind, name: id, parent, fields },
  };
}

function cable(from: string, to: string): RecordChange {
  const id = `${from}-${to}`;
  return {
    collection: "links",
    id,
    before: null,
    after: { id, kind: "cable", from, to, fields: {} },
  };
}
