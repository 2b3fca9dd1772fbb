import { say } from "#shared/kernel/message";
import { egressOf } from "#shared/facts/egress";
import { elementOf } from "#shared/facts/engine";
import { groupInRule, setInRule } from "#shared/facts/machine-groups";
import { nameOf } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { who } from "./url-machines.ts";

const URLS = seed("ARC", "Firewall URL exceptions");

const MACHINES = ["host", "arcResourceBridge", "cluster"] as const;

export const urlSourceMissing = defineRule({
  id: "UL-FW-011",
  name: "fw/url-source-missing",
  severity: "error",
  platforms: ["ARC"],
  on: MACHINES,
  what: "The URL allowlist of a firewall is applied to a source group without this machine.",
  why: "Servers and VMs both need the URLs; what the group leaves out is denied although the list is complete.",
  todo: "Extend the source group to the networks of all servers and VMs.",
  sources: [URLS],
  check(facts, element, report) {
    for (const { machines, gates } of egressOf(facts, element)) {
      for (const { router, state } of gates) {
        const name = nameOf(facts, router);
        if (state === "list")
          report.pass(say`The allowlist of ${name} covers ${setInRule(machines.addresses)}.`);
        if (state !== "not-listed") continue;
        report.fail({
          at: router,
          field: "urlSources",
          with: [{ element: element.id }],
          message: say`The allowlist of ${name} misses ${who(element)} (${setInRule(machines.addresses)}).`,
          which: machines.network,
          data: { source: groupInRule(facts, machines) },
        });
      }
    }
  },
  fixes(facts, { subjects: [subject], data: { source } }) {
    const router = subject && elementOf(facts, subject.element);
    if (!router || typeof source !== "string") return [];
    const present = router.fields["urlSources"];
    const urlSources = [...(Array.isArray(present) ? present : []), source];
    return [setFields(say`Add ${source} to the source group`, router.id, { urlSources })];
  },
  examples: {
    bad: [
      {
        title: "source 10.1.0.0/24 (servers) only",
        base: "arc-static",
        edits: [{ set: "firewall", fields: { urlSources: ["10.1.0.0/24"] } }],
      },
    ],
    good: [
      { title: "sources 10.1.0.0/24, 10.4.0.0/24 and 10.3.0.5", base: "arc-static" },
      {
        title: "a list for everybody",
        base: "arc-static",
        edits: [{ set: "firewall", fields: { urlSources: null } }],
      },
    ],
  },
});
