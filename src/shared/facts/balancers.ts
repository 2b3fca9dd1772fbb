import type { Range } from "#shared/address/range";
import type { ElementRecord } from "#shared/model/records";
import { elementOf, type Facts } from "./engine.ts";
import { balancersOf } from "./kubernetes.ts";
import { linkedId } from "./networks.ts";
import { readRangeList, valueOf } from "./readings.ts";

/** True for a balancer that stands before the services of a cluster, not only before its API server. */
export function frontsServices(balancer: ElementRecord): boolean {
  const fronts = balancer.fields["fronts"];
  const isOpen = !Array.isArray(fronts) || fronts.length === 0;
  return balancer.fields["product"] !== "kubeVip" && (isOpen || fronts.includes("services"));
}

/** The balancers that give the services of a cluster their addresses. */
export function serviceBalancersOf(facts: Facts, cluster: string): ElementRecord[] {
  return balancersOf(facts, cluster).filter(frontsServices);
}

/** Those for one service: the balancer it is joined to, else all of its cluster. */
export function balancersFor(facts: Facts, service: ElementRecord): ElementRecord[] {
  const joined = elementOf(facts, linkedId(facts, service.id, "balance") ?? "");
  if (joined) return [joined];
  return service.parent === null ? [] : serviceBalancersOf(facts, service.parent);
}

/** The readable ranges of balancers, each with whose it is. */
export function balancerRanges(
  balancers: readonly ElementRecord[],
): { owner: string; range: Range }[] {
  return balancers.flatMap((balancer) =>
    readRangeList(balancer, "ranges").flatMap((reading) => {
      const range = valueOf(reading);
      return range ? [{ owner: balancer.id, range }] : [];
    }),
  );
}

/**
 * True where addresses are made known by routing: through BGP peers, or by a device of somebody else.
 * Only such addresses may lie outside the network of the nodes.
 */
export function isRouted({ kind, fields }: ElementRecord): boolean {
  const peers = fields["bgpPeers"];
  const hasPeers = Array.isArray(peers) && peers.length > 0;
  return kind === "loadBalancer" && (hasPeers || fields["product"] === "thirdParty");
}
