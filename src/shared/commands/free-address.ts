import { formatIpv4, parseIpv4, type Ipv4 } from "#shared/address/ipv4";
import { parsePrefix } from "#shared/address/prefix";
import { rangeSet, setContains, type RangeSet } from "#shared/address/range-set";
import { parseRange, type Range } from "#shared/address/range";

import { getKind } from "#shared/kinds/index";
import { recordsOf, type Project } from "#shared/model/project";
import { isJsonObject, type Json } from "#shared/kernel/json";

/** Every address that some field of the project names, whatever network it lies in. */
export function namedAddresses(project: Project): RangeSet {
  const ranges: Range[] = [];
  for (const element of recordsOf(project, "elements")) {
    for (const field of getKind(element.kind).fields) {
      collect(element.fields[field.key], ranges);
    }
    const text = element.fields["start"];
    const start = parseIpv4(typeof text === "string" ? text : "");
    const size = element.fields["size"];
    if (start.ok && typeof size === "number" && size > 0) {
      ranges.push({ start: start.value, end: Math.min(start.value + size - 1, 0xffffffff) });
    }
  }
  return rangeSet(ranges);
}

function collect(value: Json | undefined, into: Range[]): void {
  if (typeof value === "string") {
    const single = parseIpv4(value);
    if (single.ok) into.push({ start: single.value, end: single.value });
    else if (value.includes("/")) {
      const prefix = parsePrefix(value);
      if (prefix.ok && prefix.value.hostBits) {
        into.push({ start: prefix.value.address, end: prefix.value.address });
      }
    } else if (/[-–]/.test(value)) {
      const range = parseRange(value);
      if (range.ok) into.push(range.value);
    }
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, into);
  } else if (isJsonObject(value)) {
    for (const item of Object.values(value)) collect(item, into);
  }
}

/**
 * A free neighbour of `text` (an address, with or without length): the next one up that no field
 * names, without leaving the block of 256. Undefined when there is none or the text is no address.
 */
export function nextFreeLike(text: string, taken: RangeSet): string | undefined {
  const slash = text.indexOf("/");
  const address = parseIpv4(slash < 0 ? text : text.slice(0, slash));
  if (!address.ok) return undefined;
  const free = nextAfter(address.value, taken);
  return free === undefined
    ? undefined
    : `${formatIpv4(free)}${slash < 0 ? "" : text.slice(slash)}`;
}

function nextAfter(address: Ipv4, taken: RangeSet): Ipv4 | undefined {
  const block = address - (address % 256);
  for (let step = 1; step < 255; step++) {
    const candidate = block + ((address - block + step) % 256);
    const last = candidate % 256;
    if (last !== 0 && last !== 255 && !setContains(taken, candidate)) return candidate;
  }
  return undefined;
}
