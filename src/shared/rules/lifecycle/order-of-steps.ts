import { jsonText } from "#shared/kernel/json";
import { listed, say } from "#shared/kernel/message";
import { childrenOf, elementOf, fieldOf, type Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { siteIdOf } from "#shared/facts/places";
import { pluginOf } from "#shared/facts/plugins";
import { referenceOf } from "#shared/facts/references";
import { stepsThat, type Step } from "#shared/facts/runbook-steps";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields, together } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { addElement, freeId, remove } from "../wiring.ts";

const STATIC = seed("HCI", "Virtual network with static IP networking (recommended)");

/** UL-LIFECYCLE-002 */
export const clustersFirst = defineRule({
  id: "UL-LIFECYCLE-002",
  name: "lifecycle/clusters-first",
  severity: "error",
  platforms: ["HCI"],
  on: ["runbookStep"],
  what: "The teardown uninstalls the product before every workload cluster is removed.",
  why: "The order is fixed: clusters that are left behind can no longer be removed in an orderly way.",
  todo: "Remove every cluster first, then uninstall.",
  sources: [STATIC, seed("HCI", "Virtual network with DHCP networking")],
  check(facts, step, report) {
    const site = siteIdOf(facts, step.id);
    if (step.fields["action"] !== "uninstall" || site === undefined) return;
    const position = positionOf(step);
    if (position === undefined) return report.cannotTell(say`${step} has no position.`);
    const earlier = stepsThat(facts, "removeCluster", site).filter(
      (each) => each.position < position,
    );
    if (earlier.some(({ id }) => referenceOf(facts, id, "target") === undefined))
      return report.cannotTell(say`A step that removes clusters does not name which.`);
    const removed = new Set(earlier.map(({ id }) => referenceOf(facts, id, "target")));
    const left = childrenOf(facts, site, "cluster").filter(({ id }) => !removed.has(id));
    if (left.length === 0) return report.pass(say`Every cluster is removed before ${step}.`);
    report.fail({
      field: "order",
      with: left.map(({ id }) => ({ element: id })),
      message: say`Remove ${listed(left)} before uninstalling.`,
    });
  },
  fixes(facts, { subjects: [subject, ...left] }) {
    const step = subject && elementOf(facts, subject.element);
    const site = step && siteIdOf(facts, step.id);
    if (!step || site === undefined) return [];
    const steps = stepsThat(facts, "removeCluster", site);
    const planned = new Set(steps.map(({ id }) => referenceOf(facts, id, "target")));
    const last = Math.max(positionOf(step) ?? 0, ...steps.map(({ position }) => position));
    const missing = left.filter(({ element }) => !planned.has(element));
    const title = say`Remove the clusters first`;
    const added = missing.map(({ element }, i) =>
      addElement(
        title,
        freeId(facts, `${step.id}-${element}`),
        "runbookStep",
        site,
        `Remove ${nameOf(facts, element).name}`,
        {
          action: "removeCluster",
          target: element,
          order: last + 1 + i,
        },
      ),
    );
    const moved = setFields(title, step.id, { order: last + 1 + missing.length });
    return [together(title, "Remove clusters before uninstalling", [...added, moved])];
  },
  examples: {
    bad: [
      {
        title: "1 uninstall, 2 remove cluster A",
        base: "hci-static",
        edits: [planned("uninstall", 1, "uninstall"), planned("remove-a", 2, "removeCluster", "a")],
      },
    ],
    good: [
      {
        title: "1 remove cluster A, 2 remove cluster B, 3 uninstall",
        base: "hci-static",
        edits: [
          planned("remove-a", 1, "removeCluster", "a"),
          planned("remove-b", 2, "removeCluster", "b"),
          planned("uninstall", 3, "uninstall"),
        ],
      },
    ],
  },
});

/** UL-LIFECYCLE-009 */
export const exclusionFirst = defineRule({
  id: "UL-LIFECYCLE-009",
  name: "lifecycle/exclusion-first",
  severity: "warning",
  platforms: ["HCI-DH"],
  on: ["runbookStep"],
  what: "The runbook deploys before the VIP pool is excluded from the DHCP scope.",
  why: "Until then the DHCP server may lease addresses of the pool to anybody.",
  todo: "Exclude the pool first.",
  sources: [seed("HCI", "Virtual IP pool"), ENGINEERING],
  check(facts, step, report) {
    const site = siteIdOf(facts, step.id);
    const position = positionOf(step);
    if (step.fields["action"] !== "excludeVip" || site === undefined) return;
    if (position === undefined) return report.cannotTell(say`${step} has no position.`);
    const first = firstDeployment(facts, site);
    if (!first || first.position > position)
      return report.pass(say`${step} comes before every deployment of the runbook.`);
    report.fail({
      field: "order",
      with: [{ element: first.id, field: "order" }],
      message: say`Exclude the VIP pool from DHCP before deployment; ${step} comes after ${nameOf(facts, first.id)}.`,
    });
  },
  fixes(facts, { subjects: [subject, other] }) {
    const step = subject && elementOf(facts, subject.element);
    const deployment = other && elementOf(facts, other.element);
    const [own, theirs] = [step && positionOf(step), deployment && positionOf(deployment)];
    if (!step || !deployment || own === undefined || theirs === undefined || own === theirs)
      return [];
    const title = say`Exchange the places of ${step} and ${deployment}`;
    return [
      together(title, "Reorder the runbook", [
        setFields(title, step.id, { order: theirs }),
        setFields(title, deployment.id, { order: own }),
      ]),
    ];
  },
  examples: {
    bad: [
      {
        title: "1 deploy, 2 exclude",
        base: "hci-dhcp",
        edits: [planned("deploy", 1, "deploy"), planned("exclude", 2, "excludeVip")],
      },
    ],
    good: [
      {
        title: "1 exclude, 2 deploy",
        base: "hci-dhcp",
        edits: [planned("exclude", 1, "excludeVip"), planned("deploy", 2, "deploy")],
      },
    ],
  },
});

