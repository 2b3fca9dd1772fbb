import * as z from "zod";
import type { PlanProfile } from "#shared/plans/plan-spec";

/** What each key holds, in the words of an error; also the list of keys that a spec may have. */
export const KEYS: Readonly<Record<string, string>> = {
  profile: '"hci", "edge", "ase" or "arc"',
  variant: '"static" or "dhcp", and on AKS Edge "single" or "scalable"',
  edition: "the edition of the documents, such as 2022-05",
  gatewayInside: "true or false",
  otherAddresses: "the number of further addresses in the subnet, such as 2",
  vipCountMode: '"shared", "perCluster" or "oneEach"',
  countHostApiVip: "true or false",
  hosts: "the number of machines with an address on the network, such as 3",
  serviceRangeSize: "the number of addresses of the service range, such as 10",
  devices: "1 or 2",
  count: '"workers" or "everyNode"',
  clusters: 'a list of clusters, such as [{"name": "A", "controlPlane": 3, "workers": 5}]',
  name: "a text of 1 to 63 characters",
  controlPlane: "the number of control plane nodes, such as 3",
  workers: "the number of worker nodes, such as 5",
  services: 'a list of services, such as [{"name": "front", "ports": [443], "instances": 2}]',
  ports: 'a list of ports from 1 to 65535, such as [443] or ["udp/53"]',
  instances: "how many services of this kind there are, such as 2",
};

const count = (most: number) => z.int().min(0).max(most);
const name = z.string().min(1).max(63);

const port = z.union([
  z
    .int()
    .min(1)
    .max(65535)
    .transform((number) => `tcp/${number}`),
  z
    .string()
    .regex(/^(tcp|udp)\/([1-9]\d{0,4})$/)
    .refine((text) => Number(text.slice(4)) <= 65535),
]);

const service = z.strictObject({
  name: name.optional(),
  ports: z.array(port).min(1).max(64),
  instances: count(1000).optional(),
});

const services = z.array(service).max(200).optional();

const cluster = z.strictObject({
  name,
  controlPlane: count(1000),
  workers: count(10_000),
  services,
});

/** The nodes of a device are given; whoever names them anyway has to name the same. */
const deviceCluster = cluster.extend({
  controlPlane: count(1000).optional(),
  workers: count(1000).optional(),
});

const common = {
  edition: z.string().optional(),
  gatewayInside: z.boolean().optional(),
  otherAddresses: count(100_000).optional(),
};
const clusters = z.array(cluster).min(1).max(500);
const vipCountMode = z.enum(["shared", "perCluster", "oneEach"]).optional();
const leasedOrNot = z.enum(["static", "dhcp"]).optional();

export const SPEC_SHAPES = {
  hci: z.strictObject({
    profile: z.literal("hci"),
    ...common,
    variant: leasedOrNot,
    vipCountMode,
    countHostApiVip: z.boolean().optional(),
    clusters,
  }),
  edge: z.strictObject({
    profile: z.literal("edge"),
    ...common,
    variant: z.enum(["single", "scalable"]).optional(),
    hosts: count(1000).optional(),
    serviceRangeSize: count(10_000).optional(),
    clusters: clusters.max(1),
  }),
  ase: z.strictObject({
    profile: z.literal("ase"),
    ...common,
    devices: z.int().min(1).max(2).optional(),
    clusters: z.array(deviceCluster).min(1).max(1),
  }),
  arc: z.strictObject({
    profile: z.literal("arc"),
    ...common,
    variant: leasedOrNot,
    count: z.enum(["workers", "everyNode"]).optional(),
    vipCountMode,
    clusters,
  }),
} as const satisfies Readonly<Record<PlanProfile, z.ZodType>>;

export type RawSpec = { [P in PlanProfile]: z.infer<(typeof SPEC_SHAPES)[P]> }[PlanProfile];
export type RawCluster = z.infer<typeof deviceCluster>;

/** The keys that may stand at a place of the spec, found by how deep it lies. */
export function keysAt(profile: PlanProfile, path: readonly PropertyKey[]): readonly string[] {
  if (path.includes("services")) return Object.keys(service.shape);
  if (path.includes("clusters")) return Object.keys(cluster.shape);
  return Object.keys(SPEC_SHAPES[profile].shape);
}
