import { plain, say } from "#shared/kernel/message";
import { childrenOf, elementOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, freeId } from "../wiring.ts";

const INGRESS = seed("HCI", "Ingress controllers");

export const ingressMissing = defineRule({
  id: "UL-LB-008",
  name: "lb/ingress-missing",
  severity: "error",
  platforms: ["ALL"],
  on: ["workload"],
  what: "An application needs routing by URL or the end of TLS, and its cluster has no ingress controller.",
  why: "Services and their balancers see addresses and ports only; nobody would tell one path from another.",
  todo: "Add an ingress controller behind a LoadBalancer service.",
  sources: [
    INGRESS,
    seed(
      "HYB",
      "Container networking concepts in Azure Kubernetes Service (AKS) on Azure Stack HCI",
    ),
  ],
  check(facts, workload, report) {
    const cluster = elementOf(facts, workload.parent ?? "");
    if (workload.fields["needsL7"] !== true || !cluster) return;
    const [ingress] = childrenOf(facts, cluster.id, "ingressController");
    if (ingress) return report.pass(say`${ingress} distributes by host and path in ${cluster}.`);
    report.fail({
      field: "needsL7",
      with: [{ element: cluster.id }],
      message: say`${workload} needs layer 7 routing; add an ingress controller to ${cluster}.`,
    });
  },
  fixes(facts, { subjects: [, place] }) {
    const cluster = place && elementOf(facts, place.element);
    if (!cluster) return [];
    const title = say`Add an ingress controller ${plain("behind a LoadBalancer service")}`;
    const service = freeId(facts, `${cluster.id}-ingress-svc`);
    return [
      together(title, "Add an ingress controller", [
        addElement(title, service, "service", cluster.id, "ingress-svc", {
          type: "LoadBalancer",
          ports: [{ proto: "tcp", port: 443 }],
        }),
        addElement(
          title,
          freeId(facts, `${cluster.id}-ingress`),
          "ingressController",
          cluster.id,
          "ingress",
          {
            service,
          },
        ),
      ]),
    ];
  },
  examples: {
    bad: [
      {
        title: "application with rules /shop and /pay, no ingress controller",
        base: "arc-static",
        edits: [{ set: "shop", fields: { needsL7: true } }],
      },
    ],
    good: [
      {
        title: "the same with an ingress controller",
        base: "arc-static",
        edits: [
          { set: "shop", fields: { needsL7: true } },
          {
            add: "ingressController",
            id: "ingress",
            parent: "edge-1",
            fields: { service: "shop-web", rules: [{ path: "/shop" }, { path: "/pay" }] },
          },
        ],
      },
    ],
  },
});
