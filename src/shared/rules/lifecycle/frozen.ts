import { parseRange, rangeSize } from "#shared/address/range";
import { jsonText, type Json } from "#shared/kernel/json";
import { say, type Message } from "#shared/kernel/message";
import { isDeployed } from "#shared/facts/deployed";
import { baselineOf, elementOf, type Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { platformOf } from "#shared/facts/places";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";

/** True when the node VM pool of a deployed static network has more addresses than it was deployed with. */
export function isGrowth(facts: Facts, element: ElementRecord, field: string): boolean {
  if (field !== "nodeVmPool" || platformOf(facts, element.id)?.code !== "HCI-ST") return false;
  const before = isDeployed(facts, element.id) ? baselineOf(facts, element.id) : undefined;
  return before !== undefined && sizeOf(element.fields[field]) > sizeOf(before.fields[field]);
}

export function sizeOf(ranges: Json | undefined): number {
  return (Array.isArray(ranges) ? ranges : []).reduce((sum: number, text) => {
    const range = parseRange(jsonText(text));
    return range.ok ? sum + rangeSize(range.value) : sum;
  }, 0);
}

export function valueInWords(facts: Facts, value: Json, field: string): Message {
  if (isEmptyValue(value)) return say`empty`;
  if (field === "network") {
    const id = jsonText(value);
    return elementOf(facts, id) ? say`${nameOf(facts, id)}` : say`another one`;
  }
  return say`${Array.isArray(value) ? value.map((each) => jsonText(each)).join(", ") : jsonText(value)}`;
}
