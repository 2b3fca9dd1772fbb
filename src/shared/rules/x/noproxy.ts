import { parsePrefix, formatPrefix, rangeOfPrefix, type Prefix } from "#shared/address/prefix";
import { rangesOverlap, type Range } from "#shared/address/range";
import { specialBlockOf } from "#shared/address/special";
import { unwrap } from "#shared/kernel/result";
import { say } from "#shared/kernel/message";
import { clusterRange } from "#shared/facts/cluster-ranges";
import { elementOf } from "#shared/facts/engine";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { siteIdOf } from "#shared/facts/places";
import { bypassesOf, proxyOf } from "#shared/facts/proxies";
import { spacesInSite } from "#shared/facts/spaces";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** The bridge of the container runtime, which the set-up puts on the list by itself. */
const BRIDGE = rangeOfPrefix(unwrap(parsePrefix("172.17.0.0/16")).prefix);

export const noproxyOverlapsLan = defineRule({
  id: "UL-X-013",
  name: "x/noproxy-overlaps-lan",
  severity: "info",
  platforms: ["EE"],
  on: ["cluster"],
  what: "The no_proxy list carries a private prefix beyond the cluster's own networks.",
  why: "Traffic to these addresses bypasses the proxy. That is right for a LAN that is reached directly, and wrong for one behind the proxy.",
  todo: "Keep it when the nodes reach that network directly, else remove it.",
  sources: [ENGINEERING, seed("EE_ISSUES")],
  check(facts, cluster, report) {
    const proxy = proxyOf(facts, cluster);
    const network = networkOf(facts, cluster.id);
    const nodes = network === undefined ? undefined : networkPrefix(facts, network);
    if (!proxy || !nodes) return;
    const inner = [
      nodes,
      clusterRange(facts, cluster, "podCidr")?.prefix,
      clusterRange(facts, cluster, "serviceCidr")?.prefix,
    ]
      .filter((prefix): prefix is Prefix => prefix !== undefined)
      .map(rangeOfPrefix);
    const site = siteIdOf(facts, cluster.id);
    for (const { text, range } of bypassesOf(proxy)) {
      if (!range || range.start === range.end || !isPrivate(range) || rangesOverlap(range, BRIDGE))
        continue;
      const lan = spacesInSite(facts, site, range).find(
        ({ what, element }) => what === "network" && element !== network,
      );
      const other = lan && elementOf(facts, lan.element);
      if (!other && inner.some((own) => rangesOverlap(own, range))) continue;
      report.fail({
        at: proxy.id,
        field: "no",
        with: [{ element: cluster.id }, ...(other ? [{ element: other.id }] : [])],
        message: other
          ? say`no_proxy of ${proxy} carries ${text}, which covers ${other}, not only the node network ${formatPrefix(nodes)}.`
          : say`no_proxy of ${proxy} carries ${text}, which is not the node network ${formatPrefix(nodes)}.`,
        which: text,
      });
    }
  },
  examples: {
    bad: [
      {
        title: "no_proxy with 10.20.0.0/16, nodes 192.168.0.0/24",
        base: "edge-scalable",
        edits: [
          { add: "proxy", id: "proxy", parent: "site", fields: proxyFields(["10.20.0.0/16"]) },
          { set: "cluster", fields: { proxy: "proxy" } },
        ],
      },
    ],
    good: [
      {
        title: "no_proxy with the node network only",
        base: "edge-scalable",
        edits: [
          { add: "proxy", id: "proxy", parent: "site", fields: proxyFields([]) },
          { set: "cluster", fields: { proxy: "proxy" } },
        ],
      },
    ],
  },
});

function isPrivate({ start, end }: Range): boolean {
  const block = specialBlockOf(start);
  return block?.usable === "private" && specialBlockOf(end)?.prefix === block.prefix;
}

function proxyFields(more: readonly string[]) {
  const inner = ["localhost", "127.0.0.1", "192.168.0.0/24", "10.244.0.0/16", "10.96.0.0/12"];
  return {
    http: "http://192.168.0.8:3128",
    https: "http://192.168.0.8:3128",
    no: [...inner, ...more],
  };
}
