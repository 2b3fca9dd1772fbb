import { plain, say, type Inserted } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { sameJson, type Json } from "#shared/kernel/json";
import { baselineOf, elementOf, fieldOf } from "#shared/facts/engine";
import { referenceOf } from "#shared/facts/references";
import { nameOf } from "#shared/facts/names";
import { siteOf } from "#shared/facts/places";
import { findField } from "#shared/kinds/index";
import { inSentence } from "#shared/kernel/words";
import { defineRule } from "../define-rule.ts";
import { clearField, setFields, together } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const SETTINGS = seed("ARC", "Proxy settings");
const PROXY = {
  add: "proxy",
  id: "proxy",
  parent: "site",
  fields: { http: "http://10.1.0.8:3128", https: "http://10.1.0.8:3128" },
} as const;

/** Fields by which a cluster or node would have a proxy of its own. */
const OWN_FIELDS = ["proxy", "proxyHttp", "proxyHttps"] as const;

/** UL-PROXY-001 */
export const proxyInherited = defineRule({
  id: "UL-PROXY-001",
  name: "proxy/inherited",
  severity: "error",
  platforms: ["ARC"],
  on: ["cluster", "nodeVm"],
  what: "A proxy is set on a cluster or node.",
  why: "Clusters take over the proxy of the infrastructure; there is no setting for a single one.",
  todo: "Set the proxy as that of the infrastructure, and clear it here.",
  sources: [SETTINGS],
  check(facts, element, report) {
    const set = OWN_FIELDS.filter((field) => !isEmptyValue(element.fields[field]));
    for (const field of set) {
      report.fail({
        field,
        message: say`${element}: proxy settings are inherited from the infrastructure and cannot be set per cluster.`,
      });
    }
    if (set.length > 0) return;
    const site = siteOf(facts, element.id);
    const proxy = site && referenceOf(facts, site.id, "infrastructureProxy");
    report.pass(
      proxy === undefined
        ? say`${element} sets no proxy.`
        : say`${element} takes over ${nameOf(facts, proxy)} from the infrastructure.`,
    );
  },
  fixes(facts, { subjects: [subject] }) {
    const element = subject && elementOf(facts, subject.element);
    const site = element && siteOf(facts, element.id);
    if (!element || subject.field === undefined) return [];
    const clear = clearField(facts, element.id, subject.field);
    const proxy = referenceOf(facts, element.id, "proxy");
    if (
      subject.field !== "proxy" ||
      proxy === undefined ||
      !site ||
      !isEmptyValue(site.fields["infrastructureProxy"])
    ) {
      return [clear];
    }
    const title = say`Make ${nameOf(facts, proxy)} the proxy of the infrastructure`;
    return [
      together(title, "Move the proxy to the infrastructure", [
        setFields(title, site.id, { infrastructureProxy: proxy }),
        clear,
      ]),
      clear,
    ];
  },
  examples: {
    bad: [
      {
        title: "cluster edge-1 with a proxy",
        base: "arc-static",
        edits: [PROXY, { set: "edge-1", fields: { proxy: "proxy" } }],
      },
      {
        title: "a node with a proxy of its own",
        base: "arc-static",
        edits: [{ set: "edge-1-w1", fields: { proxyHttp: "http://10.1.0.8:3128" } }],
      },
    ],
    good: [
      {
        title: "proxy of the infrastructure, cluster empty",
        base: "arc-static",
        edits: [PROXY, { set: "site", fields: { infrastructureProxy: "proxy" } }],
      },
    ],
  },
});

/** UL-PROXY-002 */
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

/** UL-PROXY-009 */
export const proxyPlanned = defineRule({
  id: "UL-PROXY-009",
  name: "proxy/planned",
  severity: "info",
  platforms: ["HCI", "ASE"],
  on: ["cluster", "nodeVm", "site"],
  what: "A proxy is set on a platform whose documents describe no proxy parameter.",
  why: "The value helps the checks and the runbook; no command of the platform takes it from here.",
  todo: "Nothing, if it records what the infrastructure uses.",
  sources: [ENGINEERING],
  check(_facts, element, report) {
    for (const field of [...OWN_FIELDS, "infrastructureProxy"]) {
      if (isEmptyValue(element.fields[field])) continue;
      report.fail({
        field,
        message: say`Proxy settings of ${element} are documented for planning only on this platform.`,
      });
    }
  },
  examples: {
    bad: [
      {
        title: "HCI with a proxy",
        base: "hci-static",
        edits: [PROXY, { set: "a", fields: { proxy: "proxy" } }],
      },
      {
        title: "Azure Stack Edge with a proxy",
        base: "ase",
        edits: [PROXY, { set: "site", fields: { infrastructureProxy: "proxy" } }],
      },
    ],
    good: [
      { title: "HCI without proxy", base: "hci-static" },
      {
        title: "AKS Edge Essentials with a proxy",
        base: "edge-single",
        edits: [PROXY, { set: "cluster", fields: { proxy: "proxy" } }],
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
