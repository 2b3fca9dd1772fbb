import { say } from "#shared/kernel/message";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { siteIdOf } from "#shared/facts/places";
import { readInteger, readText, valueOf } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** A port that drops untagged frames is UL-SWITCH-020. */
export const logicalUntagged = defineRule({
  id: "UL-X-104",
  name: "x/logical-vlan-untagged",
  severity: "info",
  platforms: ["ARC"],
  on: ["logicalNetwork"],
  what: "A logical network names no VLAN, so that its VMs send untagged frames.",
  why: "That may be meant; but where its segment, or another network of the same switch, is tagged it is more likely a slip.",
  todo: "Enter the VLAN ID, or make sure that the ports of the servers take untagged frames to the right network.",
  sources: [
    seed(
      "ARC",
      "Compare supported parameters for creating static IP or DHCP-based logical networks",
    ),
    seed("ARC_ISSUES", "68"),
    ENGINEERING,
  ],
  check(facts, object, report) {
    const vlan = readInteger(facts, object, "vlan");
    if (vlan.state === "invalid") return;
    const tag = valueOf(vlan) ?? 0;
    if (tag !== 0) return report.pass(say`${object} is tagged with VLAN ${tag}.`);
    const other = taggedNeighbour(facts, object);
    report.fail({
      field: "vlan",
      with: other ? [{ element: other.id, field: "vlan" }] : [],
      message: other
        ? say`${object} is untagged, while ${other} beside it is tagged.`
        : say`${object} names no VLAN: its VMs are untagged.`,
      ...(other ? { severity: "warning" } : {}),
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const segment = elementOf(facts, (subject && networkOf(facts, subject.element)) ?? "");
    const vlan = segment && valueOf(readInteger(facts, segment, "vlan"));
    return subject && segment && vlan
      ? [setFields(say`Use VLAN ${vlan} of ${segment}`, subject.element, { vlan })]
      : [];
  },
  examples: {
    bad: [
      {
        title: "$vlanId left out although the segment has VLAN 40: a warning",
        base: "arc-static",
        edits: [{ set: "lnet", fields: { vlan: null } }],
      },
      {
        title: "$vlanId = 0 on an untagged segment",
        base: "arc-static",
        edits: [
          { set: "lnet", fields: { vlan: 0 } },
          { set: "aks", fields: { vlan: null } },
        ],
      },
    ],
    good: [{ title: "$vlanId = 40", base: "arc-static" }],
  },
});

/** The segment of the network if it has a VLAN, else a tagged network on the same VM switch. */
function taggedNeighbour(facts: Facts, object: ElementRecord): ElementRecord | undefined {
  const segment = elementOf(facts, networkOf(facts, object.id) ?? "");
  const isTagged = (element: ElementRecord): boolean =>
    Boolean(valueOf(readInteger(facts, element, "vlan")));
  if (segment && isTagged(segment)) return segment;
  const site = siteIdOf(facts, object.id);
  const name = readText(facts, object, "switchName").toLowerCase();
  if (site === undefined || name === "") return undefined;
  return childrenOf(facts, site, "logicalNetwork").find(
    (each) =>
      each.id !== object.id &&
      readText(facts, each, "switchName").toLowerCase() === name &&
      isTagged(each),
  );
}
