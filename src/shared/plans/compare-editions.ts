import { plain, say, type Message } from "#shared/kernel/message";
import { HCI_2022, hostShare } from "#shared/facts/reservation";
import { calculate } from "./calculate.ts";
import { controlPlaneIpsInPool } from "./calculate-arc.ts";
import { editionNamed, profileOf, updateReserve } from "./editions.ts";
import { countControlPlanes, countWorkers } from "./planned-cluster.ts";
import type { Plan } from "./plan.ts";
import type { ArcSpec, HciSpec, PlanProfile, PlanSpec } from "./plan-spec.ts";

/** What another edition of the documents asks for the same clusters, and why it differs. */
export interface EditionPlan {
  readonly profile: PlanProfile;
  readonly edition: string;
  /** "November 2024: one address kept for the updates of a cluster". */
  readonly label: string;
  readonly plan: Plan;
  /** One reason for each part that differs; the differences add up to that of the totals. */
  readonly reasons: readonly { readonly difference: number; readonly words: Message }[];
}

/**
 * The same clusters by every edition of AKS on Azure Stack HCI and of AKS enabled by Azure Arc,
 * which run on the same servers. Empty for platforms whose editions count alike.
 */
export function compareEditions(spec: PlanSpec): EditionPlan[] {
  if (spec.profile !== "hci" && spec.profile !== "arc") return [];
  const own = partsOf(spec);
  return [
    ...profileOf("hci").editions.map(({ id }) => asHci(spec, id)),
    ...profileOf("arc").editions.map(({ id }) => asArc(spec, id)),
  ]
    .filter((other) => other.profile !== spec.profile || other.edition !== spec.edition)
    .map((other) => ({
      profile: other.profile,
      edition: other.edition,
      label: editionNamed(other.profile, other.edition).label,
      plan: calculate(other),
      reasons: reasonsFor(own, partsOf(other)),
    }));
}

function asHci(spec: HciSpec | ArcSpec, edition: string): HciSpec {
  const { variant, vipCountMode, clusters, gatewayInside, otherAddresses } = spec;
  const countHostApiVip = spec.profile === "hci" && spec.countHostApiVip;
  const common = { variant, vipCountMode, clusters, gatewayInside, otherAddresses };
  const withAksHost = spec.profile === "arc" || spec.withAksHost;
  return { profile: "hci", edition, withAksHost, countHostApiVip, ...common };
}

function asArc(spec: HciSpec | ArcSpec, edition: string): ArcSpec {
  const { vipCountMode, clusters, gatewayInside, otherAddresses } = spec;
  const count = spec.profile === "arc" ? spec.count : "everyNode";
  // The newest documents allow static networks only, and the sums are the same for both.
  const common = { vipCountMode, clusters, gatewayInside, otherAddresses };
  return { profile: "arc", variant: "static", edition, count, ...common };
}

/** What a total is made of, so that two of them can be compared part by part. */
interface Parts {
  readonly nodes: number;
  readonly host: number;
  readonly balancers: number;
  readonly updates: number;
  readonly apiServers: number;
  readonly services: number;
  readonly updatesEach: number;
}

function partsOf(spec: HciSpec | ArcSpec): Parts {
  const { clusters, edition } = spec;
  const { vipPool } = calculate(spec);
  const count = clusters.length;
  const workers = countWorkers(clusters);
  if (spec.profile === "hci") {
    const updatesEach = updateReserve("HCI-ST", edition).count;
    const hostApi = spec.countHostApiVip ? 1 : 0;
    return {
      nodes: workers + countControlPlanes(clusters),
      host: (spec.withAksHost ? hostShare() : 0) + hostApi,
      balancers: count * HCI_2022.clusterLoadBalancer,
      updates: count * updatesEach,
      updatesEach,
      apiServers: count,
      services: vipPool - count - hostApi,
    };
  }
  const isEvery = spec.count === "everyNode";
  const updatesEach = isEvery ? updateReserve("ARC-ST", edition).count : 0;
  return {
    nodes: isEvery ? workers + countControlPlanes(clusters) : workers,
    host: 0,
    balancers: 0,
    updates: count * updatesEach,
    updatesEach,
    apiServers: count,
    services: vipPool - (count - controlPlaneIpsInPool(spec)),
  };
}

function reasonsFor(own: Parts, other: Parts): EditionPlan["reasons"] {
  const parts: readonly (readonly [keyof Parts, Message])[] = [
    ["nodes", say`nodes that take an address: ${other.nodes} instead of ${own.nodes}`],
    ["host", say`the AKS host: ${other.host} instead of ${own.host}`],
    ["balancers", say`load balancer VMs: ${other.balancers} instead of ${own.balancers}`],
    [
      "updates",
      say`kept for the updates of each cluster: ${other.updatesEach} instead of ${own.updatesEach}`,
    ],
    ["apiServers", say`API servers: ${other.apiServers} instead of ${own.apiServers}`],
    ["services", say`services: ${other.services} instead of ${own.services}`],
  ];
  return parts.flatMap(([part, what]) => {
    const difference = other[part] - own[part];
    const sign = difference > 0 ? "+" : "−";
    const words = say`${plain(`${sign}${Math.abs(difference)}`)}, ${what}`;
    return difference === 0 ? [] : [{ difference, words }];
  });
}
