import { describe, expect, test } from "vitest";
import { parseIpv4 } from "#shared/address/ipv4";
import { unwrap } from "#shared/kernel/result";
import { startDesign } from "#shared/kinds/design";
import type { Project } from "#shared/model/project";
import { getTemplate } from "#shared/templates/index";
import { createFacts } from "./engine.ts";
import { passes } from "./filters.ts";
import { bestRoutes, tableOf, type Route } from "./routing.ts";
import { walk } from "./walk.ts";

const ip = (text: string) => unwrap(parseIpv4(text));

function follow(project: Project, from: string, to: string) {
  const { outcome, hops, at } = walk(createFacts(project), from, to === "internet" ? to : ip(to));
  return [
    outcome,
    ...hops.map(({ element, translates }) => (translates ? `${element}*` : element)),
    `at ${at}`,
  ].join(" ");
}

describe("a single machine", () => {
  const project = getTemplate("edge-single").build("Single");

  test("reaches its own network directly", () => {
    expect(follow(project, "linux", "192.168.0.9")).toBe("delivered at host.switch");
  });
  test("reaches the office through its NAT", () => {
    expect(follow(project, "linux", "10.0.0.53")).toBe("delivered host.nat* at lan");
  });
  test("reaches the Internet translated twice", () => {
    expect(follow(project, "linux", "internet")).toBe("internet host.nat* router* at internet");
  });
  test("is not found from the office", () => {
    expect(follow(project, "dns", "192.168.0.2")).toMatch(/^internet router\*/);
  });
});

test("a scalable node is a neighbour of its DNS server", () => {
  const project = getTemplate("edge-scalable").build("Scalable");
  expect(follow(project, "node-a", "192.168.0.53")).toBe("delivered at lan");
  expect(follow(project, "node-a", "internet")).toBe("internet router* at internet");
});

test("a host leaves by its own gateway and not through the NAT of its nodes", () => {
  const project = getTemplate("edge-single").build("Single");
  expect(follow(project, "host", "internet")).toBe("internet router* at internet");
  expect(follow(project, "host", "192.168.0.2")).toBe("delivered at host.switch");
});

test("a router sends by its own table", () => {
  const project = getTemplate("hci-static").build("Plant");
  expect(follow(project, "router", "10.20.30.7")).toBe("delivered router at nodes");
});

test("a port that only carries a switch is no way in for the host", () => {
  const project = getTemplate("hci-static").build("Plant");
  expect(follow(project, "h1", "10.20.30.7")).toBe("delivered router at nodes");
});

describe("an edge device", () => {
  const project = getTemplate("ase").build("Rig");

  test("sends what is behind the sensors' router by its custom route", () => {
    expect(follow(project, "worker", "192.168.30.20")).toBe("delivered inner at sensors");
  });
  test("sends the rest through the NAT of its internal switch", () => {
    expect(follow(project, "worker", "internet")).toBe("internet device.nat* router* at internet");
  });
});

test("nodes on a routed site reach the core through the gateway", () => {
  const project = getTemplate("hci-static").build("Plant");
  expect(follow(project, "a-w1", "10.1.1.10")).toBe("delivered router at core");
});

test("a firewall lets pass what its rules say, and nothing else", () => {
  const facts = createFacts(getTemplate("arc-static").build("Branch"));
  const packet = (port: number) =>
    passes(facts, "firewall", {
      source: ip("10.3.0.5"),
      destination: ip("10.1.0.50"),
      proto: "tcp",
      port,
    });
  expect([packet(55000), packet(65000), packet(45000)]).toEqual([true, true, false]);
});

test("two routers that point at each other are a loop", () => {
  const design = startDesign("Loop");
  const { add, join } = design;
  add("segment", "lan", null, "lan", { prefix: "10.0.0.0/24", gateway: "10.0.0.1" });
  for (const [id, other] of [
    ["1", "2"],
    ["2", "1"],
  ] as const) {
    add("router", `r${id}`, null, `r${id}`, {
      forwards: true,
      routes: [{ destination: "10.9.0.0/16", nextHop: `10.0.0.${other}` }],
    });
    add("routerInterface", `r${id}.lan`, `r${id}`, "lan", { address: `10.0.0.${id}/24` });
    join(`r${id}.lan`, "lan");
  }
  add("dnsServer", "dns", null, "dns", { address: "10.0.0.53" });
  join("dns", "lan");
  expect(follow(design.project, "dns", "10.9.0.1")).toBe("loop r1 r2 at r1");
  expect(follow(design.project, "dns", "10.7.0.1")).toBe("no-route r1 at r1");
});

test("TV-14: longest prefix first, then the lowest metric", () => {
  const route = (network: string, length: number, metric: number, source: string): Route => ({
    destination: { network: ip(network), length },
    nextHop: 1,
    leg: source,
    metric,
    origin: "static",
    source,
  });
  const table = [
    route("0.0.0.0", 0, 10, "Port2"),
    route("192.168.0.0", 16, 50, "Port3"),
    route("192.168.30.0", 24, 100, "Port3b"),
    route("192.168.30.0", 24, 90, "Port4"),
  ];
  const winner = (target: string) => bestRoutes(table, ip(target)).map(({ source }) => source);
  expect(winner("192.168.30.8")).toEqual(["Port4"]);
  expect(winner("192.168.40.8")).toEqual(["Port3"]);
  expect(winner("8.8.8.8")).toEqual(["Port2"]);
});

test("a table lists connected networks before routes", () => {
  const facts = createFacts(getTemplate("ase").build("Rig"));
  expect(tableOf(facts, "inner").map(({ origin }) => origin)).toEqual(["connected", "connected"]);
});
