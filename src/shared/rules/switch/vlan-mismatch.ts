import { isJsonObject, type Json, type JsonObject, jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { elementOf, linksOf, type Facts } from "#shared/facts/engine";
import {
  portFor,
  segmentsOf,
  segmentsReached,
  tagOf,
  vlanOfNetwork,
  type NetworkVlan,
} from "#shared/facts/layer2";
import { fullName } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { readRows } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import { defineRule, type Report } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** A VLAN that nobody names takes that of whatever it meets, so only numbers that are given can clash. */
export const vlanMismatch = defineRule({
  id: "UL-SWITCH-019",
  name: "switch/vlan-mismatch",
  severity: "error",
  platforms: ["ALL"],
  on: ["vnic", "physicalPort", "routerInterface", "physicalSwitch"],
  what: "Two neighbours on one network are set to different VLANs, or a trunk between them leaves its VLAN out.",
  why: "The frames are dropped: what the drawing shows as one network is in truth two.",
  todo: "Set both sides to the VLAN of the network, or add it to the trunk.",
  sources: [
    ENGINEERING,
    seed(
      "ARC",
      "Compare supported parameters for creating static IP or DHCP-based logical networks",
    ),
  ],
  check(facts, element, report) {
    if (element.kind === "physicalSwitch") return judgePorts(facts, element, report);
    const tag = tagOf(facts, element.id);
    if (tag === 0) return;
    const segments = segmentsOf(facts, element.id);
    const vlans = segments.flatMap((segment) => vlanOfNetwork(facts, segment) ?? []);
    const [nearest] = vlans;
    if (vlans.length < segments.length || !nearest) return;
    if (vlans.some(({ vlan }) => vlan === tag))
      return report.pass(say`VLAN ${tag} is that of the network.`);
    report.fail({
      field: "vlan",
      with: [{ element: nearest.by, field: "vlan" }],
      message: say`VLAN mismatch between ${fullName(facts, element)} (VLAN ${tag}) and ${named(facts, nearest)} (VLAN ${nearest.vlan}).`,
      data: { vlan: nearest.vlan },
    });
  },
  fixes(facts, { subjects: [subject], data }) {
    const element = subject && elementOf(facts, subject.element);
    const vlan = data["vlan"];
    if (!element || typeof vlan !== "number") return [];
    if (element.kind !== "physicalSwitch")
      return [setFields(say`Set VLAN ${vlan}`, element.id, { vlan })];
    const ports = readRows(element, "ports").map((row) =>
      row["name"] === data["port"] ? admit(row, vlan) : row,
    );
    return [setFields(say`Let VLAN ${vlan} pass`, element.id, { ports })];
  },
  examples: {
    bad: [
      {
        title: "logical network VLAN 40, physical trunk allows 10, 20",
        base: "arc-static",
        edits: trunkWith([10, 20]),
      },
      {
        title: "segment on VLAN 10, port of host B on VLAN 20",
        base: "edge-scalable",
        edits: [
          { set: "lan", fields: { vlan: 10 } },
          { set: "host-b.ethernet", fields: { vlan: 20 } },
        ],
      },
    ],
    good: [
      {
        title: "logical network VLAN 40, physical trunk allows 10, 20, 40",
        base: "arc-static",
        edits: trunkWith([10, 20, 40]),
      },
      { title: "nobody names a VLAN", base: "edge-scalable" },
    ],
  },
});

/** Each port of a switch that a cable is plugged into must let the VLAN of that cable's network pass. */
function judgePorts(facts: Facts, physicalSwitch: ElementRecord, report: Report): void {
  const isShared = segmentsReached(facts, physicalSwitch.id).length > 1;
  for (const link of linksOf(facts, physicalSwitch.id)) {
    const port = link.kind === "cable" ? portFor(facts, physicalSwitch.id, link) : undefined;
    const far = elementOf(facts, link.from === physicalSwitch.id ? link.to : link.from);
    if (!port || !far) continue;
    const name = jsonText(port["name"]);
    const network = far.kind === "segment" ? far.id : networkOf(facts, far.id);
    const expected = network === undefined ? undefined : vlanOfNetwork(facts, network);
    if (isShared && far.kind !== "segment") {
      report.cannotTell(
        say`${physicalSwitch} carries several networks; which one port ${name} is for is not drawn.`,
      );
    } else if (expected && !passes(port, expected.vlan)) {
      report.fail({
        field: "ports",
        with: [{ element: far.id }],
        message: say`VLAN mismatch between ${named(facts, expected)} (VLAN ${expected.vlan}) and port ${name} of ${physicalSwitch} (${describe(port)}).`,
        data: { vlan: expected.vlan, port: name },
        which: name,
      });
    } else if (expected)
      report.pass(say`Port ${name} of ${physicalSwitch} lets VLAN ${expected.vlan} pass.`);
  }
}

function passes(port: JsonObject, vlan: number): boolean {
  if (port["mode"] !== "trunk")
    return [0, undefined, null, vlan].includes(port["accessVlan"] as number | undefined);
  const allowed = listOf(port["allowedVlans"]);
  return allowed.length === 0 || allowed.includes(vlan) || port["nativeVlan"] === vlan;
}

function admit(port: JsonObject, vlan: number): Json {
  if (!isJsonObject(port) || port["mode"] !== "trunk") return { ...port, accessVlan: vlan };
  return { ...port, allowedVlans: [...listOf(port["allowedVlans"]), vlan] };
}

function describe(port: JsonObject): string {
  return port["mode"] === "trunk"
    ? `trunk for ${listOf(port["allowedVlans"]).map(jsonText).join(", ")}`
    : `VLAN ${jsonText(port["accessVlan"])}`;
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function named(facts: Facts, { by }: NetworkVlan): { id: string; name: string } {
  const element = elementOf(facts, by);
  return element ? fullName(facts, element) : { id: by, name: by };
}

/** A switch between a server and its network, whose trunk lets some VLANs pass. */
function trunkWith(allowedVlans: readonly number[]) {
  return [
    { disconnect: "h1.p1", from: "aks" },
    {
      add: "physicalSwitch",
      id: "tor",
      parent: "site",
      name: "tor-1",
      fields: { spanningTree: true, ports: [{ name: "node-01 p1", mode: "trunk", allowedVlans }] },
    },
    { connect: "h1.p1", to: "tor" },
    { connect: "tor", to: "aks" },
  ];
}
