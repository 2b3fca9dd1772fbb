import { listed, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/layer2";
import { readText } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const adapterNameUnknown = defineRule({
  id: "UL-SWITCH-005",
  name: "switch/adapter-name-unknown",
  severity: "error",
  platforms: ["EE-M"],
  on: ["host"],
  what: "The adapter name is not the name of a physical port of the host.",
  why: "The set-up looks the name up in the Name column of Get-NetAdapter -Physical and stops when it is not there.",
  todo: "Write the name of the adapter in full, as Windows shows it.",
  sources: [seed("EE", "Scalable cluster")],
  check(facts, host, report) {
    const name = readText(facts, host, "adapterName");
    if (name === "") return;
    const ports = portsOf(facts, host.id);
    const match = ports.find((port) => port.name.toLowerCase() === name.toLowerCase());
    if (match) return report.pass(say`${name} is a physical port of ${host}.`);
    if (ports.length === 0) return report.cannotTell(say`No physical port of ${host} is drawn.`);
    report.fail({
      field: "adapterName",
      message: say`${host} has no physical adapter named ${name}; it has ${listed(ports)}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const host = subject && elementOf(facts, subject.element);
    if (!host) return [];
    const wanted = readText(facts, host, "adapterName").toLowerCase();
    const nearest = portsOf(facts, host.id).sort(
      (a, b) => likeness(b.name, wanted) - likeness(a.name, wanted),
    );
    return nearest
      .slice(0, 3)
      .map(({ name }) => setFields(say`Use ${name}`, host.id, { adapterName: name }));
  },
  examples: {
    bad: [
      {
        title: "AdapterName = Eth2, ports Ethernet and Ethernet 2",
        base: "edge-scalable",
        edits: [
          { add: "physicalPort", id: "host-a.second", parent: "host-a", name: "Ethernet 2" },
          { set: "host-a", fields: { adapterName: "Eth2" } },
        ],
      },
    ],
    good: [
      {
        title: "AdapterName = ethernet, the same but for the case",
        base: "edge-scalable",
        edits: [{ set: "host-a", fields: { adapterName: "ethernet" } }],
      },
    ],
  },
});

/** How many letters of one text stand in the other in the same order, less those that do not. */
function likeness(text: string, wanted: string): number {
  let at = 0;
  let hits = 0;
  for (const letter of wanted) {
    const next = text.toLowerCase().indexOf(letter, at);
    if (next < 0) continue;
    hits += 1;
    at = next + 1;
  }
  return hits * 2 - text.length;
}
