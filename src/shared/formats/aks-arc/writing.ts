import type { Facts } from "#shared/facts/engine";
import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { sortedBy } from "#shared/kernel/order";
import { findRecord, recordsOf, type Project } from "#shared/model/project";
import { projectIndex } from "#shared/model/project-index";
import type { ElementRecord } from "#shared/model/records";
import type { NoteSink } from "../notes.ts";
import type { UseLog } from "../use-log.ts";
import { parseExtra } from "./extra-settings.ts";

/** What every part of the export works with. */
export interface Writing {
  readonly project: Project;
  readonly facts: Facts;
  readonly log: UseLog;
  readonly notes: NoteSink;
}

/** A cluster of AKS Arc with its parts, and the files' view of its network. */
export interface ArcCluster {
  readonly record: ElementRecord;
  readonly site: ElementRecord;
  readonly network: ElementRecord | undefined;
  /** True for the cluster whose files also make the logical network. */
  readonly makesNetwork: boolean;
  readonly pools: readonly ElementRecord[];
  readonly balancers: readonly ElementRecord[];
  readonly extra: JsonObject;
}

/** Sites of AKS Arc, in order of their ids. */
export function arcSites(project: Project): ElementRecord[] {
  const sites = [...recordsOf(project, "elements")].filter(
    ({ kind, fields }) => kind === "site" && fields["profile"] === "ARC",
  );
  return sortedBy(sites, ({ id }) => id);
}

export function childrenOf(project: Project, parent: ElementRecord, kind: string): ElementRecord[] {
  return projectIndex(project)
    .childrenOf(parent.id)
    .filter((child) => child.kind === kind);
}

/** Clusters of a site. The first one on each logical network makes it. */
export function arcClusters(
  project: Project,
  site: ElementRecord,
  notes: NoteSink,
): readonly ArcCluster[] {
  const made = new Set<string>();
  return childrenOf(project, site, "cluster").map((record) => {
    const named = record.fields["network"];
    const found = typeof named === "string" ? findRecord(project, "elements", named) : undefined;
    const network = found?.kind === "logicalNetwork" ? found : undefined;
    const makesNetwork = network !== undefined && !made.has(network.id) && hasAddresses(network);
    if (makesNetwork) made.add(network.id);
    return {
      record,
      site,
      network,
      makesNetwork,
      pools: childrenOf(project, record, "nodePool"),
      balancers: childrenOf(project, record, "loadBalancer").filter(
        ({ fields }) => fields["product"] === "metalLb",
      ),
      extra: extraOf(record, notes),
    };
  });
}

/** False for a network that a file only named. */
function hasAddresses({ fields }: ElementRecord): boolean {
  const { switchName, addressPrefix, planningPrefix, gateway, poolStart, poolEnd } = fields;
  return [switchName, addressPrefix, planningPrefix, gateway, poolStart, poolEnd].some(
    (value) => value !== undefined && value !== null && value !== "",
  );
}

function extraOf(record: ElementRecord, notes: NoteSink): JsonObject {
  const text = record.fields["extraSettings"];
  const extra = parseExtra(typeof text === "string" ? text : "");
  if (extra) return extra;
  notes.warning(
    "export-extra-unreadable",
    record.name,
    "The other settings of the cluster are not JSON; they are not written.",
  );
  return {};
}

/** True for a network whose addresses are leased. */
export function isLeased({ project }: Writing, network: ElementRecord): boolean {
  const site =
    network.parent === null ? undefined : findRecord(project, "elements", network.parent);
  return (network.fields["model"] ?? site?.fields["variant"]) === "dhcp";
}

/** Kept values of a further node pool. */
export function keptOfPool({ extra }: ArcCluster, pool: ElementRecord): JsonObject {
  const { nodePools } = extra;
  const kept: Json | undefined = isJsonObject(nodePools) ? nodePools[pool.name] : undefined;
  return isJsonObject(kept) ? kept : {};
}
