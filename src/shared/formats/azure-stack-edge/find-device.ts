import { compareNatural } from "#shared/kernel/order";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import { projectIndex } from "#shared/model/project-index";
import type { ElementRecord } from "#shared/model/records";

/** One device, or a pair, with its cluster: what one configuration is about. */
export interface Device {
  readonly project: Project;
  /** Absent for a device that is drawn outside of any site. */
  readonly site: ElementRecord | undefined;
  /** In natural order of name. */
  readonly hosts: readonly ElementRecord[];
  readonly cluster: ElementRecord | undefined;
}

/** Every device on a site of Azure Stack Edge, by site and name, and routes and subnets without a site. */
export function findDevices(project: Project): Device[] {
  const elements = [...recordsOf(project, "elements")].sort(byName);
  const sites = elements.filter(
    ({ kind, fields }) => kind === "site" && fields["profile"] === "ASE",
  );
  const onSites = sites.flatMap((site): Device[] => {
    const inside = childrenOf(project, site.id).sort(byName);
    const cluster = inside.find(({ kind }) => kind === "cluster");
    const hosts = inside.filter(({ kind }) => kind === "host");
    return hosts.length === 0
      ? []
      : groupHosts(hosts).map((pair, i) => ({
          project,
          site,
          hosts: pair,
          cluster: i === 0 ? cluster : undefined,
        }));
  });
  if (onSites.length > 0) return onSites;
  const hosts = elements.filter(
    ({ kind, parent, fields }) =>
      kind === "host" && parent === null && fields["customRoutes"] !== undefined,
  );
  const cluster = elements.find(
    ({ kind, parent, fields }) =>
      kind === "cluster" &&
      parent === null &&
      (fields["podCidr"] ?? fields["serviceCidr"]) !== undefined,
  );
  if (sites.length > 0 || (hosts.length === 0 && !cluster)) return [];
  return [{ project, site: undefined, hosts, cluster }];
}

/** Devices of one host cluster share a configuration; those without one stand alone. */
function groupHosts(hosts: readonly ElementRecord[]): ElementRecord[][] {
  const groups = Map.groupBy(hosts, ({ id, fields }) => {
    const pair = fields["hostCluster"];
    return typeof pair === "string" && pair !== "" ? `cluster ${pair}` : `host ${id}`;
  });
  return [...groups.values()];
}

export function childrenOf(project: Project, parent: string, kind?: string): ElementRecord[] {
  return projectIndex(project)
    .childrenOf(parent)
    .filter((child) => kind === undefined || child.kind === kind);
}

/** The far end of the first link of a kind that begins at the element. */
export function linkedTo(project: Project, id: string, kind: string): ElementRecord | undefined {
  const link = projectIndex(project)
    .linksOf(id)
    .find((each) => each.kind === kind && each.from === id);
  return link && findRecord(project, "elements", link.to);
}

function byName(a: ElementRecord, b: ElementRecord): number {
  return compareNatural(a.name, b.name) || compareNatural(a.id, b.id);
}
