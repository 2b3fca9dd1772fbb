import { listed, plain, say } from "#shared/kernel/message";
import { nodesWith } from "#shared/facts/clusters";
import { elementOf } from "#shared/facts/engine";
import { isSet, proxyOf } from "#shared/facts/proxies";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

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
