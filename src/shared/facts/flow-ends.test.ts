import { expect, test } from "vitest";
import { formatIpv4 } from "#shared/address/ipv4";
import { buildExample } from "#shared/templates/build-example";
import { createFacts } from "./engine.ts";
import { flowSenders, flowTargets } from "./flow-ends.ts";

type Fields = Readonly<Record<string, string | number>>;

/** A flow in a base design: who sends, and where it leads to, as `element target`. */
function endsOf(base: string, fields: Fields, change: Fields & { of?: string } = {}) {
  const { of, ...changed } = change;
  const project = buildExample({
    title: "flow",
    base,
    edits: [
      ...(of === undefined ? [] : [{ set: of, fields: changed }]),
      { add: "flow", id: "flow", parent: "site", fields },
    ],
  });
  const facts = createFacts(project);
  return {
    from: flowSenders(facts, "flow"),
    to: flowTargets(facts, "flow").map(
      ({ target, element }) =>
        `${element ?? "-"} ${target === "internet" ? target : formatIpv4(target)}`,
    ),
  };
}

test("a network is asked at its last host", () => {
  expect(endsOf("edge-scalable", { source: "dns", destination: "lan" })).toEqual({
    from: ["dns"],
    to: ["lan 192.168.0.254"],
  });
});

test("a cluster is asked at its endpoint, and sends from one node of each network", () => {
  expect(endsOf("edge-scalable", { source: "cluster", destination: "cluster" })).toEqual({
    from: ["node-a"],
    to: ["cluster.endpoint 192.168.0.50"],
  });
});

test("a cluster on HCI is asked at the address of its API server", () => {
  expect(endsOf("hci-static", { source: "h1", destination: "b" }).to).toEqual(["b 10.20.30.30"]);
});

test("a cluster without an endpoint is asked at a node", () => {
  expect(
    endsOf("edge-scalable", { destination: "cluster" }, { of: "cluster.endpoint", address: "" }).to,
  ).toEqual(["node-a 192.168.0.11"]);
});

test("a name leads where the drawn DNS servers say, else to the Internet", () => {
  const names = (destinationName: string) => {
    const project = buildExample({
      title: "names",
      base: "edge-scalable",
      edits: [
        {
          set: "dns",
          fields: { records: [{ name: "Shop.contoso.local", address: "192.168.0.61" }] },
        },
        { add: "flow", id: "flow", parent: "site", fields: { destinationName } },
      ],
    });
    return flowTargets(createFacts(project), "flow").map(({ target }) =>
      target === "internet" ? target : formatIpv4(target),
    );
  };
  expect(names("shop.contoso.local")).toEqual(["192.168.0.61"]);
  expect(names("mcr.microsoft.com")).toEqual(["internet"]);
});
