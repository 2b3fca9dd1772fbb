import { parseDnsName } from "#shared/address/dns-name";
import { jsonText, type JsonObject } from "#shared/kernel/json";
import { plain, say } from "#shared/kernel/message";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { clusterOf } from "#shared/facts/networks";
import { readRows, readText } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields, together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, freeId } from "../wiring.ts";

const INGRESS = seed("HCI", "Ingress controllers");

/** UL-LB-007 */
export const layerFourOnly = defineRule({
  id: "UL-LB-007",
  name: "lb/layer-four-only",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["loadBalancer"],
  what: "A rule that looks at host names or paths is attached to the HAProxy load balancer.",
  why: "The balancer of the platform sees addresses and ports only; such a rule never takes effect.",
  todo: "Move the rule to an ingress controller behind the balancer.",
  sources: [INGRESS, seed("HYB", "Kubernetes Services")],
  check(facts, balancer, report) {
    if (readText(facts, balancer, "product") !== "haproxyVm") return;
    const rules = applicationRules(balancer);
    const isSeven = balancer.fields["layer"] === "7";
    if (rules.length === 0 && !isSeven)
      return report.pass(say`${balancer} distributes by address and port only.`);
    if (rules.length === 0) {
      report.fail({
        field: "layer",
        message: say`${balancer} balances by address and port only; layer 7 needs an ingress controller.`,
      });
    }
    for (const { row, match } of rules) {
      report.fail({
        field: "rules",
        message: say`${balancer} balances by address and port only; ${match} needs an ingress controller.`,
        which: String(row),
        data: { row },
      });
    }
  },
  fixes(facts, { subjects: [subject], data: { row } }) {
    const balancer = subject && elementOf(facts, subject.element);
    if (!balancer) return [];
    if (typeof row !== "number") {
      return [setFields(say`Set it to layer 4`, balancer.id, { layer: "4" })];
    }
    return moveRule(facts, balancer, row);
  },
  examples: {
    bad: [
      {
        title: "HAProxy rule /api → svc1",
        base: "hci-static",
        edits: [
          { set: "a-lb", fields: { rules: [{ port: 443, match: "/api", backend: "svc1" }] } },
        ],
      },
      {
        title: "HAProxy as layer 7 balancer",
        base: "hci-static",
        edits: [{ set: "a-lb", fields: { layer: "7" } }],
      },
    ],
    good: [
      {
        title: "ingress controller with the rule /api → svc1",
        base: "hci-static",
        edits: [
          {
            add: "ingressController",
            id: "ingress",
            parent: "a",
            fields: { rules: [{ path: "/api", service: "svc1" }] },
          },
        ],
      },
      {
        title: "HAProxy rule for a port",
        base: "hci-static",
        edits: [{ set: "a-lb", fields: { rules: [{ port: 443, backend: "front-a1" }] } }],
      },
    ],
  },
});

/** The rules of a balancer that need the data of the application. */
function applicationRules(balancer: ElementRecord): { row: number; match: string }[] {
  return readRows(balancer, "rules").flatMap((each, row) => {
    const match = jsonText(each["match"]).trim();
    return match === "" ? [] : [{ row, match }];
  });
}

/** Takes a rule off the balancer and gives it to the ingress controller of the cluster, or to a new one. */
function moveRule(facts: Facts, balancer: ElementRecord, row: number): Fix[] {
  const cluster = clusterOf(facts, balancer.id);
  const rules = readRows(balancer, "rules");
  const moved = rules[row];
  if (cluster === undefined || !moved) return [];
  const rule = ingressRule(jsonText(moved["match"]).trim(), jsonText(moved["backend"]));
  const rest = rules.filter((_each, i) => i !== row);
  const [ingress] = childrenOf(facts, cluster, "ingressController");
  const title = ingress
    ? say`Move the rule to ${ingress}`
    : say`Add an ingress controller and move the rule to it`;
  const taken = setFields(title, balancer.id, { rules: rest.length > 0 ? rest : null });
  const given = ingress
    ? setFields(title, ingress.id, { rules: [...readRows(ingress, "rules"), rule] })
    : addElement(
        title,
        freeId(facts, `${cluster}-ingress`),
        "ingressController",
        cluster,
        "ingress",
        {
          rules: [rule],
        },
      );
  return [together(title, "Move a rule to an ingress controller", [taken, given])];
}

/** `shop.contoso.local/api` as host and path. */
function ingressRule(match: string, service: string): JsonObject {
  const slash = match.indexOf("/");
  const host = slash < 0 ? match : match.slice(0, slash);
  const hasHost = host !== "" && parseDnsName(host).ok;
  const path = hasHost ? match.slice(host.length) : match;
  return {
    ...(hasHost ? { host } : {}),
    ...(path === "" ? {} : { path }),
    ...(service === "" ? {} : { service }),
  };
}

/** UL-LB-008 */
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
