import { say } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { computePorts } from "#shared/facts/ase-device";
import { nameOf } from "#shared/facts/names";
import { linkedFrom } from "#shared/facts/networks";
import { platformOf } from "#shared/facts/places";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields, together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, connect, freeId } from "../wiring.ts";

/** An external switch on no port at all is UL-SWITCH-006. */
export const aseComputePort = defineRule({
  id: "UL-SWITCH-014",
  name: "switch/ase-compute-port",
  severity: "error",
  platforms: ["ASE"],
  on: ["physicalPort"],
  what: "A port is enabled for compute without an external switch, or carries one without being enabled.",
  why: "The external switch comes into being by enabling its port for compute; the one does not exist without the other.",
  todo: "Enable the port that carries the external switch, and draw the switch of the port that is enabled.",
  sources: [
    seed("ASE", "Network interfaces, switches"),
    seed("ASE", "Change routing on compute network"),
    seed("ASE_NETWORK"),
  ],
  check(facts, port, report) {
    const [vswitch] = linkedFrom(facts, port.id, "uplink");
    const isEnabled = port.fields["computeEnabled"] === true;
    if (!vswitch && !isEnabled) return;
    if (vswitch && !isEnabled && isSecondSwitch(facts, port)) {
      return report.pass(
        say`${vswitch} is on ${nameOf(facts, port.id)}; compute is on another port.`,
      );
    }
    if (vswitch && isEnabled) {
      return report.pass(
        say`${nameOf(facts, port.id)} is enabled for compute and carries ${vswitch}.`,
      );
    }
    const why = vswitch
      ? say`${vswitch} is on it, but it is not enabled for compute`
      : say`it is enabled for compute, but no external switch is on it`;
    report.fail({
      field: "computeEnabled",
      with: vswitch ? [{ element: vswitch.id }] : [],
      message: say`${nameOf(facts, port.id)}: compute setting and external switch do not match; ${why}.`,
    });
  },
  fixes(facts, { subjects: [subject, vswitch] }) {
    const port = subject && elementOf(facts, subject.element);
    if (!port?.parent) return [];
    if (vswitch)
      return [
        setFields(say`Enable ${nameOf(facts, port.id)} for compute`, port.id, {
          computeEnabled: true,
        }),
      ];
    const others = computePorts(facts, port.parent).length > 1;
    const off = setFields(say`Switch compute off on ${nameOf(facts, port.id)}`, port.id, {
      computeEnabled: false,
    });
    return [drawSwitch(facts, port.parent, port.id), ...(others ? [off] : [])];
  },
  examples: {
    bad: [
      {
        title: "external switch on Port3, compute off",
        base: "ase",
        edits: [{ set: "device.port3", fields: { computeEnabled: false } }],
      },
      {
        title: "compute on Port3, no external switch",
        base: "ase",
        edits: [{ remove: "device.external" }],
      },
    ],
    good: [
      { title: "external switch on Port3, compute on", base: "ase" },
      {
        title: "compute on Port3, a further switch for storage on Port4",
        base: "ase",
        edits: [
          { add: "physicalPort", id: "port4", parent: "device", name: "Port4" },
          {
            add: "vswitch",
            id: "storage",
            parent: "device",
            name: "sw-storage",
            fields: { mode: "external" },
          },
          { connect: "storage", to: "port4" },
        ],
      },
    ],
  },
});

/** Later documents know further switches, for storage or VMs; compute is on one of them. */
function isSecondSwitch(facts: Facts, port: ElementRecord): boolean {
  const platform = platformOf(facts, port.id);
  const device = port.parent;
  return (
    platform !== undefined &&
    platform.edition !== "2021-09" &&
    device !== null &&
    computePorts(facts, device).length > 0
  );
}

function drawSwitch(facts: Facts, device: string, port: string) {
  const id = freeId(facts, "sw-compute");
  const title = say`Draw the external switch of ${nameOf(facts, port)}`;
  const fields = { mode: "external", creation: "computeEnable" };
  return together(title, "Draw the external switch", [
    addElement(title, id, "vswitch", device, "sw-compute", fields),
    connect(title, id, port),
  ]);
}
