import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { siteProxy } from "#shared/facts/egress";
import { clusterOf } from "#shared/facts/networks";
import { platformOf } from "#shared/facts/places";
import { proxyTargets, proxyOf } from "#shared/facts/proxies";
import { reachOf } from "#shared/facts/reach";
import { defineRule } from "../define-rule.ts";
import { addMissingRules, missingFor } from "../firewall-fixes.ts";
import { ENGINEERING } from "../sources.ts";

const BRANCH_PROXY = { http: "http://10.3.0.8:3128", address: "10.3.0.8" };
const PROXY = { http: "http://10.0.0.8:3128", https: "http://10.0.0.8:3128" };

/** UL-PROXY-005. A proxy that is given by name is not followed. */
export const proxyUnreachable = defineRule({
  id: "UL-PROXY-005",
  name: "proxy/unreachable",
  severity: "error",
  platforms: ["EE", "ARC"],
  on: ["nodeVm", "host"],
  what: "A node of AKS Edge Essentials or a server under Azure Arc cannot reach its proxy.",
  why: "All its web traffic goes to the proxy, so none of it arrives.",
  todo: "Write the address of a proxy that the node can reach, or give its network a way there.",
  sources: [ENGINEERING],
  check(facts, node, report) {
    // Under Arc the servers use the proxy of the infrastructure; nodes of Edge that of their cluster.
    const isArc = platformOf(facts, node.id)?.code.startsWith("ARC") ?? false;
    if ((node.kind === "host") !== isArc) return;
    const cluster = elementOf(facts, clusterOf(facts, node.id) ?? "");
    const named = elementOf(facts, siteProxy(facts, node.id) ?? "");
    const proxy = isArc ? named : cluster && proxyOf(facts, cluster);
    const own = proxyTargets(node, ["proxyHttp", "proxyHttps"]);
    const targets = own.length > 0 || !proxy ? own : proxyTargets(proxy, ["http", "https"]);
    const byText = new Map(
      targets.map((target) => [`${formatIpv4(target.address)}:${target.port}`, target]),
    );
    for (const [text, { address, port }] of byText) {
      const { answer, because, stop } = reachOf(facts, node, address, [{ proto: "tcp", port }]);
      if (answer === "yes") report.pass(because);
      else if (answer === "unknown") report.cannotTell(because);
      else {
        report.fail({
          with: [
            ...(proxy && own.length === 0 ? [{ element: proxy.id }] : []),
            ...(stop ? [{ element: stop.router.id, field: "portRules" }] : []),
          ],
          ...(stop ? { data: missingFor(stop, address, "proxy") } : {}),
          message: say`${node} cannot reach proxy ${text}. ${because}`,
          which: text,
        });
      }
    }
  },
  fixes(facts, finding) {
    const filter = finding.subjects.find(({ field }) => field === "portRules");
    return filter ? addMissingRules(facts, filter.element, finding) : [];
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
      {
        title: "proxy beyond the firewall of an Arc site, no rule for it",
        base: "arc-static",
        edits: [
          { add: "proxy", id: "proxy", parent: "site", fields: BRANCH_PROXY },
          { connect: "proxy", to: "bridge" },
          { set: "site", fields: { infrastructureProxy: "proxy" } },
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
      {
        title: "proxy on the network of the servers of an Arc site",
        base: "arc-static",
        edits: [
          {
            add: "proxy",
            id: "proxy",
            parent: "site",
            fields: { http: "http://10.1.0.8:3128", address: "10.1.0.8" },
          },
          { connect: "proxy", to: "hosts" },
          { set: "site", fields: { infrastructureProxy: "proxy" } },
        ],
      },
      {
        title: "the node has a proxy of its own that it reaches",
        base: "edge-single",
        edits: [
          {
            add: "proxy",
            id: "proxy",
            parent: "site",
            fields: { http: "http://192.168.0.8:3128" },
          },
          { set: "cluster", fields: { proxy: "proxy" } },
          { set: "linux", fields: { proxyHttp: "http://10.0.0.8:3128" } },
        ],
      },
    ],
  },
});
