import { formatIpv4 } from "#shared/address/ipv4";
import { plain, say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { elementOf, kindOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { freeAddressOn } from "#shared/facts/occupancy";
import { readText } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const nodeByDhcp = defineRule({
  id: "UL-DHCP-012",
  name: "dhcp/node-by-dhcp",
  severity: "error",
  platforms: ["EE-M"],
  on: ["vnic"],
  what: "A node of a scalable cluster is set to take its address by DHCP.",
  why: "Scalable clusters use static addresses from the configuration; a leased one is not supported and may change.",
  todo: "Set the adapter to static and give it a free address.",
  sources: [seed("EE", "Networking by deployment type")],
  check(facts, element, report) {
    if (element.parent === null || kindOf(facts, element.parent) !== "nodeVm") return;
    const source = readText(facts, element, "ipSource");
    if (source !== "dhcp") {
      report.pass(
        say`The address of ${nameOf(facts, element.parent)} is ${plain(source === "" ? "static" : source)}.`,
      );
      return;
    }
    report.fail({
      field: "ipSource",
      with: [{ element: element.parent }],
      message: say`${nameOf(facts, element.parent)}: scalable clusters need static node addresses.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const adapter = subject && elementOf(facts, subject.element);
    const network = adapter && networkOf(facts, adapter.id);
    if (!adapter) return [];
    if (!isEmptyValue(adapter.fields["address"])) {
      return [setFields(say`Set the adapter to static`, adapter.id, { ipSource: "static" })];
    }
    const free = network === undefined ? undefined : freeAddressOn(facts, network);
    if (free === undefined) return [];
    const address = formatIpv4(free);
    return [
      setFields(say`Use the static address ${address}`, adapter.id, {
        ipSource: "static",
        address,
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "node L2 by DHCP",
        base: "edge-scalable",
        edits: [{ set: "node-b.eth0", fields: { ipSource: "dhcp", address: null } }],
      },
    ],
    good: [{ title: "node L2 static 192.168.0.12", base: "edge-scalable" }],
  },
});
