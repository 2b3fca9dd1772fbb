import { plain, say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { adaptersByMode } from "#shared/facts/kubernetes-vm";
import { portsOf } from "#shared/facts/layer2";
import { natOf, switchesBehind } from "#shared/facts/nats";
import { switchMode } from "#shared/facts/switches";
import { readText } from "#shared/facts/readings";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { clearField, together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, connect, freeId, remove } from "../wiring.ts";

export const aseInternalSwitch = defineRule({
  id: "UL-SWITCH-015",
  name: "switch/ase-internal-switch",
  severity: "error",
  platforms: ["ASE"],
  on: ["host"],
  what: "The device has no internal switch, more than one, or one that somebody made.",
  why: "The internal switch belongs to the factory settings; it is neither made nor taken away.",
  todo: "Keep exactly the one internal switch that the device comes with.",
  sources: [seed("ASE", "Network interfaces, switches")],
  check(facts, device, report) {
    const switches = internalOf(facts, device.id);
    const byHand = switches.filter((each) => readText(facts, each, "creation") !== "factory");
    const [only] = switches;
    if (switches.length === 1 && only && byHand.length === 0) {
      return report.pass(say`${only} is the internal switch of the factory settings.`);
    }
    const why =
      switches.length === 0
        ? say`it has none`
        : switches.length > 1
          ? say`it has ${plain(switches.length)}`
          : say`${only ?? ""} is marked as made by somebody`;
    report.fail({
      with: switches.map(({ id }) => ({ element: id })),
      message: say`${device} must keep its factory internal switch; ${why}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const device = subject && elementOf(facts, subject.element);
    if (!device) return [];
    const switches = internalOf(facts, device.id);
    if (switches.length === 0) return [restore(facts, device)];
    const kept = switches.find((each) => natOf(facts, each.id)) ?? switches[0];
    const [others, isMarked] = [
      switches.filter((each) => each !== kept),
      readText(facts, kept ?? device, "creation") !== "factory",
    ];
    if (!kept) return [];
    const title = say`Keep ${kept} as the factory switch`;
    const steps = [
      ...(others.length > 0
        ? [
            remove(
              title,
              others.map(({ id }) => id),
            ),
          ]
        : []),
      ...(isMarked ? [clearField(facts, kept.id, "creation")] : []),
    ];
    return [together(title, `Keep ${kept.name} as the factory switch`, steps)];
  },
  examples: {
    bad: [
      { title: "internal switch deleted", base: "ase", edits: [{ remove: "device.internal" }] },
      {
        title: "two internal switches",
        base: "ase",
        edits: [
          {
            add: "vswitch",
            id: "second",
            parent: "device",
            name: "sw-second",
            fields: { mode: "internal" },
          },
        ],
      },
      {
        title: "an internal switch that was made by hand",
        base: "ase",
        edits: [{ set: "device.internal", fields: { creation: "manual" } }],
      },
    ],
    good: [{ title: "one factory internal switch", base: "ase" }],
  },
});

function internalOf(facts: Facts, device: string): ElementRecord[] {
  return childrenOf(facts, device, "vswitch").filter(
    (each) => switchMode(facts, each) === "internal",
  );
}

/** The switch with its NAT, and on it the adapters that it left behind. */
function restore(facts: Facts, device: ElementRecord): Fix {
  const id = freeId(facts, "sw-internal");
  const title = say`Restore the factory internal switch`;
  const nat = childrenOf(facts, device.id, "nat").find(
    (each) => switchesBehind(facts, each.id).length === 0,
  );
  const natId = nat?.id ?? freeId(facts, "nat-device");
  const port = portsOf(facts, device.id).find((each) => !isEmptyValue(each.fields["gateway"]));
  const left = childrenOf(facts, device.id, "nodeVm").flatMap((node) => {
    const { internal, loose } = adaptersByMode(facts, node.id);
    return internal.length === 0 ? loose.slice(0, 1) : [];
  });
  return together(title, "Restore the factory internal switch", [
    addElement(title, id, "vswitch", device.id, "sw-internal", { mode: "internal" }),
    ...(nat ? [] : [addElement(title, natId, "nat", device.id, "nat-device")]),
    connect(title, id, natId),
    ...(nat || !port ? [] : [connect(title, natId, port.id)]),
    ...left.map((adapter) => connect(title, adapter.id, id)),
  ]);
}
