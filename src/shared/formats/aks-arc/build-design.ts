import type { IdSource } from "#shared/kernel/ids";
import { startDesign, type Design } from "#shared/kinds/design";
import type { Project } from "#shared/model/project";
import { newestEdition } from "#shared/profiles/index";
import type { NoteSink } from "../notes.ts";
import { keptOfBalancers } from "./balancer-extra.ts";
import { addBalancer, addCluster } from "./build-cluster.ts";
import { addNetwork } from "./build-network.ts";
import { addSystem } from "./build-system.ts";
import type { ArcSettings, BalancerSettings, ClusterSettings } from "./settings.ts";

/** Where a part of the design goes, and what it may ask for. */
export interface Around {
  readonly design: Design;
  readonly ids: IdSource;
  readonly site: string;
  /** Joins a router to what is outside; made on the first call. */
  readonly router: () => string;
  readonly notes: NoteSink;
}

/** A design, and the fields that this kind of file leaves to another one. */
interface Built {
  readonly project: Project;
  readonly leaves: readonly string[];
}

/** Draws what a file says: networks with what lies around them, clusters, and the servers. */
export function buildDesign(
  settings: ArcSettings,
  name: string,
  ids: IdSource,
  notes: NoteSink,
): Built {
  const design = startDesign(name);
  const internet = design.add("externalEndpoint", ids("internet"), null, "Internet", {
    role: "internet",
  });
  const { networks, clusters, balancers, system, edition } = settings;
  const isLeased = networks.some((network) => network.isLeased === true);
  const site = design.add("site", ids("site"), null, "Azure Local site", {
    profile: "ARC",
    variant: isLeased ? "dhcp" : "static",
    edition: edition ?? newestEdition("ARC"),
    lifecycle: "draft",
  });
  let router: string | undefined;
  const around: Around = {
    design,
    ids,
    site,
    notes,
    router() {
      if (router !== undefined) return router;
      router = design.add("router", ids("router"), site, "router", {
        role: "router",
        forwards: true,
      });
      design.join(router, internet);
      return router;
    },
  };
  if (system) addSystem(around, system);
  const leaves: string[] = [];
  const drawn = new Map<string, string>();
  for (const network of networks) {
    const id = addNetwork(around, network, leaves);
    if (network.name !== undefined) drawn.set(network.name, id);
    else drawn.set("", id);
  }
  const only = drawn.size === 1 ? [...drawn.values()][0] : undefined;
  const made = new Map<string, string>();
  const owners = withOwners(settings);
  for (const cluster of owners) {
    const own = balancers.filter((balancer) => ownerOf(balancer, owners) === cluster);
    const network = cluster.network === undefined ? only : (drawn.get(cluster.network) ?? only);
    made.set(cluster.name ?? "", addCluster(around, keeping(cluster, own), network, leaves));
  }
  for (const balancer of balancers) {
    const owner = ownerOf(balancer, owners);
    const cluster = owner && made.get(owner.name ?? "");
    if (cluster !== undefined) addBalancer(around, balancer, cluster);
  }
  if (clusters.length + balancers.length + networks.length === 0 && !system)
    notes.warning("nothing-drawn", "", "The file names no network, cluster or load balancer.");
  return { project: design.project, leaves };
}

/** Every cluster, and one for each load balancer whose cluster is in another file. */
function withOwners({ clusters, balancers }: ArcSettings): ArcSettings["clusters"] {
  const names = new Set(clusters.map(({ name }) => name));
  const missing = new Set(
    balancers
      .filter(
        ({ cluster }) => !names.has(cluster) && !(clusters.length === 1 && cluster === undefined),
      )
      .map(({ cluster }) => cluster),
  );
  return [...clusters, ...[...missing].map((name) => ({ name, pools: [], extra: {} }))];
}

/** The cluster that a load balancer names, else the only one. */
function ownerOf(
  { cluster }: BalancerSettings,
  clusters: readonly ClusterSettings[],
): ClusterSettings | undefined {
  const named = clusters.findLast(({ name }) => (name ?? "") === (cluster ?? ""));
  return named ?? (clusters.length === 1 ? clusters[0] : undefined);
}

/** The cluster with what its load balancers hold beyond the drawing. */
function keeping(cluster: ClusterSettings, own: readonly BalancerSettings[]): ClusterSettings {
  return { ...cluster, extra: { ...cluster.extra, ...keptOfBalancers(own) } };
}
