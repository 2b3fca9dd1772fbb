import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import type { ElementRecord } from "#shared/model/records";
import { devicesOf, plannedDevices } from "#shared/facts/ase-device";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { nodesOf } from "#shared/facts/networks";
import { readText } from "#shared/facts/readings";
import { switchMode } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields, together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, connect, freeId, remove } from "../wiring.ts";

/** A pair of devices, which newer documents describe, has a worker on each. */
export const aseNodes = defineRule({
  id: "UL-CAP-025",
  name: "cap/ase-nodes",
  severity: "error",
  platforms: ["ASE"],
  on: ["cluster"],
  what: "The cluster does not consist of one master and one worker VM.",
  why: "The device builds exactly these when the compute role is set up; there is no way to add or leave out a VM.",
  todo: "Draw one master and one worker.",
  sources: [seed("ASE", "Network interfaces, switches"), seed("ASE_NETWORK")],
  check(facts, cluster, report) {
    const nodes = nodesOf(facts, cluster.id);
    if (nodes.length === 0) return report.cannotTell(say`No node of ${cluster} is drawn yet.`);
    const { masters, workers, others } = byRole(facts, nodes);
    const wanted = plannedDevices(facts, cluster.id);
    if (masters.length === 1 && workers.length === wanted && others.length === 0) {
      return report.pass(say`${cluster} has one master and ${plain(inWords(wanted))}.`);
    }
    const [device] = devicesOf(facts, cluster.id);
    const both = others.length > 0 ? say` and ${plain(others.length)} of another role` : [];
    report.fail({
      with: nodes.map(({ id }) => ({ element: id })),
      message: say`${cluster} on ${device ?? "the device"} has one master and ${plain(inWords(wanted))}; drawn are ${plain(counted(masters.length, "master", "masters"))}, ${plain(counted(workers.length, "worker", "workers"))}${both}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const cluster = subject && elementOf(facts, subject.element);
    const [device] = cluster ? devicesOf(facts, cluster.id) : [];
    if (!cluster || !device) return [];
    const { masters, workers, others } = byRole(facts, nodesOf(facts, cluster.id));
    const spare = [...others];
    const title = say`Make it one master and ${plain(inWords(plannedDevices(facts, cluster.id)))}`;
    const wanted = plannedDevices(facts, cluster.id);
    const steps = [
      ...fill(facts, device, cluster.id, "controlPlane", 1 - masters.length, spare),
      ...fill(facts, device, cluster.id, "worker", wanted - workers.length, spare),
    ];
    const surplus = [...masters.slice(1), ...workers.slice(wanted), ...spare].map(({ id }) => id);
    const removal = surplus.length > 0 ? [remove(title, surplus)] : [];
    return [together(title, "Restore the nodes of the device", [...steps, ...removal])];
  },
  examples: {
    bad: [
      {
        title: "1 master + 2 workers",
        base: "ase",
        edits: [
          {
            add: "nodeVm",
            id: "worker2",
            parent: "device",
            fields: { os: "linux", role: "worker", cluster: "cluster" },
          },
          { add: "vnic", id: "worker2.internal", parent: "worker2", name: "internal" },
          { add: "vnic", id: "worker2.external", parent: "worker2", name: "external" },
          { connect: "worker2.internal", to: "device.internal" },
          { connect: "worker2.external", to: "device.external" },
        ],
      },
      { title: "no worker", base: "ase", edits: [{ remove: "worker" }] },
      {
        title: "a node that is both",
        base: "ase",
        edits: [{ set: "worker", fields: { role: "controlPlaneAndWorker" } }],
      },
    ],
    good: [{ title: "1 master + 1 worker", base: "ase" }],
  },
});

function inWords(workers: number): string {
  return workers === 1 ? "one worker" : `${workers} workers`;
}

function byRole(facts: Facts, nodes: readonly ElementRecord[]) {
  const groups = Map.groupBy(nodes, (node) => readText(facts, node, "role"));
  const [masters, workers] = [groups.get("controlPlane") ?? [], groups.get("worker") ?? []];
  return {
    masters,
    workers,
    others: nodes.filter((node) => !masters.includes(node) && !workers.includes(node)),
  };
}

/** Gives nodes of another role the one that is missing, and adds what is missing then. */
function fill(
  facts: Facts,
  device: ElementRecord,
  cluster: string,
  role: "controlPlane" | "worker",
  count: number,
  spare: ElementRecord[],
): Fix[] {
  const name = role === "worker" ? "worker" : "master";
  return Array.from({ length: Math.max(count, 0) }).flatMap((_, i) => {
    const node = spare.shift();
    const title = say`Add a ${plain(name)}`;
    if (node) return [setFields(title, node.id, { role })];
    const id = freeId(facts, i === 0 ? `k8s-${name}` : `k8s-${name}-${i + 1}`);
    const add = addElement(title, id, "nodeVm", device.id, `k8s-${name}`, {
      os: "linux",
      role,
      cluster,
    });
    return [add, ...adaptersFor(facts, device, id)];
  });
}

function adaptersFor(facts: Facts, device: ElementRecord, node: string): Fix[] {
  const switches = childrenOf(facts, device.id, "vswitch");
  return (["internal", "external"] as const).flatMap((mode) => {
    const vswitch = switches.find((each) => switchMode(facts, each) === mode);
    const id = `${node}.${mode}`;
    const title = say`Add its ${plain(mode)} adapter`;
    return vswitch
      ? [addElement(title, id, "vnic", node, mode), connect(title, id, vswitch.id)]
      : [];
  });
}
