import { compareNatural } from "#shared/kernel/order";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import { projectIndex } from "#shared/model/project-index";
import type { ElementRecord } from "#shared/model/records";
import type { Variant } from "./settings.ts";

/** One cluster with the machines it runs on: what one deployment configuration is about. */
export interface Deployment {
  readonly project: Project;
  readonly site: ElementRecord;
  readonly variant: Variant;
  readonly cluster: ElementRecord;
  /** In natural order of name; `nodes` are those of this cluster. */
  readonly machines: readonly Machine[];
}

export interface Machine {
  readonly host: ElementRecord;
  readonly nodes: readonly ElementRecord[];
  /** Place among all machines of the cluster, from 0. */
  readonly position: number;
}

/** Every cluster on a site of AKS Edge Essentials, by site and name. */
export function findDeployments(project: Project): Deployment[] {
  const sites = [...recordsOf(project, "elements")]
    .filter((each) => each.kind === "site" && each.fields["profile"] === "EE")
    .sort((a, b) => compareNatural(a.name, b.name) || compareNatural(a.id, b.id));
  return sites.flatMap((site) => {
    const inside = projectIndex(project).childrenOf(site.id);
    const clusters = inside.filter(({ kind }) => kind === "cluster");
    const variant: Variant = site.fields["variant"] === "scalable" ? "scalable" : "single";
    return clusters.map((cluster) => ({
      project,
      site,
      variant,
      cluster,
      machines: machinesOf(project, cluster, inside, clusters.length === 1),
    }));
  });
}

/** Hosts that run nodes of the cluster; those without any node too, when there is no other cluster. */
function machinesOf(
  project: Project,
  cluster: ElementRecord,
  inside: readonly ElementRecord[],
  isOnly: boolean,
): Machine[] {
  const hosts = inside.filter(({ kind }) => kind === "host");
  const machines = hosts.map((host) => ({ host, nodes: nodesOf(project, cluster, host, isOnly) }));
  return machines
    .filter(({ nodes }) => isOnly || nodes.length > 0)
    .map((machine, position) => ({ ...machine, position }));
}

function nodesOf(
  project: Project,
  cluster: ElementRecord,
  host: ElementRecord,
  isOnly: boolean,
): ElementRecord[] {
  return childrenOf(project, host, "nodeVm").filter(({ fields }) => {
    const owner = fields["cluster"];
    const isHomeless = typeof owner !== "string" || !findRecord(project, "elements", owner);
    return owner === cluster.id || (isOnly && isHomeless);
  });
}

export function childrenOf(project: Project, parent: ElementRecord, kind: string): ElementRecord[] {
  return projectIndex(project)
    .childrenOf(parent.id)
    .filter((child) => child.kind === kind);
}

/** True for a node that runs the control plane. */
export function isControlPlane(node: ElementRecord): boolean {
  return node.fields["os"] === "linux" && node.fields["role"] !== "worker";
}

/** A field that holds a text, or undefined. */
export function textOf(element: ElementRecord, field: string): string | undefined {
  const value = element.fields[field];
  return typeof value === "string" && value !== "" ? value : undefined;
}
