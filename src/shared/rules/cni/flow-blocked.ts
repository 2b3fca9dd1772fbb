import { formatIpv4 } from "#shared/address/ipv4";
import type { JsonObject } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { pluginOf } from "#shared/facts/plugins";
import { allows, policiesOn, type PolicyEnd } from "#shared/facts/policies";
import { readRows } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { policy, tiers } from "./policy-examples.ts";
import { flowCrossings } from "#shared/facts/flow-crossings";

const CONCEPTS = seed(
  "HYB",
  "Container networking concepts in Azure Kubernetes Service (AKS) on Azure Stack HCI",
);

export const flowBlocked = defineRule({
  id: "UL-CNI-015",
  name: "cni/flow-blocked",
  severity: "warning",
  platforms: ["ALL"],
  on: ["flow"],
  what: "A network policy of the cluster blocks a flow.",
  why: "A pod that a policy selects takes or sends only what one of its policies allows; everything else is dropped.",
  todo: "Add a rule that allows the flow.",
  sources: [CONCEPTS, ENGINEERING],
  check(facts, flow, report) {
    for (const direction of ["ingress", "egress"] as const) {
      for (const { pod, cluster, end, proto, port } of flowCrossings(facts, flow, direction)) {
        if (pluginOf(facts, cluster) === "flannel") continue;
        const policies = policiesOn(facts, cluster, pod, direction);
        const [first] = policies;
        if (first === undefined) continue;
        const verdicts = policies.map((each) => allows(facts, each, direction, end, proto, port));
        const allowing = policies[verdicts.indexOf(true)];
        if (allowing !== undefined) {
          report.pass(say`${nameOf(facts, allowing)} allows ${flow}.`);
        } else if (verdicts.includes(undefined)) {
          report.cannotTell(
            say`The address or port that ${nameOf(facts, first)} would see of ${flow} is not known.`,
          );
        } else {
          report.fail({
            with: [{ element: first, field: direction }, { element: pod }],
            message: say`${flow} is blocked by ${nameOf(facts, first)}.`,
            which: `${direction} ${pod}`,
            data: { direction, row: allowRow(end, proto, port) },
          });
        }
      }
    }
  },
  fixes(facts, { subjects: [, place], data: { direction, row } }) {
    const target = place && elementOf(facts, place.element);
    if (!target || typeof direction !== "string" || row === null || row === undefined) return [];
    return [
      setFields(say`Allow it in ${target}`, target.id, {
        [direction]: [...readRows(target, direction), row],
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "policy denies WS → db, flow WS → db:1433",
        base: "hci-static",
        edits: [...tiers(), policy({ selector: ["app=db"] }), query()],
      },
      {
        title: "policy keeps WS from sending",
        base: "hci-static",
        edits: [...tiers(), policy({ selector: ["app=WS"], directions: ["egress"] }), query()],
      },
    ],
    good: [
      {
        title: "policy allows WS → db:1433",
        base: "hci-static",
        edits: [
          ...tiers(),
          policy({ selector: ["app=db"], ingress: [{ peer: "app=WS", proto: "tcp", port: 1433 }] }),
          query(),
        ],
      },
      { title: "no policy selects db", base: "hci-static", edits: [...tiers(), query()] },
    ],
  },
});

/** A row that lets the flow through; nothing when the far end cannot be written down. */
function allowRow(end: PolicyEnd, proto: string, port: number | undefined): JsonObject | null {
  const peer = end.labels
    ? end.labels.join(", ")
    : end.address === undefined
      ? ""
      : `${formatIpv4(end.address)}/32`;
  return peer === "" ? null : { peer, proto, ...(port === undefined ? {} : { port }) };
}

function query() {
  return {
    add: "flow",
    id: "query",
    parent: "site",
    name: "query",
    fields: { source: "ws", destination: "db", port: 1433 },
  } as const;
}
