import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange } from "#shared/address/range";
import { listed, plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { computeNetworks } from "#shared/facts/ase-device";
import { aseRanges, exposedServices } from "#shared/facts/ase-ranges";
import { freeBlockOn } from "#shared/facts/occupancy";
import { poolsOf } from "#shared/facts/pools";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, freeId } from "../wiring.ts";

export const aseServicesWithoutRange = defineRule({
  id: "UL-VIP-027",
  name: "vip/ase-services-without-range",
  severity: "error",
  platforms: ["ASE"],
  on: ["cluster"],
  what: "A cluster has load-balanced services and no external service IP range.",
  why: "MetalLB takes the addresses of services only from that range; without it they wait for one for ever.",
  todo: "Set the external service IP range on the Compute page, one address for each such service.",
  sources: [
    seed("ASE", "Kubernetes network configuration"),
    seed("ASE", "Kubernetes networking components"),
  ],
  check(facts, cluster, report) {
    const need = exposedServices(facts, cluster.id).length;
    if (need === 0) return;
    const ranges = aseRanges(facts, cluster.id, "aseService");
    if (ranges.length > 0) {
      report.pass(
        say`Services take addresses from ${listed(ranges.map(({ range }) => formatRange(range)))}.`,
      );
      return;
    }
    report.fail({
      with: poolsOf(facts, cluster.id, "aseService").map(({ id }) => ({
        element: id,
        field: "start",
      })),
      message: say`${cluster}: set the external service IP range on the Compute page; ${plain(counted(need, "service needs", "services need"))} it.`,
      data: { need },
    });
  },
  fixes(facts, { subjects: [cluster, pool], data: { need } }) {
    const network = cluster && computeNetworks(facts, cluster.element)[0]?.network;
    if (!cluster || network === undefined || typeof need !== "number") return [];
    const held = exposedServices(facts, cluster.element).map(({ id }) => id);
    const [nodes] = aseRanges(facts, cluster.element, "aseNode");
    const block = freeBlockOn(facts, network, need, nodes && nodes.range.end + 1, held);
    if (!block) return [];
    const title = say`Set the service range to ${formatRange(block)}`;
    const fields = {
      role: "aseService",
      start: formatIpv4(block.start),
      end: formatIpv4(block.end),
    };
    return [
      pool
        ? setFields(title, pool.element, { ...fields, size: null })
        : addElement(
            title,
            freeId(facts, `${cluster.element}.addressPool`),
            "addressPool",
            cluster.element,
            undefined,
            fields,
          ),
    ];
  },
  examples: {
    bad: [
      {
        title: "1 LoadBalancer service, no range",
        base: "ase",
        edits: [{ remove: "cluster.services" }, { set: "web", fields: { address: null } }],
      },
    ],
    good: [
      { title: "1 LoadBalancer service, range 192.168.20.60–192.168.20.65", base: "ase" },
      {
        title: "no LoadBalancer service, no range",
        base: "ase",
        edits: [{ remove: "cluster.services" }, { remove: "web" }],
      },
    ],
  },
});
