import { formatRange, rangeContains } from "#shared/address/range";
import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { serviceBalancersOf } from "#shared/facts/balancers";
import { elementOf } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { freeBlockOn } from "#shared/facts/occupancy";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields, together } from "../fixes.ts";
import { addElement, freeId } from "../wiring.ts";
import { seed } from "../sources.ts";
import { balancedServices } from "#shared/facts/services";

export const balancerMissing = defineRule({
  id: "UL-LB-017",
  name: "lb/balancer-missing",
  severity: "error",
  platforms: ["ARC"],
  on: ["cluster"],
  what: "A cluster has LoadBalancer services and no load balancer.",
  why: "The platform brings none for services: their addresses would stay pending, and nobody would answer for them.",
  todo: "Deploy MetalLB as an Arc extension, or bring a load balancer of your own, and give it a free range.",
  sources: [seed("ARC", "Load balancer IPs for containerized applications"), seed("ARC_LB")],
  check(facts, cluster, report) {
    const services = balancedServices(facts, cluster.id);
    const [balancer] = serviceBalancersOf(facts, cluster.id);
    if (services.length === 0) return;
    if (balancer) return report.pass(say`${balancer} serves the services of ${cluster}.`);
    report.fail({
      with: services.map(({ id }) => ({ element: id })),
      message: say`${cluster} exposes ${plain(counted(services.length, "service", "services"))} but has no load balancer; deploy MetalLB as Arc extension or bring your own.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const cluster = subject && elementOf(facts, subject.element);
    const network = cluster && networkOf(facts, cluster.id);
    if (!cluster || network === undefined) return [];
    const services = balancedServices(facts, cluster.id);
    const addresses = services.flatMap(
      (service) => valueOf(readIpv4(facts, service, "address")) ?? [],
    );
    const first = addresses.length === 0 ? undefined : Math.min(...addresses);
    const span = first === undefined ? 0 : Math.max(...addresses) - first + 1;
    const own = services.map(({ id }) => id);
    const block =
      freeBlockOn(facts, network, Math.max(services.length, span), first, own) ??
      freeBlockOn(facts, network, services.length, undefined, own);
    if (!block) return [];
    const title = say`Add MetalLB with ${formatRange(block)}`;
    const strays = services.filter((service) => {
      const address = valueOf(readIpv4(facts, service, "address"));
      return address !== undefined && !rangeContains(block, address);
    });
    const add = addElement(
      title,
      freeId(facts, `${cluster.id}-metallb`),
      "loadBalancer",
      cluster.id,
      "metallb",
      {
        product: "metalLb",
        fronts: ["services"],
        ranges: [formatRange(block).replace("–", "-")],
      },
    );
    const released = strays.map(({ id }) => setFields(title, id, { address: null }));
    return [together(title, "Add MetalLB", [add, ...released])];
  },
  examples: {
    bad: [
      {
        title: "a LoadBalancer service, no balancer",
        base: "arc-static",
        edits: [{ remove: "edge-1.metallb" }],
      },
    ],
    good: [
      { title: "MetalLB with range 10.4.0.100–10.4.0.110", base: "arc-static" },
      {
        title: "no LoadBalancer service",
        base: "arc-static",
        edits: [
          { remove: "edge-1.metallb" },
          { set: "shop-web", fields: { type: "ClusterIP", address: null } },
        ],
      },
    ],
  },
});
