import type { Json, JsonObject } from "#shared/kernel/json";
import type { ElementRecord } from "#shared/model/records";
import { parseKept } from "../keys/kept-settings.ts";
import type { Argument } from "./command.ts";
import { getCmdlet, type CmdletName } from "./cmdlets.ts";
import type { Writing } from "./writing.ts";

/** The parameters that an element keeps for the export, by part. */
export function readKept<Name extends string>(
  { log, notes }: Writing,
  element: ElementRecord,
  parts: readonly Name[],
): Partial<Record<Name, JsonObject>> {
  const kept = parseKept(log.text(element, "extraSettings") ?? "", parts);
  if (kept) return kept;
  notes.warning(
    "export-extra-unreadable",
    element.name,
    `The other settings are not JSON with ${parts.join(" and ")}; they are not written.`,
  );
  return {};
}

/** Kept parameters as far as the command has them, in its order; the others are named. */
export function keptParameters(
  { notes }: Writing,
  element: ElementRecord,
  cmdlet: CmdletName,
  kept: JsonObject,
): (readonly [string, Argument | undefined])[] {
  const known = getCmdlet(cmdlet).keys.filter((def) => def.kept && def.type.is !== "anything");
  for (const key of Object.keys(kept)) {
    if (known.some((def) => def.key === key)) continue;
    notes.warning(
      "export-left-out",
      element.name,
      `${cmdlet} has no parameter ${JSON.stringify(key)}; its kept value is not written.`,
    );
  }
  return known.map(({ key }) => [key, scalar(kept[key])]);
}

function scalar(value: Json | undefined): Json | undefined {
  return value === null ? undefined : value;
}
