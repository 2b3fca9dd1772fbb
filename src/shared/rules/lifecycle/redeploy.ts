import { plain, say } from "#shared/kernel/message";
import { isDeployed } from "#shared/facts/deployed";
import { parentOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { siteIdOf } from "#shared/facts/places";
import { referenceOf } from "#shared/facts/references";
import { stepsThat } from "#shared/facts/runbook-steps";
import { rivalsElsewhere } from "#shared/facts/service-twins";
import { likelyTwinOf } from "#shared/facts/shared-vnet";
import { vnetOf } from "#shared/facts/vnets";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { addElement, freeId } from "../wiring.ts";

export const redeploy = defineRule({
  id: "UL-LIFECYCLE-013",
  name: "lifecycle/redeploy",
  severity: "warning",
  platforms: ["HYB"],
  on: ["service"],
  what: "Services of deployed clusters conflict over an address, and no step deploys them again.",
  why: "Connections stay unreliable until the workloads are deployed again with one common port, or on clusters with separate networks.",
  todo: "Plan a step that deploys one of them again.",
  sources: [seed("HYB", "Kubernetes Services")],
  check(facts, service, report) {
    const site = siteIdOf(facts, service.id);
    if (site === undefined || service.parent === null || !isDeployed(facts, service.id)) return;
    const other = rivalsElsewhere(facts, service.id)[0] ?? likelyTwinOf(facts, service.id)?.service;
    if (other === undefined) return;
    const involved = [service.parent, parentOf(facts, other), vnetOf(facts, service.id)];
    const step = stepsThat(facts, "redeploy", site).find(({ id }) => {
      const target = referenceOf(facts, id, "target");
      return target === undefined || involved.includes(target);
    });
    if (step) return report.pass(say`${nameOf(facts, step.id)} deploys it again.`);
    report.fail({
      with: [{ element: other }],
      message: say`Redeploy ${nameOf(facts, other)} and ${service} with one common port, or on clusters with separate network objects.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const cluster = subject && parentOf(facts, subject.element);
    const site = subject && siteIdOf(facts, subject.element);
    if (typeof cluster !== "string" || site === undefined) return [];
    const name = `Redeploy ${nameOf(facts, cluster).name}`;
    const last = stepsThat(facts, "redeploy", site).at(-1)?.position ?? 0;
    return [
      addElement(
        say`Add the step ${plain(`“${name}”`)}`,
        freeId(facts, `${cluster}-redeploy`),
        "runbookStep",
        site,
        name,
        {
          action: "redeploy",
          target: cluster,
          order: last + 1,
        },
      ),
    ];
  },
  examples: {
    bad: [{ title: "conflict, no step", base: "hci-static", edits: [{ freeze: "site" }] }],
    good: [
      {
        title: "conflict, and a step that redeploys cluster B",
        base: "hci-static",
        edits: [
          { freeze: "site" },
          {
            add: "runbookStep",
            id: "again",
            parent: "site",
            name: "redeploy B on net-b",
            fields: { order: 1, action: "redeploy", target: "b" },
          },
        ],
      },
      { title: "conflict in a draft", base: "hci-static" },
    ],
  },
});
