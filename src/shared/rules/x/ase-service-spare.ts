import { formatRange, rangeSize } from "#shared/address/range";
import { listed, plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { aseRanges, exposedServices } from "#shared/facts/ase-ranges";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";

/** Fewer addresses than services is UL-CAP-027, services without any range UL-VIP-027. */
export const aseServiceSpare = defineRule({
  id: "UL-X-202",
  name: "x/ase-service-spare",
  severity: "warning",
  platforms: ["ASE"],
  on: ["cluster"],
  what: "The external service range leaves no address for the IoT Edge hub, or is split.",
  why: "At least one address is strongly advised beside those of the services, because modules reach the hub by it; the Compute page takes one contiguous range.",
  todo: "Plan one contiguous range with one address more than there are exposed services. It can be changed later.",
  sources: [seed("ASE_NETWORK")],
  check(facts, cluster, report) {
    const ranges = aseRanges(facts, cluster.id, "aseService");
    const need = exposedServices(facts, cluster.id).length;
    const have = ranges.reduce((total, { range }) => total + rangeSize(range), 0);
    const parties = ranges.map(({ pool }) => ({ element: pool.id }));
    const names = listed(ranges.map(({ range }) => formatRange(range)));
    if (ranges.length > 1) {
      return report.fail({
        with: parties,
        message: say`${cluster} has ${plain(ranges.length)} external service ranges, ${names}; the device takes one contiguous range.`,
      });
    }
    if (have > need) {
      return report.pass(
        say`${names} has ${plain(have)} addresses for ${plain(counted(need, "service", "services"))} and the hub.`,
      );
    }
    // What is missing for services is an error of its own.
    if (have < need) return;
    report.fail({
      with: parties,
      message:
        ranges.length === 0
          ? say`${cluster} has no external service range; at least one address is strongly advised.`
          : say`${names} is just enough for ${plain(counted(need, "service", "services"))}; one address more is strongly advised for the IoT Edge hub.`,
    });
  },
  examples: {
    bad: [
      {
        title: "1 address for 1 service",
        base: "ase",
        edits: [{ set: "cluster.services", fields: { end: "192.168.20.60" } }],
      },
      {
        title: "no range, and no service that needs one",
        base: "ase",
        edits: [{ remove: "cluster.services" }, { remove: "web" }],
      },
      {
        title: "two ranges",
        base: "ase",
        edits: [
          {
            add: "addressPool",
            id: "more",
            parent: "cluster",
            fields: { role: "aseService", start: "192.168.20.80", end: "192.168.20.85" },
          },
        ],
      },
    ],
    good: [{ title: "6 addresses for 1 service", base: "ase" }],
  },
});
