import { jsonText } from "#shared/kernel/json";
import { isEmptyValue } from "#shared/model/field";
import { say } from "#shared/kernel/message";
import { baselineOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import { secondControlPlane } from "../example-parts.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { isDeployed } from "./deployed.ts";
import { remove } from "../wiring.ts";

export const controlPlaneFrozen = defineRule({
  id: "UL-LIFECYCLE-004",
  name: "lifecycle/control-plane-frozen",
  severity: "error",
  platforms: ["ARC"],
  on: ["controlPlaneEndpoint"],
  what: "The control plane IP of a deployed cluster differs from the one it was deployed with.",
  why: "The address is immutable: the cluster goes on answering under the old one, and only a new cluster gets another.",
  todo: "Put the address back, or plan a new cluster.",
  sources: [seed("ARC", "Control plane IP")],
  check(facts, endpoint, report) {
    if (!isDeployed(facts, endpoint.id) || endpoint.parent === null) return;
    const before = baselineOf(facts, endpoint.id);
    const now = endpoint.fields["address"] ?? null;
    const cluster = nameOf(facts, endpoint.parent);
    if (before) {
      const was = before.fields["address"] ?? null;
      if ((isEmptyValue(was) && isEmptyValue(now)) || was === now) {
        return report.pass(say`${cluster} has the control plane IP that it was deployed with.`);
      }
      report.fail({
        field: "address",
        message: isEmptyValue(was)
          ? say`The control plane IP of ${cluster} cannot be changed; it was left to the pool when it was deployed.`
          : say`The control plane IP of ${cluster} cannot be changed; it was deployed with ${jsonText(was)}.`,
        data: { was },
      });
    } else if (baselineOf(facts, endpoint.parent) && !isEmptyValue(now)) {
      report.fail({
        field: "address",
        message: say`The control plane IP of ${cluster} cannot be changed; ${jsonText(now)} was not its own when it was deployed.`,
      });
    }
  },
  fixes(_facts, { subjects: [subject], data: { was } }) {
    if (!subject) return [];
    if (was === undefined) return [remove(say`Remove the new endpoint`, [subject.element])];
    const title = isEmptyValue(was)
      ? say`Leave it to the pool again`
      : say`Put ${jsonText(was)} back`;
    return [setFields(title, subject.element, { address: was })];
  },
  examples: {
    bad: [
      {
        title: "deployed with 10.4.0.10, now 10.4.0.12",
        base: "arc-static",
        edits: [{ freeze: "site" }, { set: "edge-1.cp", fields: { address: "10.4.0.12" } }],
      },
      {
        title: "the endpoint replaced by another",
        base: "arc-static",
        edits: [
          { freeze: "site" },
          { remove: "edge-1.cp" },
          {
            add: "controlPlaneEndpoint",
            id: "new",
            parent: "edge-1",
            fields: { address: "10.4.0.12" },
          },
        ],
      },
    ],
    good: [
      {
        title: "deployed with 10.4.0.10, now 10.4.0.10",
        base: "arc-static",
        edits: [{ freeze: "site" }],
      },
      {
        title: "a new cluster beside the deployed one",
        base: "arc-static",
        edits: [
          { freeze: "site" },
          {
            add: "cluster",
            id: "edge-2",
            parent: "site",
            fields: { network: "lnet", controlPlaneCount: 1 },
          },
          secondControlPlane("10.4.0.12"),
        ],
      },
    ],
  },
});
