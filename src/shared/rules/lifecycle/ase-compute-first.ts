import { listed, say } from "#shared/kernel/message";
import { computePorts, devicesOf } from "#shared/facts/ase-device";
import { elementOf, type Facts } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/layer2";
import { nameOf } from "#shared/facts/names";
import { linkedFrom } from "#shared/facts/networks";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields, together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, connect, freeId } from "../wiring.ts";

export const aseComputeFirst = defineRule({
  id: "UL-LIFECYCLE-008",
  name: "lifecycle/ase-compute-first",
  severity: "error",
  platforms: ["ASE"],
  on: ["cluster"],
  what: "A cluster is drawn on a device of which no port is enabled for compute.",
  why: "The cluster comes into being when the compute role is configured; without it there is no Kubernetes on the device.",
  todo: "Enable compute on the port of the private network.",
  sources: [
    seed("ASE", "Kubernetes networking on Azure Stack Edge Pro GPU device"),
    seed("ASE", "Network interfaces, switches"),
  ],
  check(facts, cluster, report) {
    const devices = devicesOf(facts, cluster.id);
    if (devices.length === 0) return report.cannotTell(say`The device of ${cluster} is not drawn.`);
    for (const device of devices) {
      const ports = computePorts(facts, device.id);
      if (ports.length > 0) {
        report.pass(
          say`${listed(ports.map(({ id }) => nameOf(facts, id)))} is enabled for compute.`,
        );
        continue;
      }
      report.fail({
        with: [{ element: device.id }],
        message: say`Configure compute on ${device} before the cluster ${cluster} exists.`,
      });
    }
  },
  fixes(facts, { subjects: [, device] }) {
    const host = device && elementOf(facts, device.element);
    if (!host) return [];
    const ports = portsOf(facts, host.id);
    const bound = ports.filter(({ id }) => linkedFrom(facts, id, "uplink").length > 0);
    if (bound.length > 0) return bound.map(({ id }) => enable(facts, id));
    const free = ports.filter((port) => isEmptyValue(port.fields["gateway"]));
    return free.map(({ id }) => enableWithSwitch(facts, host.id, id));
  },
  examples: {
    bad: [
      {
        title: "cluster present, all ports compute off",
        base: "ase",
        edits: [{ set: "device.port3", fields: { computeEnabled: false } }],
      },
      {
        title: "compute off, and no external switch",
        base: "ase",
        edits: [
          { set: "device.port3", fields: { computeEnabled: false } },
          { remove: "device.external" },
        ],
      },
    ],
    good: [{ title: "cluster present, Port3 compute on", base: "ase" }],
  },
});

function enable(facts: Facts, port: string): Fix {
  return setFields(say`Enable compute on ${nameOf(facts, port)}`, port, { computeEnabled: true });
}

function enableWithSwitch(facts: Facts, device: string, port: string): Fix {
  const step = enable(facts, port);
  const id = freeId(facts, "sw-compute");
  return together(step.title, `Enable compute on ${nameOf(facts, port).name}`, [
    step,
    addElement(step.title, id, "vswitch", device, "sw-compute", { mode: "external" }),
    connect(step.title, id, port),
  ]);
}
