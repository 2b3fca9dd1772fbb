import { say } from "#shared/kernel/message";
import { elementOf, fieldOf, kindOf, type Facts } from "#shared/facts/engine";
import { endInWords } from "#shared/facts/flow-paths";
import { flowTargets } from "#shared/facts/flow-ends";
import { nameOf } from "#shared/facts/names";
import { siteOf } from "#shared/facts/places";
import { referenceOf } from "#shared/facts/references";
import type { Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";

export const offlineNeeds = defineRule({
  id: "UL-LIFECYCLE-007",
  name: "lifecycle/offline-needs",
  severity: "warning",
  platforms: ["EE"],
  on: ["runbookStep", "flow"],
  what: "The deployment is offline, and a step or flow needs the Internet.",
  why: "One of the two is not true: either the step fails on site, or the site is not offline.",
  todo: "Leave the step or flow out, or take the setting back.",
  sources: [seed("EE", "Networking by deployment type")],
  check(facts, element, report) {
    const site = siteOf(facts, element.id);
    if (site?.fields["internetDisabled"] !== true) return;
    const need = needOf(facts, element);
    if (!need) return report.pass(say`${element} stays on the site.`);
    report.fail({
      with: [{ element: site.id, field: "internetDisabled" }],
      message: say`${need} needs the Internet, but the deployment is offline (InternetDisabled).`,
    });
  },
  fixes: (facts, { subjects: [subject, site] }) =>
    subject && site
      ? [
          remove(say`Remove ${nameOf(facts, subject.element)}`, [subject.element]),
          setFields(say`Take the setting back`, site.element, { internetDisabled: false }),
        ]
      : [],
  examples: {
    bad: [
      {
        title: "offline, flow from the cluster to mcr.microsoft.com",
        base: "edge-scalable",
        edits: [
          { set: "site", fields: { internetDisabled: true } },
          {
            add: "flow",
            id: "images",
            parent: "site",
            fields: { source: "cluster", destinationName: "mcr.microsoft.com", port: 443 },
          },
        ],
      },
      {
        title: "offline, step that needs the Internet",
        base: "edge-scalable",
        edits: [
          { set: "site", fields: { internetDisabled: true } },
          {
            add: "runbookStep",
            id: "step",
            parent: "site",
            name: "pull images",
            fields: { needsInternet: true },
          },
        ],
      },
    ],
    good: [
      {
        title: "offline, flows on the site only",
        base: "edge-scalable",
        edits: [
          { set: "site", fields: { internetDisabled: true } },
          {
            add: "flow",
            id: "names",
            parent: "site",
            fields: { source: "cluster", destination: "dns", proto: "udp", port: 53 },
          },
        ],
      },
    ],
  },
});

/** What needs the Internet, in words; undefined for what stays on the site. */
function needOf(facts: Facts, element: ElementRecord): Message | undefined {
  if (element.kind === "runbookStep")
    return element.fields["needsInternet"] === true ? say`${element}` : undefined;
  const outside = flowTargets(facts, element.id).find(
    ({ target, element: end }) =>
      target === "internet" || (end !== undefined && isBeyond(facts, end)),
  );
  if (outside) return say`${element} to ${endInWords(facts, outside)}`;
  const source = referenceOf(facts, element.id, "source");
  return source !== undefined && isBeyond(facts, source)
    ? say`${element} from ${elementOf(facts, source) ?? source}`
    : undefined;
}

function isBeyond(facts: Facts, id: string): boolean {
  const role = fieldOf(facts, id, "role");
  return (
    kindOf(facts, id) === "externalEndpoint" && (role === "internet" || role === "azurePortal")
  );
}
