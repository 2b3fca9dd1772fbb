import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { elementOf } from "#shared/facts/engine";
import { referenceOf } from "#shared/facts/references";
import { nameOf } from "#shared/facts/names";
import { siteOf } from "#shared/facts/places";
import { defineRule } from "../define-rule.ts";
import { clearField, setFields, together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { PROXY } from "./own-proxy.ts";

const SETTINGS = seed("ARC", "Proxy settings");

/** Fields by which a cluster or node would have a proxy of its own. */
const OWN_FIELDS = ["proxy", "proxyHttp", "proxyHttps"] as const;

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
