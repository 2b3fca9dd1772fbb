import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { clusterOf } from "#shared/facts/networks";
import { proxyTargets, proxyOf } from "#shared/facts/proxies";
import { reachOf } from "#shared/facts/reach";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";

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
