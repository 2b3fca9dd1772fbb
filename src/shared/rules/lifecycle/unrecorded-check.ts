import { jsonText, type JsonObject } from "#shared/kernel/json";
import { plain, say } from "#shared/kernel/message";
import { childIds, defineFact, fieldOf, kindOf, sameList, type Facts } from "#shared/facts/engine";
import { platformOf } from "#shared/facts/places";
import { readRows } from "#shared/facts/readings";
import { CHECKS } from "#shared/profiles/checks";
import { appliesTo } from "#shared/profiles/index";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const unrecordedCheck = defineRule({
  id: "UL-LIFECYCLE-010",
  name: "lifecycle/unrecorded-check",
  severity: "info",
  platforms: ["ALL"],
  on: ["site"],
  what: "A check after deployment has no recorded result.",
  why: "Until then nobody knows whether the site was built as it was designed.",
  todo: "Run the check as the runbook says, and record what was observed.",
  sources: [
    ENGINEERING,
    seed("EE", "DNS"),
    seed("EE", "Proxy"),
    seed("EE", "Static MAC Address"),
    seed("ASE", "Check route configuration"),
  ],
  check(facts, site, report) {
    const platform = platformOf(facts, site.id);
    if (site.fields["lifecycle"] !== "deployed" || !platform) return;
    const recorded = new Set(
      readRows(site, "checkResults")
        .filter(isRecorded)
        .map((row) => jsonText(row["check"]).trim().toUpperCase()),
    );
    const systems = systemsOn(facts, site.id);
    for (const { id, on, what, os } of CHECKS) {
      if (!appliesTo(on, platform.code) || (os !== undefined && !systems.includes(os))) continue;
      if (recorded.has(id)) {
        report.pass(say`Check ${id} has been recorded.`);
      } else {
        report.fail({
          field: "checkResults",
          message: say`Check ${id} (${plain(what)}) has not been recorded.`,
          which: id,
        });
      }
    }
  },
  examples: {
    bad: [
      {
        title: "DNS check of AKS Edge not recorded",
        base: "edge-single",
        edits: [{ freeze: "site" }],
      },
    ],
    good: [
      {
        title: "all checks recorded",
        base: "edge-single",
        edits: [
          { freeze: "site" },
          {
            set: "site",
            fields: {
              checkResults: ["CK-EE-01", "CK-EE-03", "CK-EE-05", "CK-EE-07"].map((check) => ({
                check,
                observed: check === "CK-EE-01" ? "ok, 10.0.0.53" : "ok",
                passed: true,
              })),
            },
          },
        ],
      },
      { title: "not deployed yet", base: "edge-single" },
    ],
  },
});

function isRecorded(row: JsonObject): boolean {
  return !isEmptyValue(row["observed"]) || typeof row["passed"] === "boolean";
}

/** The operating systems of the nodes on the machines of a site; a node that names none counts as Linux. */
const systemsOn = defineFact<readonly string[]>(
  "systemsOn",
  (facts: Facts, site) => {
    const found = new Set<string>();
    for (const host of childIds(facts, site)) {
      for (const node of kindOf(facts, host) === "host" ? childIds(facts, host) : []) {
        if (kindOf(facts, node) !== "nodeVm") continue;
        found.add(fieldOf(facts, node, "os") === "windows" ? "windows" : "linux");
      }
    }
    return [...found].sort();
  },
  sameList,
);
