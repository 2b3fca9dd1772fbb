import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { elementOf } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { freeBlockOn } from "#shared/facts/occupancy";
import { readInteger, readIpv4, valueOf } from "#shared/facts/readings";
import { balancedServices } from "#shared/facts/services";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const serviceRangeHalf = defineRule({
  id: "UL-VIP-015",
  name: "vip/service-range-half",
  severity: "error",
  platforms: ["EE-M"],
  on: ["addressPool"],
  what: "Only the start or only the size of the service range is given.",
  why: "The configuration takes ServiceIPRangeStart and ServiceIPRangeSize as a pair; one alone is no range.",
  todo: "Complete the range, or clear both when the cluster needs no service addresses.",
  sources: [seed("EE", "Networking by deployment type"), ENGINEERING],
  check(_facts, element, report) {
    if (element.fields["role"] !== "eeService") return;
    const hasStart = !isEmptyValue(element.fields["start"]);
    if (hasStart === hasSize(element)) {
      if (hasStart) report.pass(say`Both the start and the size of ${element} are given.`);
      return;
    }
    report.fail({
      field: hasStart ? "size" : "start",
      message: say`Give both the start and the size of the service IP range, or neither.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const pool = subject && elementOf(facts, subject.element);
    const network = pool && networkOf(facts, pool.id);
    if (!pool || network === undefined) return [];
    const wanted = Math.max(
      pool.parent === null ? 0 : balancedServices(facts, pool.parent).length,
      10,
    );
    const size = valueOf(readInteger(facts, pool, "size")) ?? wanted;
    const start = valueOf(readIpv4(facts, pool, "start"));
    const block = freeBlockOn(facts, network, size, start, [pool.id]);
    if (!block || (start !== undefined && block.start !== start)) return [];
    return start === undefined
      ? [
          setFields(say`Start at ${formatIpv4(block.start)}, the first free block`, pool.id, {
            start: formatIpv4(block.start),
          }),
        ]
      : [setFields(say`Set the size to ${size}`, pool.id, { size })];
  },
  examples: {
    bad: [
      {
        title: "start 192.168.0.60, size empty",
        base: "edge-scalable",
        edits: [{ set: "cluster.services", fields: { size: null } }],
      },
      {
        title: "size 16, start empty",
        base: "edge-scalable",
        edits: [{ set: "cluster.services", fields: { start: null } }],
      },
    ],
    good: [
      { title: "start 192.168.0.60, size 16", base: "edge-scalable" },
      {
        title: "neither",
        base: "edge-scalable",
        edits: [{ set: "cluster.services", fields: { start: null, size: null } }],
      },
    ],
  },
});

/** A typed 0 means "not set" (UL-VIP-018). */
function hasSize({ fields }: ElementRecord): boolean {
  const size = fields["size"];
  return !isEmptyValue(size) && size !== 0 && size !== "0";
}
