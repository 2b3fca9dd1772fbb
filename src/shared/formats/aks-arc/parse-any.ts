import type { Json } from "#shared/kernel/json";
import { err, ok, type Result } from "#shared/kernel/result";
import { parseBicepparam } from "../bicep-text/parse-bicepparam.ts";
import type { Note } from "../format.ts";
import { parseTfvars } from "../hcl-text/parse-tfvars.ts";
import type { DuplicateKey, JsonError } from "../json-text/json-error.ts";
import { parseJsonText } from "../json-text/parse-json-text.ts";
import type { Literals } from "../literal-text/literals.ts";
import { noteOfJsonError, type NoteSink } from "../notes.ts";
import { parseYamlText } from "../yaml-text/parse-yaml-text.ts";

type Syntax = "bicep" | "hcl" | "json" | "yaml";

/** How far a text is looked into to tell what it is. */
const LOOK = 400_000;

/** The language of a text that may be meant for AKS Arc; undefined when it surely is not. */
export function syntaxOf(text: string, fileName: string): Syntax | undefined {
  const start = text.slice(0, LOOK);
  const name = fileName.toLowerCase().replace(/\.(example|sample|txt)$/, "");
  if (/^[\s\ufeff]*[{[]/.test(start)) return JSON_MARKS.test(start) ? "json" : undefined;
  if (name.endsWith(".bicepparam")) return "bicep";
  if (name.endsWith(".tfvars")) return "hcl";
  if (/^[ \t]*param[ \t]+\w+[ \t]*=/m.test(start)) return "bicep";
  if (/\.ya?ml$/.test(name) || /^[\w-]+:(?:[ \t]|\r?$)/m.test(start))
    return YAML_MARKS.test(start) ? "yaml" : undefined;
  return HCL_MARKS.test(start) ? "hcl" : undefined;
}

const JSON_MARKS =
  /Microsoft\.(?:AzureStackHCI|HybridContainerService|KubernetesRuntime)\b|"az (?:aksarc|stack-hci-vm|k8s-runtime)\b|"(?:controlPlaneIp|controlPlaneHostIP|connectedClusterName|advertiseMode|physicalNodesSettings|intentList|logical_network_id|vm_switch_name|lnetName|logicalNetworkName)"/i;
const YAML_MARKS =
  /Microsoft\.(?:AzureStackHCI|HybridContainerService|KubernetesRuntime)\b|^(?:networking|azure_local):|^[ \t]*(?:cluster_nodes|network_intents|control_plane_ip|vm_switch_name):/im;
const HCL_MARKS =
  /^[ \t]*(?:control_plane_ip|logical_network_id|vm_switch_name|agent_pool_profiles|starting_address|vpn_config|management_vms|nsgs|custom_location_id|ip_allocation_method)[ \t]*=/m;

/** The value of a text; what is no literal is named in the notes with line and column. */
export function parseAny(text: string, syntax: Syntax, notes: NoteSink): Result<Json, Note> {
  if (syntax === "json" || syntax === "yaml") {
    const parsed = syntax === "json" ? parseJsonText(text) : parseYamlText(text);
    if (!parsed.ok) return err(noteOfJsonError(parsed.error));
    reportDuplicates(parsed.value.duplicates, notes);
    return ok(parsed.value.value);
  }
  const parsed: Result<Literals, JsonError> =
    syntax === "bicep" ? parseBicepparam(text) : parseTfvars(text);
  if (!parsed.ok) return err(noteOfJsonError(parsed.error));
  const { values, leftOut, duplicates } = parsed.value;
  reportDuplicates(duplicates, notes);
  for (const { path, line, column, text: shown } of leftOut) {
    notes.warning(
      "not-a-literal",
      path,
      `Line ${line}, column ${column}: ${JSON.stringify(shown)} is no literal. Nothing is executed here, so it is left out; write the value instead.`,
    );
  }
  return ok(values);
}

function reportDuplicates(duplicates: readonly DuplicateKey[], notes: NoteSink): void {
  for (const { path, line, column } of duplicates) {
    notes.error(
      "schema-duplicate-key",
      path,
      `Line ${line}, column ${column}: the name stands here twice; the last one counts.`,
    );
  }
}
