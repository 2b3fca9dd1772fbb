import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, prefixContains, samePrefix, type Prefix } from "#shared/address/prefix";
import { isGlobalUnicast } from "#shared/address/special";
import { say, type Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { elementOf, fieldOf, kindOf, type Facts } from "#shared/facts/engine";
import { endInWords, flowPaths, type FlowPath } from "#shared/facts/flow-paths";
import { missingCustomRoute } from "#shared/facts/missing-custom-route";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { drawnNetworkAt } from "#shared/facts/drawn-networks";
import { readRows } from "#shared/facts/readings";
import { DEFAULT_METRIC } from "#shared/facts/route-entries";
import { bestRoutes, legsOf, routersOn, tableOf } from "#shared/facts/routing";
import { outcomeInWords } from "#shared/facts/walk";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";
import { networkBehind, secondRouter } from "../example-parts.ts";
import { routerRoutes } from "./examples.ts";

/** A network behind a second router, and a flow to it. */
const FAR = [
  ...secondRouter("r2", "192.168.0.2/24"),
  ...networkBehind("r2", "10.7.0.0/24", "10.7.0.1/24", "10.7.0.1"),
];
const WATCH = {
  add: "flow",
  id: "watch",
  parent: "site",
  fields: { source: "node-a", destinationAddress: "10.7.0.9", proto: "tcp", port: 443 },
};

/** A gap on an edge device is UL-ROUTE-021, a circle UL-ROUTE-013, no gateway UL-ROUTE-014. */
export const blackHole = defineRule({
  id: "UL-ROUTE-024",
  name: "route/black-hole",
  severity: "error",
  platforms: ["ALL"],
  on: ["flow"],
  what: "The packets of a flow come to a router that has no route for them.",
  why: "They are dropped there, and the sender waits for an answer that never comes.",
  todo: "Add the missing route at that router, or a router that joins both networks.",
  sources: [ENGINEERING],
  check(facts, flow, report) {
    const paths = flowPaths(facts, flow.id);
    if (paths.length === 0) {
      if (fieldOf(facts, flow.id, "source") !== undefined) {
        report.cannotTell(
          say`Where ${flow} begins or ends cannot be told: one end has no address or is not drawn.`,
        );
      }
      return;
    }
    for (const path of paths) {
      const { taken } = path;
      const gap = missingCustomRoute(facts, path);
      const hole = gap === undefined || gap === "routed" ? holeIn(facts, path) : undefined;
      if (hole) {
        report.fail({
          with: [{ element: hole.router, field: "routes" }],
          message: say`${flow} stops at ${nameOf(facts, hole.router)}: no route to ${endInWords(facts, path)}${hole.because}.`,
          data: path.target === "internet" ? {} : { target: path.target },
        });
      } else if (taken.outcome === "delivered") {
        report.pass(say`${flow} ${outcomeInWords(facts, taken)}.`);
      } else if (taken.outcome === "internet") {
        if (path.target === "internet" || isGlobalUnicast(path.target))
          report.pass(say`${flow} ${outcomeInWords(facts, taken)}.`);
        else
          report.cannotTell(
            say`${flow} ${outcomeInWords(facts, taken)}; what carries the private ${formatIpv4(path.target)} from there is not drawn.`,
          );
      } else if (taken.missing) report.cannotTell(taken.missing);
    }
  },
  fixes(facts, { subjects: [, router], data: { target } }) {
    const element = router && elementOf(facts, router.element);
    if (!element || typeof target !== "number") return [];
    return waysTo(facts, element, target).map(({ prefix, nextHop, of }): Fix => {
      const destination = formatPrefix(prefix);
      const routes = [
        ...readRows(element, "routes"),
        { destination, nextHop: formatIpv4(nextHop), metric: DEFAULT_METRIC },
      ];
      return setFields(
        say`Route ${destination} to ${nameOf(facts, of)} at ${element}`,
        element.id,
        { routes },
      );
    });
  },
  examples: {
    bad: [
      {
        title: "router 192.168.0.1 knows 192.168.0.0/24 only; target 10.7.0.9",
        base: "edge-scalable",
        edits: [{ disconnect: "router", from: "internet" }, ...FAR, WATCH],
      },
      {
        title: "a drawn private network that the default route sends to the Internet",
        base: "edge-scalable",
        edits: [...FAR, WATCH],
      },
    ],
    good: [
      {
        title: "router has 10.7.0.0/24 via 192.168.0.2",
        base: "edge-scalable",
        edits: [
          ...FAR,
          WATCH,
          routerRoutes("router", { destination: "10.7.0.0/24", nextHop: "192.168.0.2" }),
        ],
      },
    ],
  },
});

interface Hole {
  readonly router: string;
  readonly because: Message;
}

/** A router without a route; or one that sends to the Internet what is private and drawn elsewhere. */
function holeIn(facts: Facts, { taken, target, element }: FlowPath): Hole | undefined {
  if (taken.outcome === "no-route" && kindOf(facts, taken.at) === "router")
    return { router: taken.at, because: [] };
  const last = taken.hops.at(-1);
  if (taken.outcome !== "internet" || last?.kind !== "router" || target === "internet")
    return undefined;
  if (isGlobalUnicast(target)) return undefined;
  // The inside of a host is for UL-NAT-004; an element of a segment can be routed to.
  const network = element === undefined ? drawnNetworkAt(facts, target) : networkOf(facts, element);
  return network !== undefined && kindOf(facts, network) === "segment"
    ? {
        router: last.element,
        because: say` but the one to the Internet, where private addresses end`,
      }
    : undefined;
}

/** Neighbours of a router from which an address can be reached, and what to route there. */
function waysTo(
  facts: Facts,
  router: ElementRecord,
  target: number,
): { prefix: Prefix; nextHop: number; of: string }[] {
  const found = new Map<string, { prefix: Prefix; nextHop: number; of: string }>();
  for (const leg of legsOf(facts, router.id)) {
    for (const neighbour of leg.network === undefined ? [] : routersOn(facts, leg.network)) {
      if (neighbour === router.id || found.has(neighbour)) continue;
      const near = legsOf(facts, neighbour).find((each) => each.network === leg.network);
      const [best] = bestRoutes(tableOf(facts, neighbour), target);
      if (!near || !best || best.origin === "wan" || best.destination.length === 0) continue;
      if (
        legsOf(facts, router.id).some(
          ({ prefix, address }) => samePrefix(prefix, best.destination) || address === best.nextHop,
        )
      )
        continue;
      if (prefixContains(best.destination, target))
        found.set(neighbour, { prefix: best.destination, nextHop: near.address, of: neighbour });
    }
  }
  return [...found.values()];
}