function firstDeployment(facts: Facts, site: string): Step | undefined {
  const steps = [...stepsThat(facts, "deploy", site), ...stepsThat(facts, "createCluster", site)];
  return steps.toSorted((a, b) => a.position - b.position)[0];
}

/** UL-LIFECYCLE-016 */
export const pluginTooLate = defineRule({
  id: "UL-LIFECYCLE-016",
  name: "lifecycle/plugin-too-late",
  severity: "info",
  platforms: ["HCI", "HYB"],
  on: ["runbookStep"],
  what: "The runbook chooses the network plug-in after the cluster is created.",
  why: "It is a parameter of New-AksHciCluster, and fixed afterwards.",
  todo: "Put -primaryNetworkPlugin on the step that creates the cluster.",
  sources: [seed("HYB", "Capabilities"), seed("HCI_CLUSTER")],
  check(facts, step, report) {
    if (step.fields["action"] !== "choosePlugin") return;
    const position = positionOf(step);
    if (position === undefined) return report.cannotTell(say`${step} has no position.`);
    const creation = creationBefore(facts, step, position);
    if (creation === undefined)
      return report.pass(say`${step} comes before the cluster is created.`);
    report.fail({
      field: "order",
      with: [{ element: creation }],
      message: say`${step} comes after ${nameOf(facts, creation)}; put -primaryNetworkPlugin on New-AksHciCluster.`,
    });
  },
  fixes(facts, { subjects: [subject, other] }) {
    const step = subject && elementOf(facts, subject.element);
    const creation = other && elementOf(facts, other.element);
    if (!step || !creation) return [];
    const plugin = pluginIn(facts, step, creation);
    const command = jsonText(creation.fields["command"]);
    const title = say`Choose it in ${creation}`;
    const needs =
      plugin !== undefined && command !== "" && !/-primaryNetworkPlugin\b/i.test(command);
    const merged = needs
      ? [setFields(title, creation.id, { command: `${command} -primaryNetworkPlugin '${plugin}'` })]
      : [];
    return [together(title, "Merge a step", [...merged, remove(title, [step.id])])];
  },
  examples: {
    bad: [
      {
        title: "1 New-AksHciCluster, 2 set flannel",
        base: "hci-static",
        edits: [
          planned("create", 1, "createCluster", "a", "New-AksHciCluster -name a"),
          planned("choose", 2, "choosePlugin", "a", "set flannel"),
        ],
      },
    ],
    good: [
      {
        title: "1 New-AksHciCluster -primaryNetworkPlugin 'flannel'",
        base: "hci-static",
        edits: [
          planned(
            "create",
            1,
            "createCluster",
            "a",
            "New-AksHciCluster -name a -primaryNetworkPlugin 'flannel'",
          ),
        ],
      },
    ],
  },
});

/** The step before it that creates the same cluster; a step without a target is about any. */
function creationBefore(facts: Facts, step: ElementRecord, position: number): string | undefined {
  const site = siteIdOf(facts, step.id);
  const cluster = referenceOf(facts, step.id, "target");
  const creations = site === undefined ? [] : stepsThat(facts, "createCluster", site);
  return creations.find((each) => {
    const target = referenceOf(facts, each.id, "target");
    return (
      each.position < position &&
      (target === undefined || cluster === undefined || target === cluster)
    );
  })?.id;
}

function pluginIn(facts: Facts, step: ElementRecord, creation: ElementRecord): string | undefined {
  const [named] =
    /\b(calico|flannel)\b/i.exec(`${jsonText(step.fields["command"])} ${step.name}`) ?? [];
  const cluster =
    referenceOf(facts, creation.id, "target") ?? referenceOf(facts, step.id, "target");
  const known = cluster === undefined ? "" : pluginOf(facts, cluster);
  return (
    named?.toLowerCase() ??
    (isEmptyValue(fieldOf(facts, cluster ?? "", "plugin")) || known === "" ? undefined : known)
  );
}

/** Where a step stands in the order of the runbook. */
export function positionOf(step: ElementRecord): number | undefined {
  const order = step.fields["order"];
  return typeof order === "number" ? order : undefined;
}

function planned(id: string, order: number, action: string, target?: string, command?: string) {
  return {
    add: "runbookStep",
    id,
    parent: "site",
    name: id,
    fields: {
      order,
      action,
      ...(target === undefined ? {} : { target }),
      ...(command === undefined ? {} : { command }),
    },
  } as const;
}
