import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import type { ElementRecord } from "#shared/model/records";
import type { Writing } from "./writing.ts";

/** `first-last` of a range, as typed; null for a range without addresses. */
export function writeRange({ log, notes }: Writing, pool: ElementRecord): string | null {
  const start = log.text(pool, "start");
  const end = log.text(pool, "end") ?? lastOf(start, log.value(pool, "size"));
  if (start === undefined && end === undefined) return null;
  if (start === undefined || end === undefined) {
    const which = start === undefined ? "first" : "last";
    notes.warning("export-fill-in", pool.name, `${pool.name} has no ${which} address. Fill it in.`);
  }
  return `${start ?? ""}-${end ?? ""}`;
}

function lastOf(start: string | undefined, size: unknown): string | undefined {
  const first = parseIpv4(start ?? "");
  if (!first.ok || typeof size !== "number" || !Number.isInteger(size) || size < 1)
    return undefined;
  const last = first.value + size - 1;
  return last <= 0xffffffff ? formatIpv4(last) : undefined;
}
