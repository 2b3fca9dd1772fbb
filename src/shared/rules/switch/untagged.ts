import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { elementOf, linksOf, type Facts } from "#shared/facts/engine";
import { portFor } from "#shared/facts/layer2";
import { nameOf } from "#shared/facts/names";
import { networkOf, teamMembers } from "#shared/facts/networks";
import { siteIdOf } from "#shared/facts/places";
import { readInteger, readText, valueOf } from "#shared/facts/readings";
import { switchesNamed } from "#shared/facts/servers";
import { uplinksOf } from "#shared/facts/switches";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const TAGGED_ONLY = (vlan: number, name: string) => ({
  add: "physicalSwitch",
  id: "tor",
  parent: "site",
  name: "tor-1",
  fields: {
    spanningTree: true,
    ports: [{ name, mode: "trunk", allowedVlans: [vlan], taggedOnly: true }],
  },
});

export const untagged = defineRule({
  id: "UL-SWITCH-020",
  name: "switch/untagged",
  severity: "warning",
  platforms: ["HCI", "ARC"],
  on: ["vnet", "logicalNetwork"],
  what: "A network names no VLAN, but the physical port behind its switch drops untagged frames.",
  why: "A VLAN ID that is left out means untagged: the nodes send frames that the port throws away.",
  todo: "Enter the VLAN ID of the segment.",
  sources: [
    seed("HCI", "Virtual network with static IP networking (recommended)"),
    seed("HCI", "Virtual network with DHCP networking"),
    seed(
      "ARC",
      "Compare supported parameters for creating static IP or DHCP-based logical networks",
    ),
    ENGINEERING,
  ],
  check(facts, object, report) {
    const vlan = readInteger(facts, object, "vlan");
    const site = siteIdOf(facts, object.id);
    const name = readText(facts, object, "switchName");
    if (site === undefined || vlan.state === "invalid") return;
    if (valueOf(vlan))
      return report.pass(
        say`${object} tags its frames with VLAN ${vlan.state === "ok" ? vlan.value : 0}.`,
      );
    if (name === "")
      return report.cannotTell(
        say`${object} names no switch, so that the ports behind it are not known.`,
      );
    const { switches } = switchesNamed(facts, site, name);
    const ports = switches.flatMap((id) => taggedOnlyPorts(facts, id));
    for (const { device, port, far } of ports) {
      report.fail({
        field: "vlan",
        with: [{ element: device, field: "ports" }, { element: far }],
        message: say`${object} sends untagged frames, but port ${port} of ${nameOf(facts, device)} accepts tagged frames only.`,
        which: port,
      });
    }
    if (ports.length === 0)
      report.pass(say`No port behind switch ${name} is known to drop untagged frames.`);
  },
  fixes(facts, { subjects: [subject] }) {
    const object = subject && elementOf(facts, subject.element);
    const segment = object && elementOf(facts, networkOf(facts, object.id) ?? "");
    const vlan = segment && valueOf(readInteger(facts, segment, "vlan"));
    if (!object || !segment || !vlan) return [];
    return [setFields(say`Use VLAN ${vlan} of ${segment}`, object.id, { vlan })];
  },
  examples: {
    bad: [
      {
        title: "VLAN omitted, port accepts VLAN 40 tagged only",
        base: "arc-static",
        edits: [
          { set: "lnet", fields: { vlan: null } },
          { disconnect: "h1.p1", from: "aks" },
          TAGGED_ONLY(40, "node-01 p1"),
          { connect: "h1.p1", to: "tor" },
          { connect: "tor", to: "aks" },
        ],
      },
      {
        title: "VLAN omitted on an AKS network",
        base: "hci-static",
        edits: [
          { set: "vnet", fields: { vlan: null } },
          { disconnect: "h1.p1", from: "nodes" },
          TAGGED_ONLY(30, "hci-01 p1"),
          { connect: "h1.p1", to: "tor" },
          { connect: "tor", to: "nodes" },
        ],
      },
    ],
    good: [
      {
        title: "VLAN 40, port accepts VLAN 40 tagged only",
        base: "arc-static",
        edits: [
          { disconnect: "h1.p1", from: "aks" },
          TAGGED_ONLY(40, "node-01 p1"),
          { connect: "h1.p1", to: "tor" },
          { connect: "tor", to: "aks" },
        ],
      },
    ],
  },
});

interface TaggedOnly {
  /** The physical switch and the name of its port. */
  readonly device: string;
  readonly port: string;
  /** The host's port at the other end of the cable. */
  readonly far: string;
}

/** Ports of physical switches that a virtual switch is wired to and that drop untagged frames. */
function taggedOnlyPorts(facts: Facts, vswitch: string): TaggedOnly[] {
  const ports = uplinksOf(facts, vswitch).flatMap((uplink) =>
    uplink.kind === "nicTeam" ? teamMembers(facts, uplink.id) : [uplink.id],
  );
  return ports.flatMap((far) =>
    linksOf(facts, far).flatMap((link): TaggedOnly[] => {
      const device =
        link.kind === "cable" && link.from === far ? elementOf(facts, link.to) : undefined;
      const row = device?.kind === "physicalSwitch" ? portFor(facts, device.id, link) : undefined;
      if (!device || row?.["taggedOnly"] !== true) return [];
      return [{ device: device.id, port: jsonText(row["name"]), far }];
    }),
  );
}
