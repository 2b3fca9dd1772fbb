import { say } from "#shared/kernel/message";
import { siteIdOf } from "#shared/facts/places";
import { elementOf } from "#shared/facts/engine";
import { readInteger, valueOf } from "#shared/facts/readings";
import { taggedVnetOn } from "#shared/facts/tagged-vnets";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** A port that drops untagged frames is UL-SWITCH-020. */
export const vlanUntagged = defineRule({
  id: "UL-X-305",
  name: "x/vlan-untagged",
  severity: "info",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "A virtual network names no VLAN, so that its nodes send untagged frames.",
  why: "That may be meant; but a misspelt parameter has the same effect and is ignored without a word. Where another network of the same switch is tagged it is more likely a slip.",
  todo: "Enter the VLAN ID, or make sure that the ports of the servers take untagged frames to the right network.",
  sources: [seed("ARC_ISSUES", "68"), seed("HCI_NET"), ENGINEERING],
  check(facts, vnet, report) {
    const vlan = readInteger(facts, vnet, "vlan");
    const site = siteIdOf(facts, vnet.id);
    if (vlan.state === "invalid" || site === undefined) return;
    const tag = valueOf(vlan) ?? 0;
    if (tag !== 0) return report.pass(say`${vnet} is tagged with VLAN ${tag}.`);
    const other = taggedVnetOn(facts, site, vnet);
    const tagged = other === undefined ? undefined : elementOf(facts, other);
    report.fail({
      field: "vlan",
      with: tagged ? [{ element: tagged.id, field: "vlan" }] : [],
      severity: tagged ? "warning" : "info",
      message: tagged
        ? say`${vnet} is untagged, while ${tagged} on the same switch is tagged.`
        : say`${vnet} names no VLAN: its nodes are untagged.`,
    });
  },
  examples: {
    bad: [
      {
        title: "VLAN omitted",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { vlan: null } }],
      },
      {
        title: "VLAN 0 beside a tagged network of the same switch: a warning",
        base: "hci-static",
        edits: [
          {
            add: "vnet",
            id: "vnet-2",
            parent: "site",
            name: "vnet2",
            fields: { switchName: "compute-sw", vlan: 0 },
          },
        ],
      },
    ],
    good: [{ title: "VLAN 30", base: "hci-static" }],
  },
});
