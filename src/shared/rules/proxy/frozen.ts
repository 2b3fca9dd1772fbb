import { plain, say, type Inserted } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { sameJson, type Json } from "#shared/kernel/json";
import { baselineOf, fieldOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { findField } from "#shared/kinds/index";
import { inSentence } from "#shared/kernel/words";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { PROXY } from "./own-proxy.ts";

const SETTINGS = seed("ARC", "Proxy settings");

export const proxyFrozen = defineRule({
  id: "UL-PROXY-002",
  name: "proxy/frozen",
  severity: "error",
  platforms: ["ARC"],
  on: ["site"],
  what: "The proxy of the infrastructure differs from what was deployed.",
  why: "A change of proxy settings after the deployment is not supported: nodes go on using the old proxy.",
  todo: "Put the settings back, or plan a new deployment.",
  sources: [SETTINGS],
  check(facts, site, report) {
    const before = baselineOf(facts, site.id);
    if (site.fields["lifecycle"] !== "deployed") return;
    if (!before)
      return report.cannotTell(
        say`${site} counts as deployed, but nothing says how it was deployed.`,
      );
    const was = before.fields["infrastructureProxy"];
    const now = site.fields["infrastructureProxy"];
    if (!sameValue(was, now)) {
      report.fail({
        field: "infrastructureProxy",
        message: say`Proxy settings cannot be changed after deployment; ${site} was deployed with ${typeof was === "string" ? nameOf(facts, was) : plain("no proxy")}.`,
        data: { was: was ?? null },
      });
      return;
    }
    const proxy = typeof now === "string" ? now : undefined;
    const deployed = proxy === undefined ? undefined : baselineOf(facts, proxy);
    if (proxy === undefined || !deployed)
      return report.pass(say`The proxy of ${site} is the one it was deployed with.`);
    const changed = ["http", "https", "no", "address"].filter(
      (field) => !sameValue(deployed.fields[field], fieldOf(facts, proxy, field)),
    );
    for (const field of changed) {
      const label = inSentence(findField("proxy", field)?.label ?? field);
      report.fail({
        at: proxy,
        field,
        with: [{ element: site.id }],
        message: say`Proxy settings cannot be changed after deployment; ${plain(label)} of ${nameOf(facts, proxy)} was ${shown(deployed.fields[field])}.`,
        data: { was: deployed.fields[field] ?? null },
      });
    }
    if (changed.length === 0)
      report.pass(say`The settings of ${nameOf(facts, proxy)} are those it was deployed with.`);
  },
  fixes(_facts, { subjects: [subject], data: { was } }) {
    return subject?.field === undefined || was === undefined
      ? []
      : [setFields(say`Put back what was deployed`, subject.element, { [subject.field]: was })];
  },
  examples: {
    bad: [
      {
        title: "deployed with port 3128, now 8080",
        base: "arc-static",
        edits: [
          PROXY,
          { set: "site", fields: { infrastructureProxy: "proxy" } },
          { freeze: "site" },
          { set: "proxy", fields: { http: "http://10.1.0.8:8080" } },
        ],
      },
      {
        title: "deployed without proxy, now with one",
        base: "arc-static",
        edits: [
          PROXY,
          { freeze: "site" },
          { set: "site", fields: { infrastructureProxy: "proxy" } },
        ],
      },
    ],
    good: [
      {
        title: "deployed with port 3128, now 3128",
        base: "arc-static",
        edits: [
          PROXY,
          { set: "site", fields: { infrastructureProxy: "proxy" } },
          { freeze: "site" },
        ],
      },
      {
        title: "changed while still a draft",
        base: "arc-static",
        edits: [PROXY, { set: "site", fields: { infrastructureProxy: "proxy" } }],
      },
    ],
  },
});

/** Empty in one way or another is the same. */
function sameValue(a: Json | undefined, b: Json | undefined): boolean {
  return (isEmptyValue(a) && isEmptyValue(b)) || sameJson(a, b);
}

function shown(value: Json | undefined): Inserted {
  if (isEmptyValue(value)) return plain("empty");
  return typeof value === "string" ? value : JSON.stringify(value);
}
