import { listed, plain, say, type Message } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { controlPlaneIpsOf, needsControlPlaneIp } from "#shared/facts/arc-demand";
import { balancerRanges, serviceBalancersOf } from "#shared/facts/balancers";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { networkObjectOf } from "#shared/facts/kubernetes";
import { referenceOf } from "#shared/facts/references";
import { readInteger, valueOf } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields, together } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { openErrorsOf } from "./open-errors.ts";
import { balancedServices } from "#shared/facts/services";

const STEPS = (network: number, cluster: number) =>
  [
    {
      add: "runbookStep",
      id: "make-network",
      parent: "site",
      name: "Create the logical network",
      fields: { order: network, action: "createNetwork", target: "lnet" },
    },
    {
      add: "runbookStep",
      id: "make-cluster",
      parent: "site",
      name: "Create edge-1",
      fields: { order: cluster, action: "createCluster", target: "edge-1" },
    },
  ] as const;

export const inputsFirst = defineRule({
  id: "UL-LIFECYCLE-014",
  name: "lifecycle/inputs-first",
  severity: "warning",
  platforms: ["ARC"],
  on: ["runbookStep"],
  what: "The runbook creates a cluster whose logical network comes later, or whose control plane IP or load balancer range is not settled or in error.",
  why: "They are inputs of the cluster: the step fails, or the cluster is born with values that cannot be changed later.",
  todo: "Create the logical network first, settle the inputs, and mend the errors about virtual addresses and load balancers.",
  sources: [
    seed("ARC", "AKS enabled by Azure Arc network requirements"),
    seed("ARC", "Network concepts for AKS clusters"),
    ENGINEERING,
  ],
  check(facts, step, report) {
    if (step.fields["action"] !== "createCluster") return;
    const later = laterNetworkSteps(facts, step);
    const cluster = elementOf(facts, referenceOf(facts, step.id, "target") ?? "");
    const open: Message[] = [
      ...later.map((each) => say`step ${each}`),
      ...(cluster?.kind === "cluster" ? unsettled(facts, cluster) : []),
      ...(cluster ? openErrorsOf(facts, cluster.id) : []).map((rule) => say`what ${rule} says`),
    ];
    if (open.length === 0) return report.pass(say`The inputs of ${step} are settled before it.`);
    report.fail({
      field: "order",
      with: [
        ...later.map(({ id }) => ({ element: id, field: "order" })),
        ...(cluster ? [{ element: cluster.id }] : []),
      ],
      message: say`Complete ${listed(open)} before the cluster step ${step}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const step = subject && elementOf(facts, subject.element);
    const [later] = step ? laterNetworkSteps(facts, step).slice(-1) : [];
    const [own, theirs] = [step, later].map((each) => each && orderOf(facts, each));
    if (!step || !later || own === undefined || theirs === undefined) return [];
    const title = say`Exchange the places of ${later} and ${step}`;
    return [
      together(title, "Reorder runbook steps", [
        setFields(title, later.id, { order: own }),
        setFields(title, step.id, { order: theirs }),
      ]),
    ];
  },
  examples: {
    bad: [
      { title: "cluster step 1, network step 2", base: "arc-static", edits: [...STEPS(2, 1)] },
      {
        title: "a cluster without control plane IP",
        base: "arc-static",
        edition: "2024-02",
        edits: [...STEPS(1, 2), { set: "edge-1.cp", fields: { address: null } }],
      },
      {
        title: "the load balancer range of the cluster is outside the network of the nodes",
        base: "arc-static",
        edits: [
          ...STEPS(1, 2),
          { set: "edge-1.metallb", fields: { ranges: ["10.5.0.100-10.5.0.110"] } },
          { set: "shop-web", fields: { address: null } },
        ],
      },
      {
        title: "the control plane IP of the cluster is in the pool of its network",
        base: "arc-static",
        edits: [...STEPS(1, 2), { set: "edge-1.cp", fields: { address: "10.4.0.30" } }],
      },
    ],
    good: [
      {
        title: "load balancer range outside the network, but routed by BGP",
        base: "arc-static",
        edits: [
          ...STEPS(1, 2),
          {
            set: "edge-1.metallb",
            fields: { ranges: ["10.5.0.100-10.5.0.110"], bgpPeers: ["10.4.0.1"] },
          },
          { set: "shop-web", fields: { address: null } },
        ],
      },
      { title: "network step 1, cluster step 2", base: "arc-static", edits: [...STEPS(1, 2)] },
    ],
  },
});

/** Steps after this one that create the network it needs, in order of position. */
function laterNetworkSteps(facts: Facts, step: ElementRecord): ElementRecord[] {
  const own = orderOf(facts, step);
  const cluster = elementOf(facts, referenceOf(facts, step.id, "target") ?? "");
  const object = cluster && networkObjectOf(facts, cluster);
  if (own === undefined || step.parent === null) return [];
  return childrenOf(facts, step.parent, "runbookStep")
    .filter((each) => {
      const order = orderOf(facts, each);
      const target = referenceOf(facts, each.id, "target");
      const concerns = target === undefined || !object || target === object.id;
      return (
        each.fields["action"] === "createNetwork" && concerns && order !== undefined && order > own
      );
    })
    .sort((a, b) => (orderOf(facts, a) ?? 0) - (orderOf(facts, b) ?? 0));
}

function orderOf(facts: Facts, step: ElementRecord): number | undefined {
  return valueOf(readInteger(facts, step, "order"));
}

/** Inputs of a cluster that nobody has given yet. */
function unsettled(facts: Facts, cluster: ElementRecord): Message[] {
  const hasIp =
    controlPlaneIpsOf(facts, cluster).length > 0 || !needsControlPlaneIp(facts, cluster);
  const balancers = serviceBalancersOf(facts, cluster.id);
  const needsRange = balancedServices(facts, cluster.id).length > 0;
  const hasRange =
    balancerRanges(balancers).length > 0 ||
    balancers.some(({ fields }) => !isEmptyValue(fields["address"]));
  return [
    ...(networkObjectOf(facts, cluster)
      ? []
      : [say`${plain("the logical network of")} ${cluster}`]),
    ...(hasIp ? [] : [say`${plain("the control plane IP of")} ${cluster}`]),
    ...(needsRange && !hasRange ? [say`${plain("the load balancer range of")} ${cluster}`] : []),
  ];
}
