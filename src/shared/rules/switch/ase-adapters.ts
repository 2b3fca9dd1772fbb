import { say, type Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { adaptersByMode } from "#shared/facts/kubernetes-vm";
import { switchMode, type SwitchMode } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, connect, freeId, remove } from "../wiring.ts";

export const aseAdapters = defineRule({
  id: "UL-SWITCH-013",
  name: "switch/ase-adapters",
  severity: "error",
  platforms: ["ASE"],
  on: ["nodeVm"],
  what: "A Kubernetes VM does not have one adapter on the internal and one on the external switch.",
  why: "The device builds its VMs in this way: by the one they leave through NAT, by the other they meet the compute network.",
  todo: "Give the VM exactly two adapters, one on each switch.",
  sources: [seed("ASE", "Network interfaces, switches")],
  check(facts, node, report) {
    const { internal, external, loose } = adaptersByMode(facts, node.id);
    if (internal.length === 1 && external.length === 1 && loose.length === 0) {
      return report.pass(say`${node} has one adapter on each of the two switches.`);
    }
    const has = say`it has ${internal.length} internal, ${external.length} external and ${loose.length} unconnected`;
    report.fail({
      message: say`${node} needs one interface on the internal and one on the external switch; ${has}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const node = subject && elementOf(facts, subject.element);
    if (!node) return [];
    const { internal, external, loose } = adaptersByMode(facts, node.id);
    const spare = [...loose];
    const steps = [
      ...wire(facts, node, "internal", internal, spare),
      ...wire(facts, node, "external", external, spare),
    ];
    const surplus = [...internal.slice(1), ...external.slice(1), ...spare].map(({ id }) => id);
    const title = say`Give it one adapter on each switch`;
    const removal = surplus.length > 0 ? [remove(title, surplus)] : [];
    const all = [...steps.filter((step) => step !== undefined), ...removal];
    return steps.includes(undefined) ? [] : [together(title, "Set the two adapters", all)];
  },
  examples: {
    bad: [
      {
        title: "worker with only an external adapter",
        base: "ase",
        edits: [{ remove: "worker.internal" }],
      },
      {
        title: "an adapter too many, and one that is not connected",
        base: "ase",
        edits: [
          { add: "vnic", id: "worker.extra", parent: "worker", name: "extra" },
          { connect: "worker.extra", to: "device.external" },
          { disconnect: "worker.internal", from: "device.internal" },
        ],
      },
    ],
    good: [{ title: "worker with internal and external adapter", base: "ase" }],
  },
});

/** Connects an adapter that is there, or adds one; undefined where the device has no such switch. */
function wire(
  facts: Facts,
  node: ElementRecord,
  mode: SwitchMode,
  present: readonly ElementRecord[],
  spare: ElementRecord[],
): (Fix | undefined)[] {
  if (present.length > 0) return [];
  const vswitch = childrenOf(facts, node.parent ?? "", "vswitch").find(
    (each) => switchMode(facts, each) === mode,
  );
  if (!vswitch) return [undefined];
  const title: Message = say`Connect it to ${vswitch}`;
  const adapter = spare.shift();
  if (adapter) return [connect(title, adapter.id, vswitch.id)];
  const id = freeId(facts, `${node.id}-${mode}`);
  return [addElement(title, id, "vnic", node.id, mode), connect(title, id, vswitch.id)];
}
