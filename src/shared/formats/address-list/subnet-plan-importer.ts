import { err, ok, type Result } from "#shared/kernel/result";
import { isJsonObject, type Json } from "#shared/kernel/json";
import { designName } from "../file-name.ts";
import type { Imported, ImportContext, Importer, Note } from "../format.ts";
import { parseJsonText } from "../json-text/parse-json-text.ts";
import { collectNotes, noteOfJsonError } from "../notes.ts";
import { buildPlan } from "./build-plan.ts";
import { readSubnetPlan } from "./read-subnet-plan.ts";

/** Subnet plans of the IPSubnetPlanner tool: networks that are cut into subnets by size. */
export const subnetPlanImporter: Importer = {
  id: "subnet-plan",
  label: "Subnet plan (IPSubnetPlanner JSON)",
  extensions: [".json"],
  recognises: (text) => {
    const start = text.slice(0, 262_144);
    return (
      /^[\s\ufeff]*[{[]/.test(start) && /"subnets"\s*:/i.test(start) && /"network"\s*:/i.test(start)
    );
  },
  read,
};

function read(text: string, { fileName, ids }: ImportContext): Result<Imported, readonly Note[]> {
  const parsed = parseJsonText(text);
  if (!parsed.ok) return err([noteOfJsonError(parsed.error)]);
  if (!isPlan(parsed.value.value)) {
    const message = "This is JSON, but no plan of networks with subnets.";
    return err([{ code: "subnet-plan-foreign", severity: "error", path: "", message }]);
  }
  const notes = collectNotes();
  for (const { path, line, column } of parsed.value.duplicates) {
    notes.error(
      "schema-duplicate-key",
      path,
      `Line ${line}, column ${column}: the key stands here twice; the last one counts.`,
    );
  }
  const plan = readSubnetPlan(parsed.value.value, notes);
  const project = buildPlan({ ...plan, scopes: [] }, designName(fileName), ids, notes);
  return ok({ project, notes: notes.list() });
}

function isPlan(value: Json): boolean {
  const items = Array.isArray(value) ? (value as readonly Json[]) : [value];
  return items.some((item) => {
    const keys = isJsonObject(item) ? Object.keys(item).map((key) => key.toLowerCase()) : [];
    return keys.includes("network") && keys.includes("subnets");
  });
}
