import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { anything, choice, integer, text } from "../keys/key-def.ts";
import { readSection } from "../keys/read-section.ts";
import { shown } from "../keys/read-value.ts";
import { joinPath } from "../json-text/json-error.ts";
import type { NoteSink } from "../notes.ts";
import type { NodePoolSettings } from "./settings.ts";

const POOL_KEYS = [
  text("name"),
  integer("count"),
  choice("osType", ["Linux", "Windows"]),
  ...["vmSize", "osSKU", "mode", "kubernetesVersion", "orchestratorVersion"].map((key) =>
    anything(key),
  ),
  ...["nodeTaints", "nodeLabels", "enableAutoScaling", "minCount", "maxCount", "maxPods"].map(
    (key) => anything(key),
  ),
  ...["availabilityZones", "nodeImageVersion", "status", "provisioningState"].map((key) =>
    anything(key),
  ),
];

/** The most node pools of a cluster is 16; a file may hold a few more before it is cut. */
const MOST = 64;

/** A node pool, and what of it has no place in the drawing. */
interface ReadPool {
  readonly pool: NodePoolSettings;
  readonly kept: JsonObject;
}

/**
 * What node pools hold beyond the drawing. That of an only pool is kept under the names that the
 * template has for its first one, that of several by the name of the pool.
 */
export function keptOfPools(pools: readonly ReadPool[]): JsonObject {
  const [only, ...others] = pools;
  if (only && others.length === 0) {
    const { vmSize, nodeTaints, ...rest } = only.kept;
    const first = Object.entries({ nodePoolVMSize: vmSize, nodePoolTaints: nodeTaints, ...rest });
    return Object.fromEntries(
      first.filter((entry): entry is [string, Json] => entry[1] !== undefined && entry[1] !== ""),
    );
  }
  const kept = pools.flatMap(({ pool, kept: own }): [string, Json][] =>
    pool.name === undefined || Object.keys(own).length === 0 ? [] : [[pool.name, own]],
  );
  return kept.length === 0 ? {} : { nodePools: Object.fromEntries(kept) };
}

/** Node pools as the resource and the Terraform module list them. */
export function readPools(value: Json | undefined, path: string, notes: NoteSink): ReadPool[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    notes.error("schema-wrong-type", path, `A list is expected here; ${shown(value)} is left out.`);
    return [];
  }
  const items = value as readonly Json[];
  if (items.length > MOST)
    notes.error("schema-list-too-long", path, `The first ${MOST} node pools are read.`);
  return items.slice(0, MOST).flatMap((item, i) => {
    const here = joinPath(path, i);
    if (!isJsonObject(item)) {
      notes.error(
        "schema-wrong-type",
        here,
        `An object is expected here; ${shown(item)} is left out.`,
      );
      return [];
    }
    const section = readSection(POOL_KEYS, item, here, notes);
    const pool = {
      name: section.text("name"),
      count: section.integer("count"),
      os: section.text("osType")?.toLowerCase(),
    };
    return [{ pool, kept: section.kept }];
  });
}
