import type { Range } from "#shared/address/range";
import type { ElementRecord } from "#shared/model/records";
import { childrenOf, type Facts } from "./engine.ts";
import { readInteger, readIpv4, type Reading } from "./readings.ts";

/** The range of an address pool: from its first address by its size, or to its last address. */
export function poolRange(facts: Facts, pool: ElementRecord): Reading<Range> {
  const start = readIpv4(facts, pool, "start");
  if (start.state !== "ok") return start;
  const size = readInteger(facts, pool, "size");
  if (size.state === "ok") {
    const end = start.value + size.value - 1;
    if (size.value < 1 || end > 0xffffffff) return { state: "empty" };
    return { ...start, value: { start: start.value, end } };
  }
  const end = readIpv4(facts, pool, "end");
  if (end.state !== "ok" || end.value < start.value) return end.state === "ok" ? { state: "empty" } : end;
  return { ...start, value: { start: start.value, end: end.value } };
}

/** The pools of a role that a cluster holds. */
export function poolsOf(facts: Facts, cluster: string, role: string): ElementRecord[] {
  return childrenOf(facts, cluster, "addressPool").filter((pool) => pool.fields["role"] === role);
}
