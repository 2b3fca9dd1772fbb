import { parseDnsName } from "#shared/address/dns-name";
import { jsonText, type JsonObject } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
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
      {
        title: "a path rule on a balancer that is no HAProxy",
        base: "hci-static",
        edits: [
          {
            add: "loadBalancer",
            id: "other",
            parent: "b",
            fields: {
              product: "thirdParty",
              layer: "7",
              rules: [{ port: 443, match: "/api", backend: "svc1" }],
            },
          },
        ],
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
