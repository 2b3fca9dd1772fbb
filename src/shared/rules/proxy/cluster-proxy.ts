import { formatIpv4 } from "#shared/address/ipv4";
import { listed, plain, say } from "#shared/kernel/message";
import { nodesWith } from "#shared/facts/clusters";
import { elementOf } from "#shared/facts/engine";
import { clusterOf } from "#shared/facts/networks";
import { siteOf } from "#shared/facts/places";
import { proxyTargets, isSet, proxyOf } from "#shared/facts/proxies";
import { reachOf } from "#shared/facts/reach";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { clearField, setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const BY_TYPE = seed("EE", "Networking by deployment type");
const PROXY = { http: "http://10.0.0.8:3128", https: "http://10.0.0.8:3128" };

/** UL-PROXY-005. A proxy that is given by name is not followed. */
export const proxyUnreachable = defineRule({
  id: "UL-PROXY-005",
  name: "proxy/unreachable",
  severity: "error",
  platforms: ["EE"],
  on: ["nodeVm"],
  what: "A node cannot reach its proxy.",
  why: "All its web traffic goes to the proxy, so none of it arrives.",
  todo: "Write the address of a proxy that the node can reach, or give its network a way there.",
  sources: [ENGINEERING],
  check(facts, node, report) {
    const cluster = elementOf(facts, clusterOf(facts, node.id) ?? "");
    const proxy = cluster && proxyOf(facts, cluster);
    const own = proxyTargets(node, ["proxyHttp", "proxyHttps"]);
    const targets = own.length > 0 || !proxy ? own : proxyTargets(proxy, ["http", "https"]);
    const byText = new Map(
      targets.map((target) => [`${formatIpv4(target.address)}:${target.port}`, target]),
    );
    for (const [text, { address, port }] of byText) {
      const { answer, because } = reachOf(facts, node, address, [{ proto: "tcp", port }]);
      if (answer === "yes") report.pass(because);
      else if (answer === "unknown") report.cannotTell(because);
      else {
        report.fail({
          with: proxy && own.length === 0 ? [{ element: proxy.id }] : [],
          message: say`${node} cannot reach proxy ${text}. ${because}`,
          which: text,
        });
      }
    }
  },
  examples: {
    bad: [
      {
        title: "proxy 192.168.0.8:3128, inside the private range, not existing",
        base: "edge-single",
        edits: [
          {
            add: "proxy",
            id: "proxy",
            parent: "site",
            fields: { http: "http://192.168.0.8:3128", https: "http://192.168.0.8:3128" },
          },
          { set: "cluster", fields: { proxy: "proxy" } },
        ],
      },
    ],
    good: [
      {
        title: "proxy 10.0.0.8:3128 through NAT",
        base: "edge-single",
        edits: [
          { add: "proxy", id: "proxy", parent: "site", fields: PROXY },
          { set: "cluster", fields: { proxy: "proxy" } },
        ],
      },
    ],
  },
});

/** UL-PROXY-007 */
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

/** UL-PROXY-008 */
export const proxyForOneSystem = defineRule({
  id: "UL-PROXY-008",
  name: "proxy/for-one-system",
  severity: "warning",
  platforms: ["EE"],
  on: ["cluster"],
  what: "Only the Linux or only the Windows node of a cluster has proxy settings.",
  why: "The settings serve both; the node without them tries to go out directly.",
  todo: "Set the proxy on the cluster, or copy it to the other node.",
  sources: [seed("EE", "Proxy")],
  check(facts, cluster, report) {
    if (proxyOf(facts, cluster))
      return report.pass(say`The proxy of ${cluster} serves all its nodes.`);
    const linux = nodesWith(facts, cluster.id, "linux");
    const windows = nodesWith(facts, cluster.id, "windows");
    if (linux.length === 0 || windows.length === 0) return;
    for (const [some, others] of [
      [linux, windows],
      [windows, linux],
    ] as const) {
      const model = some.find(hasProxy);
      if (!model || others.some(hasProxy)) continue;
      for (const node of others) {
        report.fail({
          at: node.id,
          with: [{ element: model.id }],
          message: say`Proxy settings apply to Linux and Windows nodes alike; ${node} has none.`,
        });
      }
    }
    const missing = [...linux, ...windows].filter((node) => !hasProxy(node));
    if (missing.length === 0)
      report.pass(say`${listed([...linux, ...windows])} ${plain("all have proxy settings")}.`);
  },
  fixes(facts, { subjects: [node, model] }) {
    const source = model && elementOf(facts, model.element);
    if (!node || !source) return [];
    const { proxyHttp = null, proxyHttps = null } = source.fields;
    return [setFields(say`Copy those of ${source}`, node.element, { proxyHttp, proxyHttps })];
  },
  examples: {
    bad: [
      {
        title: "Linux with proxy, Windows without",
        base: "edge-single",
        edits: [
          {
            set: "linux",
            fields: { proxyHttp: "http://10.0.0.8:3128", proxyHttps: "http://10.0.0.8:3128" },
          },
          {
            add: "nodeVm",
            id: "windows",
            parent: "host",
            name: "cell4-wedge",
            fields: { os: "windows", role: "worker", cluster: "cluster" },
          },
          { add: "vnic", id: "windows.eth0", parent: "windows", name: "eth0", fields: {} },
          { connect: "windows.eth0", to: "host.switch" },
        ],
      },
    ],
    good: [
      {
        title: "both with the same proxy",
        base: "edge-single",
        edits: [
          {
            set: "linux",
            fields: { proxyHttp: "http://10.0.0.8:3128", proxyHttps: "http://10.0.0.8:3128" },
          },
          {
            add: "nodeVm",
            id: "windows",
            parent: "host",
            name: "cell4-wedge",
            fields: {
              os: "windows",
              role: "worker",
              cluster: "cluster",
              proxyHttp: "http://10.0.0.8:3128",
              proxyHttps: "http://10.0.0.8:3128",
            },
          },
        ],
      },
    ],
  },
});

function hasProxy(node: ElementRecord): boolean {
  return isSet(node, "proxyHttp") || isSet(node, "proxyHttps");
}
