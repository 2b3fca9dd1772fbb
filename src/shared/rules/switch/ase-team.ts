import { listed, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { machinesOf, mostDevices } from "#shared/facts/ase-device";
import { nameOf } from "#shared/facts/names";
import { teamMembers } from "#shared/facts/networks";
import { machineOf } from "#shared/facts/places";
import { referenceOf } from "#shared/facts/references";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";

/** Newer documents team the ports of a pair of devices, and of a pair only. */
export const aseTeam = defineRule({
  id: "UL-SWITCH-016",
  name: "switch/ase-team",
  severity: "error",
  platforms: ["ASE"],
  on: ["nicTeam"],
  what: "Ports of the device are teamed.",
  why: "Neither NIC teaming nor Switch Embedded Teaming is supported when several ports of a device are connected.",
  todo: "Dissolve the team and use the ports singly.",
  sources: [seed("ASE", "Routing with multiple network interfaces"), seed("ASE_NETWORK")],
  check(facts, team, report) {
    const members = teamMembers(facts, team.id);
    const device = machineOf(facts, team.id);
    if (members.length === 0 || !device) return;
    const hostCluster = referenceOf(facts, device.id, "hostCluster");
    const pair = hostCluster === undefined ? [] : machinesOf(facts, hostCluster);
    if (pair.length === 2 && mostDevices(facts, team.id) >= 2) {
      return report.pass(say`${device} is one of a pair of devices.`);
    }
    report.fail({
      with: members.map((element) => ({ element, field: "team" })),
      message: say`NIC teaming and Switch Embedded Teaming are not supported on ${device}; ${team} has ${listed(members.map((id) => nameOf(facts, id)))}.`,
    });
  },
  fixes(facts, { subjects: [team] }) {
    const element = team && elementOf(facts, team.element);
    return element ? [remove(say`Dissolve ${element}`, [element.id])] : [];
  },
  examples: {
    bad: [
      {
        title: "SET team of Port3 and Port4",
        base: "ase",
        edits: [
          {
            add: "physicalPort",
            id: "device.port4",
            parent: "device",
            name: "Port4",
            fields: { team: "team" },
          },
          { add: "nicTeam", id: "team", parent: "device", fields: { mode: "SET" } },
          { set: "device.port3", fields: { team: "team" } },
        ],
      },
    ],
    good: [
      {
        title: "Port3 and Port4 used singly",
        base: "ase",
        edits: [{ add: "physicalPort", id: "device.port4", parent: "device", name: "Port4" }],
      },
      {
        title: "team on one of a pair of devices",
        base: "ase",
        edits: [
          { add: "host", id: "second", parent: "site", fields: { hostCluster: "infrastructure" } },
          { add: "nicTeam", id: "team", parent: "device", fields: { mode: "SET" } },
          { set: "device.port3", fields: { team: "team" } },
        ],
      },
    ],
  },
});
