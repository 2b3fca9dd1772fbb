import { formatIpv4 } from "#shared/address/ipv4";
import { plain, say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { networkOf } from "#shared/facts/networks";
import { freeBlockOn } from "#shared/facts/occupancy";
import { platformOf } from "#shared/facts/places";
import { poolsOf } from "#shared/facts/pools";
import { balancedServices } from "#shared/facts/services";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, freeId } from "../wiring.ts";

/** A scalable cluster's range with only one of its two figures is UL-VIP-015. */
export const serviceRangeMissing = defineRule({
  id: "UL-VIP-019",
  name: "vip/service-range-missing",
  severity: "error",
  platforms: ["EE"],
  on: ["cluster"],
  what: "A cluster has load-balanced services but no service range.",
  why: "Services draw their addresses from that range; without it they wait for one for ever.",
  todo: "Set the size of the service range to at least the number of these services; a scalable cluster also needs its start.",
  sources: [seed("EE", "Networking"), seed("EE", "Networking by deployment type")],
  check(facts, element, report) {
    const services = balancedServices(facts, element.id);
    if (services.length === 0) return;
    const isScalable = platformOf(facts, element.id)?.code === "EE-M";
    const defined = poolsOf(facts, element.id, "eeService").find(
      (pool) => hasSize(pool) || (isScalable && !isEmptyValue(pool.fields["start"])),
    );
    if (defined) {
      report.pass(say`${defined} is there for ${services.length} services.`);
      return;
    }
    const need =
      services.length === 1 ? "load-balanced service needs" : "load-balanced services need";
    report.fail({
      with: poolsOf(facts, element.id, "eeService").map(({ id }) => ({
        element: id,
        field: "size",
      })),
      message: say`${plain(services.length)} ${plain(need)} a service IP range, but none is set.`,
      data: { need: services.length },
    });
  },
  fixes(facts, { subjects: [subject, pool], data: { need } }) {
    const network = subject && networkOf(facts, subject.element);
    if (!subject || typeof need !== "number") return [];
    const title = say`Set a service range of ${need}`;
    const isScalable = platformOf(facts, subject.element)?.code === "EE-M";
    const block =
      isScalable && network !== undefined ? freeBlockOn(facts, network, need) : undefined;
    if (isScalable && !block) return [];
    const fields = { size: need, ...(block ? { start: formatIpv4(block.start) } : {}) };
    return pool
      ? [setFields(title, pool.element, fields)]
      : [
          addElement(
            title,
            freeId(facts, `${subject.element}.addressPool`),
            "addressPool",
            subject.element,
            undefined,
            {
              role: "eeService",
              ...fields,
            },
          ),
        ];
  },
  examples: {
    bad: [
      {
        title: "2 LoadBalancer services, size empty",
        base: "edge-single",
        edits: [
          { add: "service", id: "web", parent: "cluster", fields: { type: "LoadBalancer" } },
          { add: "service", id: "db", parent: "cluster", fields: { type: "LoadBalancer" } },
          { set: "cluster.services", fields: { size: null } },
        ],
      },
      {
        title: "a scalable cluster without a range",
        base: "edge-scalable",
        edits: [
          { add: "service", id: "web", parent: "cluster", fields: { type: "LoadBalancer" } },
          { remove: "cluster.services" },
        ],
      },
    ],
    good: [
      {
        title: "2 LoadBalancer services, size 2",
        base: "edge-single",
        edits: [
          { add: "service", id: "web", parent: "cluster", fields: { type: "LoadBalancer" } },
          { add: "service", id: "db", parent: "cluster", fields: { type: "LoadBalancer" } },
          { set: "cluster.services", fields: { size: 2 } },
        ],
      },
    ],
  },
});

function hasSize({ fields }: ElementRecord): boolean {
  const size = fields["size"];
  return !isEmptyValue(size) && size !== 0 && size !== "0";
}
