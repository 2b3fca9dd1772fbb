import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { joinPath } from "../json-text/json-error.ts";
import type { NoteSink } from "../notes.ts";
import { resourcesIn } from "./find-resources.ts";
import { isCommand } from "./read-commands.ts";
import { SPELLINGS } from "./parameters.ts";

/** What a parsed file turned out to be. */
export type Shape = "resources" | "commands" | "balancer" | "system" | "toolkit" | "parameters";

const PARAMETER_NAMES: ReadonlySet<string> = new Set(
  [...SPELLINGS.values()].flat().map((name) => name.toLowerCase()),
);

/** Names that stand in many files and tell nothing. */
const COMMON: ReadonlySet<string> = new Set([
  "name",
  "location",
  "tags",
  "lock",
  "vlan",
  "dnsservers",
  "dns_servers",
  "tenant_id",
  "azurelocation",
  "enable_telemetry",
]);

/** What a file is by its keys; undefined for one that is meant for another reader. */
export function findShape(value: Json): Shape | undefined {
  if (resourcesIn(value).length > 0) return "resources";
  if (!isJsonObject(value)) return undefined;
  const keys = new Set(Object.keys(value).map((key) => key.toLowerCase()));
  const has = (...names: readonly string[]): boolean => names.some((name) => keys.has(name));
  if (Object.keys(value).some(isCommand)) return "commands";
  if (has("loadbalancername", "advertisemode", "parentresourceid")) return "balancer";
  if (has("physicalnodessettings", "intentlist", "storagenetworklist")) return "system";
  if (has("vpn_config", "management_vms", "nsgs")) return "toolkit";
  const { networking, compute } = value;
  if (isJsonObject(networking) && (isJsonObject(networking["onprem"]) || isJsonObject(compute)))
    return "toolkit";
  const telling = [...keys].filter((key) => PARAMETER_NAMES.has(key) && !COMMON.has(key));
  return telling.length >= 2 ? "parameters" : undefined;
}

/** The values of an ARM parameter file; undefined where the text is none. */
export function parameterValues(value: Json, notes: NoteSink): JsonObject | undefined {
  if (!isJsonObject(value) || !isJsonObject(value["parameters"])) return undefined;
  const entries = Object.entries(value["parameters"]).flatMap(([name, given]): [string, Json][] => {
    const path = joinPath("parameters", name);
    if (!isJsonObject(given)) {
      notes.error("schema-wrong-type", path, "A parameter is an object with a value.");
      return [];
    }
    if (given["reference"] !== undefined && given["value"] === undefined) {
      notes.info(
        "secret-elsewhere",
        path,
        "The value is in a key vault; only the deployment reads it.",
      );
      return [];
    }
    return [[name, given["value"] ?? null]];
  });
  return Object.fromEntries(entries);
}
