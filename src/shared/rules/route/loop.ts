import { formatIpv4 } from "#shared/address/ipv4";
import {
  formatPrefix,
  prefixContainsPrefix,
  samePrefix,
  type Prefix,
} from "#shared/address/prefix";
import { plain, say, type Message } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { readRows } from "#shared/facts/readings";
import { goodEntries } from "#shared/facts/route-entries";
import { legsOf, routersOn } from "#shared/facts/routing";
import { routingLoopsAt, type RoutingLoop } from "#shared/facts/routing-loops";
import { defineRule } from "../define-rule.ts";
import type { Finding, Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";
import { networkBehind, secondRouter } from "../example-parts.ts";
import { routerRoutes } from "./examples.ts";

/** Told once, at the router of the loop whose id comes first. */
export const routingLoop = defineRule({
  id: "UL-ROUTE-013",
  name: "route/loop",
  severity: "error",
  platforms: ["ALL"],
  on: ["router"],
  what: "Routers hand the packets to a destination to one another in a circle.",
  why: "The packets go round until they die of age; they never arrive, and they fill the links on the way.",
  todo: "Point the last router of the circle to where the destination really is, or take its route away.",
  sources: [ENGINEERING],
  check(facts, router, report) {
    const loops = routingLoopsAt(facts, router.id);
    if (loops.length === 0) report.pass(say`No circle of routers begins at ${router}.`);
    for (const loop of loops) {
      const [first, ...more] = loop.destinations;
      const others = more.length > 0 ? say` and ${plain(more.length)} more` : [];
      report.fail({
        field: "routes",
        with: loop.routers.slice(1).map((id) => ({ element: id, field: "routes" })),
        message: say`Traffic to ${first ? formatPrefix(first) : ""}${others} loops: ${pathInWords(facts, loop)}.`,
      });
    }
  },
  fixes(facts, finding) {
    const loop = loopIn(facts, finding);
    if (!loop) return [];
    const backwards = loop.routers.toReversed();
    return [
      ...backwards.flatMap((router) => repoint(facts, router, loop)),
      ...backwards.flatMap((router) => takeAway(facts, router, loop)),
    ];
  },
  examples: {
    bad: [
      {
        title:
          "R1 (192.168.0.1): 10.9.0.0/16 via 192.168.0.2; R2 (192.168.0.2): 10.9.0.0/16 via 192.168.0.1",
        base: "edge-scalable",
        edits: [
          routerRoutes("router", { destination: "10.9.0.0/16", nextHop: "192.168.0.2" }),
          ...secondRouter("r2", "192.168.0.2/24", {
            routes: [{ destination: "10.9.0.0/16", nextHop: "192.168.0.1" }],
          }),
        ],
      },
      {
        title:
          "a route that comes back by the default route, and a third router that has the network",
        base: "edge-scalable",
        edits: [
          routerRoutes("router", { destination: "10.9.0.0/16", nextHop: "192.168.0.2" }),
          ...secondRouter("r2", "192.168.0.2/24", {
            routes: [{ destination: "0.0.0.0/0", nextHop: "192.168.0.1" }],
          }),
          ...secondRouter("r3", "192.168.0.3/24"),
          ...networkBehind("r3", "10.9.0.0/16", "10.9.0.1/16"),
        ],
      },
    ],
    good: [
      {
        title: "R1 via 192.168.0.2; R2 has 10.9.0.1/16 connected",
        base: "edge-scalable",
        edits: [
          routerRoutes("router", { destination: "10.9.0.0/16", nextHop: "192.168.0.2" }),
          ...secondRouter("r2", "192.168.0.2/24", {
            routes: [{ destination: "0.0.0.0/0", nextHop: "192.168.0.1" }],
          }),
          ...networkBehind("r2", "10.9.0.0/16", "10.9.0.1/16"),
        ],
      },
    ],
  },
});

function pathInWords(facts: Facts, { routers }: RoutingLoop): Message {
  const [first = "", ...rest] = routers;
  return [...rest, first].reduce(
    (path, id) => say`${path} → ${nameOf(facts, id)}`,
    say`${nameOf(facts, first)}`,
  );
}

function loopIn(facts: Facts, { subjects }: Finding): RoutingLoop | undefined {
  const path = subjects.map(({ element }) => element).join();
  return routingLoopsAt(facts, subjects[0]?.element ?? "").find(
    ({ routers }) => routers.join() === path,
  );
}

/** Changes every route of a router that leads round the circle. */
function rewrite(
  facts: Facts,
  router: string,
  { destinations }: RoutingLoop,
  title: Message,
  cellsFor: (destination: Prefix) => { nextHop: string; interface: string } | undefined,
): Fix[] {
  const element = elementOf(facts, router);
  if (!element) return [];
  const looping = goodEntries(facts, router).filter(({ prefix }) =>
    destinations.some((each) => samePrefix(each, prefix)),
  );
  if (looping.length === 0) return [];
  const byRow = new Map(looping.map(({ row, prefix }) => [row, cellsFor(prefix)]));
  const routes = readRows(element, "routes").flatMap((cells, row) => {
    if (!byRow.has(row)) return [cells];
    const changed = byRow.get(row);
    return changed ? [{ ...cells, ...changed }] : [];
  });
  return [setFields(title, router, { routes })];
}

/** To a neighbour outside the circle that has the first of the destinations on one of its own networks. */
function repoint(facts: Facts, router: string, loop: RoutingLoop): Fix[] {
  const [wanted] = loop.destinations;
  if (!wanted || loop.destinations.length > 1) return [];
  for (const leg of legsOf(facts, router)) {
    for (const neighbour of leg.network === undefined ? [] : routersOn(facts, leg.network)) {
      if (loop.routers.includes(neighbour)) continue;
      const legs = legsOf(facts, neighbour);
      const near = legs.find((each) => each.network === leg.network);
      const isThere = legs.some(({ prefix }) => prefixContainsPrefix(prefix, wanted));
      if (!near || !isThere) continue;
      const title = say`Point ${nameOf(facts, router)} to ${nameOf(facts, neighbour)}, which has ${formatPrefix(wanted)}`;
      const cells = {
        nextHop: formatIpv4(near.address),
        interface: elementOf(facts, leg.id)?.name ?? "",
      };
      return rewrite(facts, router, loop, title, () => cells);
    }
  }
  return [];
}

function takeAway(facts: Facts, router: string, loop: RoutingLoop): Fix[] {
  const [first] = loop.destinations;
  const name = loop.destinations.length === 1 && first ? formatPrefix(first) : "the circle";
  return rewrite(
    facts,
    router,
    loop,
    say`Take the route to ${name} out of ${nameOf(facts, router)}`,
    () => undefined,
  );
}
