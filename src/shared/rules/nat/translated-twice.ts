import { listed, say } from "#shared/kernel/message";
import { flowPaths } from "#shared/facts/flow-paths";
import { nameOf } from "#shared/facts/names";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING } from "../sources.ts";

export const translatedTwice = defineRule({
  id: "UL-NAT-010",
  name: "nat/translated-twice",
  severity: "info",
  platforms: ["ALL"],
  on: ["flow"],
  what: "A flow is translated more than once on its way.",
  why: "It works outwards, but whoever reads a log on the far side sees neither the node nor its host.",
  todo: "Nothing, unless somebody outside has to tell the sources apart.",
  sources: [ENGINEERING],
  check(facts, flow, report) {
    for (const { taken, sender } of flowPaths(facts, flow.id)) {
      const nats = taken.hops.filter(({ translates }) => translates).map(({ element }) => element);
      const names = listed(nats.map((id) => nameOf(facts, id)));
      if (nats.length === 0) report.pass(say`${flow} is not translated.`);
      else if (nats.length === 1) report.pass(say`${flow} is translated once, at ${names}.`);
      else {
        report.fail({
          with: nats.map((element) => ({ element })),
          message: say`${flow} of ${nameOf(facts, sender)} is translated ${nats.length} times, at ${names}.`,
        });
      }
    }
  },
  examples: {
    bad: [
      {
        title: "192.168.0.2 → host 10.0.0.57 → public address of the home router",
        base: "edge-single",
        edits: [toTheInternet("linux")],
      },
    ],
    good: [
      {
        title: "scalable node → router, one translation",
        base: "edge-scalable",
        edits: [toTheInternet("node-a")],
      },
    ],
  },
});

function toTheInternet(source: string) {
  const fields = { source, destination: "internet", proto: "tcp", port: 443 };
  return { add: "flow", id: "pull", parent: "site", fields };
}
