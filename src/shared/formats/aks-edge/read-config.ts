import type { JsonObject } from "#shared/kernel/json";
import type { NoteSink } from "../notes.ts";
import { CONFIG_KEYS, NEWEST_SCHEMA } from "./config-keys.ts";
import type { Distribution } from "./distribution.ts";
import { readArcConnected } from "./read-arc.ts";
import { readMachines } from "./read-machines.ts";
import { readNetwork } from "./read-network.ts";
import { readSection } from "../keys/read-section.ts";
import { isFragment, readVariant, reportMissingParts } from "./read-variant.ts";
import { editionOfSchema, reportVersion } from "./schema-version.ts";
import type { EdgeSettings } from "./settings.ts";

/** Reads a deployment configuration of today's shape, schemas 1.5 to 1.16. */
export function readConfig(
  value: JsonObject,
  path: string,
  named: Distribution | undefined,
  notes: NoteSink,
): EdgeSettings {
  const config = readSection(CONFIG_KEYS, value, path, notes);
  const schemaVersion = config.text("SchemaVersion") ?? "";
  reportVersion(schemaVersion, NEWEST_SCHEMA, config.pathOf("SchemaVersion"), notes);
  const network = readNetwork(config.section("Network"));
  const machines = readMachines(config);
  const variant = readVariant(config, network, machines, notes);
  reportMissingParts(config, variant, notes);
  const part = isFragment(config);
  const arc = config.section("Arc");
  const init = config.section("Init");
  const edition = editionOfSchema(schemaVersion);
  return {
    schemaVersion,
    // The internal prefix came after schema 1.8, in a file that still called itself that.
    edition: edition === "2023-02" && network.internalPrefix !== undefined ? "2023-09" : edition,
    variant,
    distribution: named,
    network,
    services: { start: init.text("ServiceIPRangeStart"), size: init.integer("ServiceIPRangeSize") },
    machines,
    arcConnected: part && !config.has("Arc") ? undefined : readArcConnected(arc, notes),
    eulaAccepted:
      config.section("User").flag("AcceptEula") ??
      (part && !config.has("User") ? undefined : false),
    clusterName: arc.text("ClusterName"),
    extra: { deployment: config.kept },
  };
}
