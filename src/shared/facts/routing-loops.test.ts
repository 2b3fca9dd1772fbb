import { expect, test } from "vitest";
import { formatPrefix } from "#shared/address/prefix";
import { startDesign } from "#shared/kinds/design";
import type { Project } from "#shared/model/project";
import { createFacts } from "./engine.ts";
import { routingLoopsAt } from "./routing-loops.ts";

type Route = readonly [destination: string, via: number];

/** Routers on one network 10.0.0.0/24, the n-th with the address 10.0.0.n; `legs` are further networks. */
function routers(
  tables: readonly (readonly Route[])[],
  legs: Record<number, string> = {},
): Project {
  const design = startDesign("Loops");
  design.add("segment", "lan", null, "lan", { prefix: "10.0.0.0/24" });
  tables.forEach((table, i) => {
    const id = `r${i + 1}`;
    const routes = table.map(([destination, via]) => ({ destination, nextHop: `10.0.0.${via}` }));
    design.add("router", id, null, id, { forwards: true, routes });
    design.add("routerInterface", `${id}.lan`, id, "lan", { address: `10.0.0.${i + 1}/24` });
    design.join(`${id}.lan`, "lan");
    const far = legs[i + 1];
    if (far) design.add("routerInterface", `${id}.far`, id, "far", { address: far });
  });
  return design.project;
}

function loops(project: Project, count: number): string[] {
  const facts = createFacts(project);
  const ids = Array.from({ length: count }, (_, i) => `r${i + 1}`);
  return ids.flatMap((id) =>
    routingLoopsAt(facts, id).map(
      (loop) => `${loop.destinations.map(formatPrefix).join(" ")}: ${loop.routers.join(" ")}`,
    ),
  );
}

test("two routers that point at each other", () => {
  const project = routers([[["10.9.0.0/16", 2]], [["10.9.0.0/16", 1]]]);
  expect(loops(project, 2)).toEqual(["10.9.0.0/16: r1 r2"]);
});

test("a loop beyond the router that names the destination", () => {
  const project = routers([[["10.9.0.0/16", 2]], [["10.8.0.0/15", 3]], [["0.0.0.0/0", 2]]]);
  expect(loops(project, 3)).toEqual(["10.8.0.0/15 10.9.0.0/16: r2 r3"]);
});

test("a longer prefix elsewhere hides no loop of the rest", () => {
  const project = routers(
    [
      [["10.9.0.0/16", 2]],
      [
        ["10.9.0.0/16", 1],
        ["10.9.0.0/24", 3],
      ],
      [],
    ],
    { 3: "10.9.0.1/24" },
  );
  expect(loops(project, 3)).toEqual(["10.9.0.0/16: r1 r2"]);
});

test("the destination is connected before the circle closes", () => {
  const project = routers([[["10.9.0.0/16", 2]], [["10.9.0.0/24", 1]]], { 2: "10.9.0.1/16" });
  expect(loops(project, 2)).toEqual(["10.9.0.0/24: r1 r2"]);
  const sound = routers([[["10.9.0.0/16", 2]], [["0.0.0.0/0", 1]]], { 2: "10.9.0.1/16" });
  expect(loops(sound, 2)).toEqual([]);
});

test("a hundred routers with a hundred routes each are followed in no time", () => {
  const count = 100;
  const tables = Array.from({ length: count }, (_, i) =>
    Array.from({ length: 100 }, (_, j): Route => [`172.16.${j}.0/24`, ((i + 1) % count) + 1]),
  );
  const [loop] = loops(routers(tables), count);
  expect(loop?.split(" ").length).toBe(100 + count);
});
