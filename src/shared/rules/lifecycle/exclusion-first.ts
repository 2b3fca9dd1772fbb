import { say } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { siteIdOf } from "#shared/facts/places";
import { stepsThat, type Step } from "#shared/facts/runbook-steps";
import { defineRule } from "../define-rule.ts";
import { setFields, together } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { planned, positionOf } from "./step-order.ts";

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
