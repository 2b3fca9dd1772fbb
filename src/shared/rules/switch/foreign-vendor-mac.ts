import { isHyperVMac, isLocallyAdministered, isUnicastMac } from "#shared/address/mac";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { freeMac, holdersOfMac, macOf } from "#shared/facts/macs";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

/** UL-SWITCH-029: physical adapters and routers rightly carry the prefix of their makers. */
export const foreignVendorMac = defineRule({
  id: "UL-SWITCH-029",
  name: "switch/foreign-vendor-mac",
  severity: "info",
  platforms: ["ALL"],
  on: ["vnic"],
  what: "A virtual adapter has a MAC address with the prefix of a hardware maker.",
  why: "A real adapter somewhere may carry the same address.",
  todo: "Use an address of Hyper-V's block 00-15-5D, or one with the local bit set.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const mac = macOf(facts, element.id);
    const owner = elementOf(facts, element.parent ?? "");
    // The host's own adapter on an external switch takes over the address of the physical one.
    if (mac === undefined || owner?.kind !== "nodeVm" || !isUnicastMac(mac)) return;
    if (isLocallyAdministered(mac) || isHyperVMac(mac))
      return report.pass(say`${mac} collides with no hardware.`);
    report.fail({ field: "mac", message: say`${mac} uses a vendor prefix that is not Hyper-V's.` });
  },
  fixes(facts, { subjects: [subject] }) {
    const mac = subject && macOf(facts, subject.element);
    if (!subject || mac === undefined) return [];
    const same = `00-15-5D${mac.slice(8)}`;
    const hyperV = holdersOfMac(facts, same).length === 0 ? same : freeMac(facts, subject.element);
    return [setFields(say`Use ${hyperV}`, subject.element, { mac: hyperV })];
  },
  examples: {
    bad: [
      {
        title: "00-50-56-01-02-03",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mac: "00-50-56-01-02-03" } }],
      },
    ],
    good: [
      {
        title: "00-15-5D-01-02-03",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mac: "00-15-5D-01-02-03" } }],
      },
      {
        title: "02-00-00-01-02-03, with the local bit",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { mac: "02-00-00-01-02-03" } }],
      },
    ],
  },
});
