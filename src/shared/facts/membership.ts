import { fieldOf, kindOf, parentOf, type Facts } from "./engine.ts";
import { claimsAt, type Claim } from "./claims.ts";
import { domainOf } from "./domains.ts";
import { clusterOf } from "./networks.ts";
import { platformOf } from "./places.ts";

/** Who may hold an address inside which pool (catalogue 3.0.4), by role. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  nodeVm: ["node", "loadBalancer"],
  arcVm: ["node"],
  aseNode: ["node"],
  vip: ["apiServer", "service"],
  lbRange: ["service"],
  eeService: ["service"],
  aseService: ["service"],
};

/** What a claim is for, finer than its role: the adapter of a node VM is a node. */
export function holderRole(facts: Facts, claim: Claim): string {
  if (claim.role !== "vnic") return claim.role;
  const owner = parentOf(facts, claim.owner);
  return typeof owner === "string" && kindOf(facts, owner) === "nodeVm" ? "node" : "vnic";
}

/** True for a range from which somebody hands out addresses; a plain reservation only keeps them. */
export function handsOut(pool: Claim): boolean {
  return !pool.single && pool.role !== "reserved" && pool.role !== "inUse";
}

/** True when a single address may lie in the pool: a member, or anything in a plain reservation. */
export function isMember(facts: Facts, claim: Claim, pool: Claim): boolean {
  return !handsOut(pool) || (MEMBERS[pool.role] ?? []).includes(holderRole(facts, claim));
}

/** The pool that an address is taken from, if it lies in one of which it may be a member. */
export function poolAround(facts: Facts, claim: Claim): Claim | undefined {
  if (claim.network === undefined) return undefined;
  return claimsAt(facts, domainOf(facts, claim.network), claim.range.start).find(
    (pool) => handsOut(pool) && isMember(facts, claim, pool),
  );
}

/** True when a load balancer's range is cut from the pool of its own cluster. */
export function isDrawnFrom(facts: Facts, range: Claim, pool: Claim): boolean {
  const [one, other] = [range, pool].map(({ owner }) => clusterOf(facts, owner));
  const isRangeOfPool =
    kindOf(facts, range.owner) === "loadBalancer" && kindOf(facts, pool.owner) !== "loadBalancer";
  return isRangeOfPool && one !== undefined && one === other;
}

/** The roles that one device often plays at once, so that they may share its address. */
const DEVICE_ROLES = new Set(["router", "dnsServer", "dhcpServer", "proxy"]);

/** How two elements with one address stand to each other. */
export type Sharing = "conflict" | "legal" | "perhaps one device";

export function sharingOf(facts: Facts, a: Claim, b: Claim): Sharing {
  if (a.role === "service" && b.role === "service") return "legal";
  if (servesEndpoint(facts, a, b) || servesEndpoint(facts, b, a)) return "legal";
  return DEVICE_ROLES.has(a.role) && DEVICE_ROLES.has(b.role) ? "perhaps one device" : "conflict";
}

/**
 * On a single machine the Linux node itself answers for the control plane; elsewhere the balancer in
 * front of the API server carries its address.
 */
function servesEndpoint(facts: Facts, endpoint: Claim, server: Claim): boolean {
  if (endpoint.role !== "controlPlaneEndpoint") return false;
  const cluster = parentOf(facts, endpoint.owner);
  if (server.role === "loadBalancer") return clusterOf(facts, server.owner) === cluster;
  const node = holderRole(facts, server) === "node" ? parentOf(facts, server.owner) : undefined;
  return (
    typeof node === "string" &&
    platformOf(facts, endpoint.owner)?.code === "EE-S" &&
    fieldOf(facts, node, "os") === "linux" &&
    fieldOf(facts, node, "cluster") === cluster
  );
}
