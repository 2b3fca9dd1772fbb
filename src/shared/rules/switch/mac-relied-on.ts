import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { childrenOf, defineGlobalFact, elementsOfKind } from "#shared/facts/engine";
import { freeMac } from "#shared/facts/macs";
import { readRows } from "#shared/facts/readings";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const macReliedOn = defineRule({
  id: "UL-SWITCH-028",
  name: "switch/mac-relied-on",
  severity: "warning",
  platforms: ["EE"],
  on: ["nodeVm"],
  what: "Something relies on the MAC address of a node that has no fixed one.",
  why: "Without the parameter the address is random, so port security, a reservation or a firewall cannot know it.",
  todo: "Give the node a fixed MAC address.",
  sources: [seed("EE", "Static MAC Address")],
  check(facts, node, report) {
    const scope = reservedFor(facts).get(node.name.toLowerCase());
    for (const adapter of childrenOf(facts, node.id, "vnic")) {
      const isNamed = adapter.fields["referencedByMac"] === true;
      if (!isNamed && scope === undefined) continue;
      if (!isEmptyValue(adapter.fields["mac"])) {
        report.pass(say`${node} has a fixed MAC address.`);
        continue;
      }
      report.fail({
        at: adapter.id,
        field: "mac",
        with: scope === undefined ? [] : [{ element: scope, field: "reservations" }],
        message: say`${node} is referenced by MAC but has no fixed MAC address.`,
      });
    }
  },
  fixes(facts, { subjects: [subject] }) {
    if (!subject) return [];
    const mac = freeMac(facts, subject.element);
    return [setFields(say`Give it ${mac}`, subject.element, { mac })];
  },
  examples: {
    bad: [
      {
        title: "port security expects N1, MacAddress empty",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { referencedByMac: true } }],
      },
    ],
    good: [
      {
        title: "port security expects N1, MacAddress = 00-15-5D-01-02-03",
        base: "edge-scalable",
        edits: [
          { set: "node-a.eth0", fields: { referencedByMac: true, mac: "00-15-5D-01-02-03" } },
        ],
      },
    ],
  },
});

/** The scope that reserves an address for somebody, by the owner's name in small letters. */
const reservedFor = defineGlobalFact<ReadonlyMap<string, string>>(
  "reservationOwners",
  (facts) => {
    const owners = new Map<string, string>();
    for (const scope of elementsOfKind(facts, "dhcpScope")) {
      for (const row of readRows(scope, "reservations")) {
        const owner = jsonText(row["owner"]).trim().toLowerCase();
        if (owner !== "" && !owners.has(owner)) owners.set(owner, scope.id);
      }
    }
    return owners;
  },
  (a, b) => a.size === b.size && [...a].every(([owner, scope]) => b.get(owner) === scope),
);
