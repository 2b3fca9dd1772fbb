import { compareNatural } from "#shared/kernel/order";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import { projectIndex } from "#shared/model/project-index";
import type { ElementRecord } from "#shared/model/records";

/** One site of AKS on Azure Stack HCI: what one script sets up. */
export interface HciSite {
  readonly project: Project;
  readonly site: ElementRecord;
  readonly isStatic: boolean;
  readonly hostCluster: ElementRecord | undefined;
  readonly aksHost: ElementRecord | undefined;
  /** The network of the AKS host. */
  readonly hostNetwork: ElementRecord | undefined;
  /** The networks of workload clusters. */
  readonly networks: readonly ElementRecord[];
  readonly clusters: readonly ElementRecord[];
  readonly proxy: ElementRecord | undefined;
  /** Further host clusters and AKS hosts, which one script has no room for. */
  readonly surplus: readonly ElementRecord[];
}

/** Profiles whose network these commands set up: container networking is a layer on the same. */
const PROFILES: ReadonlySet<unknown> = new Set(["HCI", "HYB"]);

/** Every site of the platform, by name. */
export function findSites(project: Project): HciSite[] {
  return [...recordsOf(project, "elements")]
    .filter(({ kind, fields }) => kind === "site" && PROFILES.has(fields["profile"]))
    .sort((a, b) => compareNatural(a.name, b.name) || compareNatural(a.id, b.id))
    .map((site) => findSite(project, site));
}

function findSite(project: Project, site: ElementRecord): HciSite {
  const [hostCluster, ...moreClusters] = childrenOf(project, site, "hostCluster");
  const [aksHost, ...moreHosts] = childrenOf(project, site, "aksHost");
  const all = childrenOf(project, site, "vnet");
  const isHostSet = (aksHost ?? hostCluster) !== undefined;
  const hostNetwork = isHostSet
    ? (all.find(({ id }) => id === aksHost?.fields["network"]) ?? all[0])
    : undefined;
  const clusters = childrenOf(project, site, "cluster");
  return {
    project,
    site,
    isStatic: site.fields["variant"] !== "dhcp",
    hostCluster,
    aksHost,
    hostNetwork,
    networks: all.filter((vnet) => vnet !== hostNetwork),
    clusters,
    proxy: [site, ...clusters]
      .map(({ fields }) => fields["infrastructureProxy"] ?? fields["proxy"])
      .flatMap((id) =>
        typeof id === "string" ? (findRecord(project, "elements", id) ?? []) : [],
      )[0],
    surplus: [...moreClusters, ...moreHosts],
  };
}

export function childrenOf(project: Project, parent: ElementRecord, kind: string): ElementRecord[] {
  return projectIndex(project)
    .childrenOf(parent.id)
    .filter((child) => child.kind === kind);
}
