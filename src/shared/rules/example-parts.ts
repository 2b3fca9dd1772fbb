/** A second cluster with one node beside that of the base design `arc-static`, for examples of rules. */
export const SECOND_ARC_CLUSTER = [
  {
    add: "cluster",
    id: "edge-2",
    parent: "site",
    fields: { network: "lnet", controlPlaneCount: 1 },
  },
  {
    add: "nodePool",
    id: "edge-2.pool",
    parent: "edge-2",
    name: "pool1",
    fields: { os: "linux", count: 1 },
  },
] as const;
