import { listed, plain, say, type Message } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { labelsIn, workloadIds, workloadsWith } from "#shared/facts/labels";
import { nameOf } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const NAMED = 3;

/** Labels in a sentence. */
export function labelsInWords(labels: readonly string[]): Message {
  return listed([...labels]);
}

/** The labels of the first workloads of a cluster, as other values of a selector. */
export function offerLabels(facts: Facts, element: string): Fix[] {
  const cluster = elementOf(facts, element)?.parent;
  if (!cluster) return [];
  const known = workloadIds(facts, cluster).filter(
    (id) => labelsIn(facts, id, "labels").length > 0,
  );
  return known.slice(0, NAMED).map((id) => {
    const labels = labelsIn(facts, id, "labels");
    return setFields(say`Select ${labelsInWords(labels)} of ${nameOf(facts, id)}`, element, {
      selector: [...labels],
    });
  });
}

/** UL-LB-021 */
export const selectsNothing = defineRule({
  id: "UL-LB-021",
  name: "lb/selects-nothing",
  severity: "warning",
  platforms: ["ALL"],
  on: ["service"],
  what: "A service selects pods that no workload of its cluster has.",
  why: "A service leads to the pods that carry all of its labels; without any it has an address and no endpoint.",
  todo: "Write the labels of the workload, letter by letter.",
  sources: [seed("ASE", "Networking services"), ENGINEERING],
  check(facts, service, report) {
    const cluster = service.parent;
    const selector = labelsIn(facts, service.id, "selector");
    if (cluster === null || selector.length === 0 || service.fields["type"] === "ExternalName")
      return;
    if (workloadIds(facts, cluster).length === 0)
      return report.cannotTell(say`No workload is drawn in ${nameOf(facts, cluster)}.`);
    const [first, ...others] = workloadsWith(facts, cluster, selector);
    if (first !== undefined) {
      const more = others.length === 0 ? "" : ` and ${others.length} more`;
      return report.pass(say`${service} selects ${nameOf(facts, first)}${plain(more)}.`);
    }
    report.fail({
      field: "selector",
      message: say`${service} selects no pods (${labelsInWords(selector)}).`,
    });
  },
  fixes: (facts, { subjects: [subject] }) => (subject ? offerLabels(facts, subject.element) : []),
  examples: {
    bad: [
      {
        title: "selector app=WS, pods app=Web",
        base: "ase",
        edits: [{ set: "detector", fields: { labels: ["app=Web"] } }],
      },
    ],
    good: [{ title: "selector app=WS, pods app=WS", base: "ase" }],
  },
});
