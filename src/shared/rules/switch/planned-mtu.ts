import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { kindOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { siteOf } from "#shared/facts/places";
import { findProfile } from "#shared/profiles/index";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const plannedMtu = defineRule({
  id: "UL-SWITCH-024",
  name: "switch/planned-mtu",
  severity: "info",
  platforms: ["HCI", "ASE", "ARC"],
  on: ["vnic"],
  what: "An MTU is set on a node VM of a platform that takes no such parameter.",
  why: "Only AKS Edge Essentials describes an MTU parameter. Here the value serves the checks of the path and is never exported.",
  todo: "Nothing, if it records how the network is set up; do not expect the platform to apply it.",
  sources: [seed("EE", "Networking by deployment type"), ENGINEERING],
  check(facts, adapter, report) {
    const node = adapter.parent;
    const mtu = adapter.fields["mtu"];
    if (node === null || isEmptyValue(mtu) || kindOf(facts, node) !== "nodeVm") return;
    const profile = findProfile(jsonText(siteOf(facts, adapter.id)?.fields["profile"]));
    report.fail({
      field: "mtu",
      message: say`${{ plain: profile?.label ?? "This platform" }}: MTU ${jsonText(mtu)} of ${nameOf(facts, node)} is documented here for planning only.`,
    });
  },
  examples: {
    bad: [
      {
        title: "node MTU 1400 under Azure Arc",
        base: "arc-static",
        edits: [{ set: "edge-1-w1.eth0", fields: { mtu: 1400 } }],
      },
      {
        title: "node MTU 1400 on HCI",
        base: "hci-static",
        edits: [{ set: "a-w1.eth0", fields: { mtu: 1400 } }],
      },
    ],
    good: [
      {
        title: "MTU 1400 on AKS Edge Essentials",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mtu: 1400 } }],
      },
      { title: "no MTU", base: "arc-static" },
    ],
  },
});
