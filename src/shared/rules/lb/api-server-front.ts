import { plain, say } from "#shared/kernel/message";
import { controlPlaneIpsOf } from "#shared/facts/arc-demand";
import { elementOf, type Facts } from "#shared/facts/engine";
import { balancersOf } from "#shared/facts/kubernetes";
import { clusterOf } from "#shared/facts/networks";
import { readIpv4, readText, valueOf } from "#shared/facts/readings";
import { findField } from "#shared/kinds/index";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const apiServerFront = defineRule({
  id: "UL-LB-024",
  name: "lb/api-server-front",
  severity: "error",
  platforms: ["ARC"],
  on: ["loadBalancer"],
  what: "The API server of a cluster is fronted by something other than KubeVIP.",
  why: "The product deploys KubeVIP with the cluster and gives it the control plane IP; nothing else can take its place.",
  todo: "Let the load balancer serve services only, and leave the control plane IP to KubeVIP.",
  sources: [seed("ARC", "Control plane IP")],
  check(facts, balancer, report) {
    const cluster = elementOf(facts, clusterOf(facts, balancer.id) ?? "");
    const product = readText(facts, balancer, "product");
    if (cluster?.kind !== "cluster" || !isBeforeApiServer(facts, balancer, cluster)) return;
    if (product === "kubeVip") return report.pass(say`${balancer} is KubeVIP.`);
    if (product === "") return report.cannotTell(say`The product of ${balancer} is not named.`);
    report.fail({
      field: "product",
      with: [{ element: cluster.id }],
      message: say`${cluster}: the control plane IP is served by KubeVIP, not by ${balancer} (${plain(labelOf(product))}).`,
    });
  },
  fixes(facts, { subjects: [subject, cluster] }) {
    const balancer = subject && elementOf(facts, subject.element);
    if (!balancer || !cluster) return [];
    const hasKubeVip = balancersOf(facts, cluster.element).some(
      ({ fields }) => fields["product"] === "kubeVip",
    );
    const address = null;
    return hasKubeVip
      ? [
          setFields(say`Let ${balancer} serve services only`, balancer.id, {
            fronts: ["services"],
            address,
          }),
        ]
      : [
          setFields(say`Make it KubeVIP`, balancer.id, {
            product: "kubeVip",
            fronts: ["apiServer"],
            ranges: null,
            placement: null,
          }),
        ];
  },
  examples: {
    bad: [
      {
        title: "API server behind MetalLB",
        base: "arc-static",
        edits: [{ set: "edge-1.metallb", fields: { fronts: ["apiServer", "services"] } }],
      },
      {
        title: "a device of a third party with the control plane IP, and no KubeVIP",
        base: "arc-static",
        edits: [
          {
            set: "edge-1.kubevip",
            fields: { product: "thirdParty", fronts: [], address: "10.4.0.10" },
          },
        ],
      },
    ],
    good: [{ title: "API server behind KubeVIP 10.4.0.10", base: "arc-static" }],
  },
});

/** It says so, or it holds the control plane IP. */
function isBeforeApiServer(facts: Facts, balancer: ElementRecord, cluster: ElementRecord): boolean {
  const fronts = balancer.fields["fronts"];
  if (Array.isArray(fronts) && fronts.includes("apiServer")) return true;
  const address = valueOf(readIpv4(facts, balancer, "address"));
  return controlPlaneIpsOf(facts, cluster).some(
    (endpoint) =>
      address !== undefined && valueOf(readIpv4(facts, endpoint, "address")) === address,
  );
}

function labelOf(product: string): string {
  const type = findField("loadBalancer", "product")?.type;
  const label =
    type?.type === "enum" ? type.choices.find(({ value }) => value === product)?.label : undefined;
  return label ?? product;
}
