import { say } from "#shared/kernel/message";
import { childrenOf, elementOf } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/layer2";
import { natOf, switchesBehind } from "#shared/facts/nats";
import { switchMode } from "#shared/facts/switches";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, connect, freeId } from "../wiring.ts";

export const aseNeedsNat = defineRule({
  id: "UL-NAT-016",
  name: "nat/ase-needs-nat",
  severity: "error",
  platforms: ["ASE"],
  on: ["vswitch"],
  what: "The internal switch of the device has no NAT.",
  why: "On this device the internal switch always leaves through NAT by the port with the default gateway; without it nothing of the VMs gets out.",
  todo: "Restore the NAT of the factory settings, between the internal switch and the port that leads out.",
  sources: [seed("ASE", "Network interfaces, switches")],
  check(facts, vswitch, report) {
    if (switchMode(facts, vswitch) !== "internal") return;
    const nat = natOf(facts, vswitch.id);
    const device = elementOf(facts, vswitch.parent ?? "");
    if (nat) report.pass(say`${vswitch} leaves by ${nat}.`);
    else
      report.fail({
        message: say`The internal switch ${vswitch} of ${device ?? "the device"} must use NAT.`,
      });
  },
  fixes(facts, { subjects: [subject] }) {
    const vswitch = subject && elementOf(facts, subject.element);
    if (!vswitch?.parent) return [];
    const nats = childrenOf(facts, vswitch.parent, "nat");
    const loose = nats.find((nat) => switchesBehind(facts, nat.id).length === 0);
    if (loose) return [connect(say`Put ${loose} on ${vswitch}`, vswitch.id, loose.id)];
    const id = freeId(facts, "nat");
    const title = say`Restore the NAT of the factory settings`;
    const port = portsOf(facts, vswitch.parent).find(
      (each) => !isEmptyValue(each.fields["gateway"]),
    );
    return [
      together(title, "Restore the factory NAT", [
        addElement(title, id, "nat", vswitch.parent, "nat-device"),
        connect(title, vswitch.id, id),
        ...(port ? [connect(title, id, port.id)] : []),
      ]),
    ];
  },
  examples: {
    bad: [
      { title: "internal switch, NAT removed", base: "ase", edits: [{ remove: "device.nat" }] },
      {
        title: "a NAT that is drawn beside the switch",
        base: "ase",
        edits: [{ disconnect: "device.internal", from: "device.nat" }],
      },
    ],
    good: [{ title: "internal switch → NAT → Port2 (gateway 10.10.0.1)", base: "ase" }],
  },
});
