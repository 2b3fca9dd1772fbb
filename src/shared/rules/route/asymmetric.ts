import { formatIpv4 } from "#shared/address/ipv4";
import { listed, say } from "#shared/kernel/message";
import { elementOf, fieldOf, type Facts } from "#shared/facts/engine";
import { flowPaths, hopsAfterTranslation, replyAddress, wayBack } from "#shared/facts/flow-paths";
import { nameOf } from "#shared/facts/names";
import { legsOf } from "#shared/facts/routing";
import type { Hop } from "#shared/facts/walk";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";
import { flowToFar, networkBehind, secondRouter } from "../example-parts.ts";

/** Beyond a translation the answer comes back to the translator, so only what lies behind it is compared. */
export const asymmetric = defineRule({
  id: "UL-ROUTE-023",
  name: "route/asymmetric",
  severity: "warning",
  platforms: ["ALL"],
  on: ["flow"],
  what: "A flow and its answers pass different firewalls.",
  why: "A stateful firewall drops answers to a question that it never saw.",
  todo: "Let both directions take the same way: align the gateways or the metrics on both sides.",
  sources: [ENGINEERING],
  check(facts, flow, report) {
    for (const path of flowPaths(facts, flow.id)) {
      const to = replyAddress(facts, path);
      const back = to === undefined ? undefined : wayBack(facts, path, to);
      if (!back || path.taken.outcome !== "delivered") continue;
      if (back.outcome === "cannot-tell") {
        if (back.missing) report.cannotTell(back.missing);
        continue;
      }
      if (back.outcome !== "delivered") continue;
      const there = statefulOn(facts, hopsAfterTranslation(path.taken.hops));
      const here = statefulOn(facts, back.hops);
      if (there.length === 0 && here.length === 0) {
        report.pass(say`${flow} passes no stateful device.`);
      } else if (sameSet(there, here)) {
        report.pass(
          say`${flow} and its answers pass ${listed(there.map((id) => nameOf(facts, id)))}.`,
        );
      } else {
        report.fail({
          with: [...there, ...here].map((element) => ({ element })),
          message: say`${flow} goes via ${named(facts, there)} and returns via ${named(facts, here)}.`,
          data: { through: there.at(-1) ?? "", answering: back.origin?.network ?? "" },
        });
      }
    }
  },
  fixes(facts, { data: { through, answering } }) {
    const network = typeof answering === "string" ? elementOf(facts, answering) : undefined;
    if (network?.kind !== "segment" || typeof through !== "string") return [];
    const leg = legsOf(facts, through).find((each) => each.network === network.id);
    if (!leg) return [];
    const gateway = formatIpv4(leg.address);
    return [
      setFields(
        say`Let ${network} answer through ${nameOf(facts, through)}, gateway ${gateway}`,
        network.id,
        { gateway },
      ),
    ];
  },
  examples: {
    bad: [
      {
        title: "out via FW1 192.168.0.1, back via FW2 192.168.0.2",
        base: "edge-scalable",
        edits: twoFirewalls("10.7.0.2"),
      },
    ],
    good: [
      {
        title: "both via FW1 192.168.0.1",
        base: "edge-scalable",
        edits: twoFirewalls("10.7.0.1"),
      },
    ],
  },
});

function statefulOn(facts: Facts, hops: readonly Hop[]): string[] {
  return hops.map(({ element }) => element).filter((id) => fieldOf(facts, id, "stateful") === true);
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

function named(facts: Facts, ids: readonly string[]) {
  return ids.length === 0 ? say`no firewall` : listed(ids.map((id) => nameOf(facts, id)));
}

function twoFirewalls(gateway: string) {
  return [
    { set: "router", fields: { stateful: true } },
    ...networkBehind("router", "10.7.0.0/24", "10.7.0.1/24", gateway),
    ...secondRouter("fw2", "192.168.0.2/24", { stateful: true, role: "firewall" }),
    {
      add: "routerInterface",
      id: "fw2.far",
      parent: "fw2",
      name: "far",
      fields: { address: "10.7.0.2/24" },
    },
    { connect: "fw2.far", to: "far" },
    ...flowToFar("node-a"),
  ];
}
