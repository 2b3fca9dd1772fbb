import { runOfSize, type Range } from "#shared/address/range";
import type { ElementRecord } from "#shared/model/records";
import { childrenOf, defineFacts, elementOf, sameList, type Facts } from "./engine.ts";
import { readInteger, readIpv4, type Reading } from "./readings.ts";

/** The range of an address pool: from its first address by its size, or to its last address. */
export function poolRange(facts: Facts, pool: ElementRecord): Reading<Range> {
  return runOf(facts, pool, "start", "end", "size");
}

/** A run of addresses that three fields give: its first, and its last or its number of addresses. */
export function runOf(
  facts: Facts,
  element: ElementRecord,
  startField: string,
  endField: string,
  sizeField?: string,
): Reading<Range> {
  const start = readIpv4(facts, element, startField);
  if (start.state !== "ok") return start;
  const size: Reading<number> =
    sizeField === undefined ? { state: "empty" } : readInteger(facts, element, sizeField);
  if (size.state === "ok") {
    const range = runOfSize(start.value, size.value);
    if (size.value < 1 || range.end > 0xffffffff) return { state: "empty" };
    return { ...start, value: range };
  }
  const end = readIpv4(facts, element, endField);
  if (end.state !== "ok" || end.value < start.value)
    return end.state === "ok" ? { state: "empty" } : end;
  return { ...start, value: { start: start.value, end: end.value } };
}

const idsByRole = defineFacts<readonly string[]>(
  "pools",
  (facts, role, cluster) =>
    childrenOf(facts, cluster, "addressPool")
      .filter((pool) => pool.fields["role"] === role)
      .map(({ id }) => id),
  sameList,
);

/** Ids of the pools of a role that a cluster holds. */
export function poolIdsOf(facts: Facts, cluster: string, role: string): readonly string[] {
  return idsByRole(facts, role, cluster);
}

/** The pools of a role that a cluster holds. */
export function poolsOf(facts: Facts, cluster: string, role: string): ElementRecord[] {
  return poolIdsOf(facts, cluster, role).flatMap((id) => elementOf(facts, id) ?? []);
}
