import { say } from "#shared/kernel/message";
import { childrenOf } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/layer2";
import { readText } from "#shared/facts/readings";
import { switchMode } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

const WHERE = [seed("EE", "Scalable cluster"), seed("EE", "Networking by deployment type")];

export const adapterNameMissing = defineRule({
  id: "UL-SWITCH-004",
  name: "switch/adapter-name-missing",
  severity: "error",
  platforms: ["EE-M"],
  on: ["host"],
  what: "A host of a scalable cluster has neither an adapter name nor an external switch.",
  why: "The switch is made by hand beforehand or by the set-up from the adapter name; without either there is none.",
  todo: "Give the name of the physical adapter, or draw the external switch that exists.",
  sources: WHERE,
  check(facts, host, report) {
    const name = readText(facts, host, "adapterName");
    const external = childrenOf(facts, host.id, "vswitch").find(
      (each) => switchMode(facts, each) === "external",
    );
    if (name !== "") report.pass(say`AdapterName is ${name}.`);
    else if (external) report.pass(say`${external} is the external switch.`);
    else {
      report.fail({
        field: "adapterName",
        message: say`${host}: give the physical adapter name (AdapterName) or select an existing external switch.`,
      });
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    portsOf(facts, subject?.element ?? "")
      .filter((port) => port.fields["media"] !== "wireless")
      .map(({ name, parent }) => setFields(say`Use ${name}`, parent ?? "", { adapterName: name })),
  examples: {
    bad: [
      {
        title: "host B, AdapterName empty, no switch",
        base: "edge-scalable",
        edits: [{ remove: "host-b.switch" }, { set: "host-b", fields: { adapterName: null } }],
      },
    ],
    good: [
      { title: "host B, AdapterName = Ethernet", base: "edge-scalable" },
      {
        title: "host B with an external switch made by hand",
        base: "edge-scalable",
        edits: [{ set: "host-b", fields: { adapterName: null } }],
      },
    ],
  },
});
