import { say } from "#shared/kernel/message";
import { elementOf, parentOf } from "#shared/facts/engine";
import { machineOf } from "#shared/facts/places";
import { adapterIdsOn, switchMode } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { moveInto } from "../wiring.ts";

export const internalElsewhere = defineRule({
  id: "UL-SWITCH-009",
  name: "switch/internal-elsewhere",
  severity: "error",
  platforms: ["ALL"],
  on: ["vswitch"],
  what: "A VM of another host is on an internal switch.",
  why: "An internal switch exists inside one host; only that host and its VMs can use it.",
  todo: "Move the VM to the host of the switch, or use an external switch.",
  sources: [seed("EE", "Networking")],
  check(facts, vswitch, report) {
    if (switchMode(facts, vswitch) !== "internal") return;
    const home = machineOf(facts, vswitch.id);
    if (!home) return;
    let strangers = 0;
    for (const adapter of adapterIdsOn(facts, vswitch.id)) {
      const host = machineOf(facts, adapter);
      if (!host || host.id === home.id) continue;
      const owner = elementOf(facts, parentOf(facts, adapter) ?? "");
      if (!owner) continue;
      strangers += 1;
      report.fail({
        at: owner.id,
        with: [{ element: vswitch.id }],
        message:
          owner.kind === "host"
            ? say`${owner} has an adapter on ${vswitch}, which exists on ${home} only.`
            : say`${owner} runs on ${host}, but ${vswitch} exists on ${home}.`,
      });
    }
    if (strangers === 0) report.pass(say`All adapters on ${vswitch} are of ${home} and its VMs.`);
  },
  fixes(facts, { subjects: [vm, vswitch] }) {
    const home = vswitch && machineOf(facts, vswitch.element);
    const isVm = vm && elementOf(facts, vm.element)?.kind === "nodeVm";
    return home && isVm ? [moveInto(say`Move it to ${home}`, [vm.element], home.id)] : [];
  },
  examples: {
    bad: [
      {
        title: "switch on host A, VM on host B",
        base: "edge-single",
        edits: [
          {
            add: "host",
            id: "host-2",
            parent: "site",
            name: "pc-other",
            fields: { dnsServers: ["10.0.0.53"] },
          },
          {
            add: "nodeVm",
            id: "linux",
            parent: "host-2",
            name: "cell4-ledge",
            fields: { os: "linux", role: "controlPlaneAndWorker", cluster: "cluster" },
          },
        ],
      },
    ],
    good: [{ title: "switch and VM on host A", base: "edge-single" }],
  },
});
