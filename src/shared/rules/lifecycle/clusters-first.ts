import { listed, say } from "#shared/kernel/message";
import { childrenOf, elementOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { siteIdOf } from "#shared/facts/places";
import { referenceOf } from "#shared/facts/references";
import { stepsThat } from "#shared/facts/runbook-steps";
import { defineRule } from "../define-rule.ts";
import { setFields, together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, freeId } from "../wiring.ts";
import { planned, positionOf } from "./step-order.ts";

const STATIC = seed("HCI", "Virtual network with static IP networking (recommended)");

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
