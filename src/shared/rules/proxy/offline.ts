import { say } from "#shared/kernel/message";
import { siteOf } from "#shared/facts/places";
import { proxyOf } from "#shared/facts/proxies";
import { defineRule } from "../define-rule.ts";
import { clearField, setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const BY_TYPE = seed("EE", "Networking by deployment type");

const PROXY = { http: "http://10.0.0.8:3128", https: "http://10.0.0.8:3128" };

export const proxyOffline = defineRule({
  id: "UL-PROXY-007",
  name: "proxy/offline",
  severity: "info",
  platforms: ["EE"],
  on: ["cluster"],
  what: "A proxy is set although the deployment is offline.",
  why: "One of the two is left over from another plan.",
  todo: "Clear one of them.",
  sources: [ENGINEERING, BY_TYPE],
  check(facts, cluster, report) {
    const proxy = proxyOf(facts, cluster);
    const site = siteOf(facts, cluster.id);
    if (!proxy || site?.fields["internetDisabled"] !== true) return;
    report.fail({
      field: "proxy",
      with: [{ element: site.id, field: "internetDisabled" }],
      message: say`A proxy is set for ${cluster} although the deployment is offline.`,
    });
  },
  fixes: (facts, { subjects: [cluster, site] }) =>
    cluster && site
      ? [
          clearField(facts, cluster.element, "proxy"),
          setFields(say`Plan the site online`, site.element, { internetDisabled: null }),
        ]
      : [],
  examples: {
    bad: [
      {
        title: "offline and a proxy",
        base: "edge-single",
        edits: [
          { set: "site", fields: { internetDisabled: true } },
          { add: "proxy", id: "proxy", parent: "site", fields: PROXY },
          { set: "cluster", fields: { proxy: "proxy" } },
        ],
      },
    ],
    good: [
      {
        title: "offline, no proxy",
        base: "edge-single",
        edits: [{ set: "site", fields: { internetDisabled: true } }],
      },
    ],
  },
});
