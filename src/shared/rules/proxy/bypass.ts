import { formatPrefix, rangeOfPrefix } from "#shared/address/prefix";
import { formatRange, rangeToPrefixes, type Range } from "#shared/address/range";
import { rangeSet, setContains, setContainsRange } from "#shared/address/range-set";
import type { Json } from "#shared/kernel/json";
import { listed, say, type Inserted } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { clusterRange } from "#shared/facts/cluster-ranges";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { poolRange, poolsOf } from "#shared/facts/pools";
import { bypassesOf, LOOPBACK, proxyOf } from "#shared/facts/proxies";
import { valueOf } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const bypass = defineRule({
  id: "UL-PROXY-003",
  name: "proxy/bypass",
  severity: "warning",
  platforms: ["EE"],
  on: ["cluster"],
  what: "The no_proxy list leaves out a range that the cluster uses inside itself.",
  why: "Traffic between nodes, pods and services would go to the proxy, which cannot reach them. The set-up fills in these ranges only when the list is empty.",
  todo: "Add the missing ranges, or empty the list and let the set-up fill it in.",
  sources: [seed("EE", "Proxy"), ENGINEERING],
  check(facts, cluster, report) {
    const proxy = proxyOf(facts, cluster);
    if (!proxy) return;
    const entries = bypassesOf(proxy);
    if (entries.length === 0) return report.pass(say`The set-up fills in no_proxy by itself.`);
    const covered = rangeSet(entries.flatMap(({ range }) => range ?? []));
    const { needs, unknown } = needsOf(facts, cluster);
    for (const what of unknown)
      report.cannotTell(say`The ${{ plain: what }} of ${cluster} is not known.`);
    const missing = needs.filter(({ range }) => !setContainsRange(covered, range));
    if (!setContains(covered, LOOPBACK))
      missing.push({
        what: "loopback",
        text: "127.0.0.1",
        range: { start: LOOPBACK, end: LOOPBACK },
      });
    if (missing.length === 0)
      return report.pass(say`no_proxy covers all ${needs.length + 1} inner ranges of ${cluster}.`);
    const list = missing.map(({ what, text }): Inserted => say`the ${{ plain: what }} ${text}`);
    report.fail({
      at: proxy.id,
      field: "no",
      with: [{ element: cluster.id }],
      message: say`no_proxy of ${proxy} does not cover ${listed(list)}.`,
      data: { missing: missing.flatMap(({ range }) => rangeToPrefixes(range).map(textOf)) },
    });
  },
  fixes(facts, { subjects: [subject], data: { missing } }) {
    const proxy = subject && elementOf(facts, subject.element);
    if (!proxy || !Array.isArray(missing)) return [];
    const present = proxy.fields["no"];
    const no: Json = [
      ...(Array.isArray(present) ? (present as readonly Json[]) : []),
      ...(missing as readonly Json[]),
    ];
    return [
      setFields(say`Add ${listed(missing.map(String))}`, proxy.id, { no }),
      setFields(say`Empty the list, so that the set-up fills it in`, proxy.id, { no: null }),
    ];
  },
  examples: {
    bad: [
      {
        title: "no_proxy = localhost, nodes 192.168.0.0/24",
        base: "edge-scalable",
        edits: [
          {
            add: "proxy",
            id: "proxy",
            parent: "site",
            name: "proxy",
            fields: proxyFields(["localhost"]),
          },
          { set: "cluster", fields: { proxy: "proxy" } },
        ],
      },
      {
        title: "no_proxy with every network but not 127.0.0.1",
        base: "edge-scalable",
        edits: [
          {
            add: "proxy",
            id: "proxy",
            parent: "site",
            name: "proxy",
            fields: proxyFields(["192.168.0.0/24", "10.244.0.0/16", "10.96.0.0/12"]),
          },
          { set: "cluster", fields: { proxy: "proxy" } },
        ],
      },
    ],
    good: [
      {
        title: "no_proxy = localhost,127.0.0.1,192.168.0.0/24,10.244.0.0/16,10.96.0.0/12",
        base: "edge-scalable",
        edits: [
          {
            add: "proxy",
            id: "proxy",
            parent: "site",
            name: "proxy",
            fields: proxyFields([
              "localhost",
              "127.0.0.1",
              "192.168.0.0/24",
              "10.244.0.0/16",
              "10.96.0.0/12",
            ]),
          },
          { set: "cluster", fields: { proxy: "proxy" } },
        ],
      },
      {
        title: "an empty list, which the set-up fills in",
        base: "edge-scalable",
        edits: [
          { add: "proxy", id: "proxy", parent: "site", name: "proxy", fields: proxyFields([]) },
          { set: "cluster", fields: { proxy: "proxy" } },
        ],
      },
    ],
  },
});

function proxyFields(no: readonly string[]) {
  return { http: "http://192.168.0.8:3128", https: "http://192.168.0.8:3128", no };
}

interface Need {
  readonly what: string;
  readonly text: string;
  readonly range: Range;
}

/** The ranges that must not go to the proxy, and those that cannot be told yet. */
function needsOf(facts: Facts, cluster: ElementRecord): { needs: Need[]; unknown: string[] } {
  const needs: Need[] = [];
  const unknown: string[] = [];
  const network = networkOf(facts, cluster.id);
  const nodes = network === undefined ? undefined : networkPrefix(facts, network);
  const prefixes = [
    ["node network", nodes],
    ["pod network", clusterRange(facts, cluster, "podCidr")?.prefix],
    ["service network", clusterRange(facts, cluster, "serviceCidr")?.prefix],
  ] as const;
  for (const [what, prefix] of prefixes) {
    if (prefix) needs.push({ what, text: formatPrefix(prefix), range: rangeOfPrefix(prefix) });
    else unknown.push(what);
  }
  for (const pool of poolsOf(facts, cluster.id, "eeService")) {
    const range = valueOf(poolRange(facts, pool));
    if (range) needs.push({ what: "service range", text: formatRange(range), range });
  }
  for (const endpoint of childrenOf(facts, cluster.id, "controlPlaneEndpoint")) {
    for (const { range } of claimsOf(facts, endpoint.id)) {
      needs.push({ what: "control plane endpoint", text: formatRange(range), range });
    }
  }
  return { needs, unknown };
}

function textOf(prefix: { readonly network: number; readonly length: number }): string {
  const text = formatPrefix(prefix);
  return prefix.length === 32 ? text.slice(0, -3) : text;
}
