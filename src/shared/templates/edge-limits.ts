import { findLimit, newestEdition } from "#shared/profiles/index";

/** The most addresses of a service range in the edition that a new design is judged by. */
export function edgeServiceLimit(code: "EE-S" | "EE-M"): number {
  const limit = findLimit("serviceRangeSize", code, newestEdition("EE"));
  if (!limit) throw new Error(`no limit of the service range on ${code}`);
  return limit.value;
}
