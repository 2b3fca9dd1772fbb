import { say } from "#shared/kernel/message";
import { childrenOf, type Facts } from "#shared/facts/engine";
import { readText } from "#shared/facts/readings";
import { switchMode, uplinksOf } from "#shared/facts/switches";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";

interface Adapter {
  readonly name: string;
  readonly element: ElementRecord;
}

/** What the external switches of a host are bound to, and what AdapterName says. */
function adaptersFor(facts: Facts, host: ElementRecord): Adapter[] {
  const switches = childrenOf(facts, host.id, "vswitch").filter(
    (each) => switchMode(facts, each) === "external",
  );
  const bound = switches.flatMap(({ id }) => uplinksOf(facts, id));
  const named = readText(facts, host, "adapterName");
  const isBound = bound.some(({ name }) => name.toLowerCase() === named.toLowerCase());
  return [
    ...bound.map((element) => ({ name: element.name, element })),
    ...(named === "" || isBound ? [] : [{ name: named, element: host }]),
  ];
}

const VIRTUAL = /^vethernet\b|\bteam(ing)?\b|\bmultiplexor\b|\bloopback\b|\bbridge\b|\bvpn\b/i;

export const adapterNotPhysical = defineRule({
  id: "UL-X-014",
  name: "x/vswitch-adapter-not-physical",
  severity: "warning",
  platforms: ["EE-M"],
  on: ["host"],
  what: "The adapter of the external switch is a team or a virtual adapter.",
  why: "The set-up takes only adapters that Windows lists as physical and Up; a team or a vEthernet is neither.",
  todo: "Name a physical adapter that is no member of a team.",
  sources: [seed("EE_ISSUES", "220"), seed("EE", "Scalable cluster")],
  check(facts, host, report) {
    for (const { name, element } of adaptersFor(facts, host)) {
      if (element.kind !== "nicTeam" && !VIRTUAL.test(name)) {
        report.pass(say`${name} has the name of a physical adapter.`);
        continue;
      }
      report.fail({
        ...(element.id === host.id
          ? { field: "adapterName" }
          : { with: [{ element: element.id }] }),
        message: say`${host}: ${name} is no physical adapter; the set-up refuses teams and virtual adapters.`,
        which: name,
      });
    }
  },
  examples: {
    bad: [
      {
        title: "external switch on a NIC team",
        base: "edge-scalable",
        edits: [
          {
            add: "nicTeam",
            id: "host-a.team",
            parent: "host-a",
            name: "Team 1",
            fields: { mode: "standard" },
          },
          { set: "host-a.ethernet", fields: { team: "host-a.team" } },
          { disconnect: "host-a.switch", from: "host-a.ethernet" },
          { connect: "host-a.switch", to: "host-a.team" },
        ],
      },
      {
        title: "AdapterName = vEthernet (Default Switch)",
        base: "edge-scalable",
        edits: [{ set: "host-a", fields: { adapterName: "vEthernet (Default Switch)" } }],
      },
    ],
    good: [{ title: "AdapterName = Ethernet", base: "edge-scalable" }],
  },
});

const WIRELESS = /\bwi-?fi\b|\bwlan\b|\bwireless\b/i;

/** A port that is drawn as wireless is UL-SWITCH-007; this one goes by the name. */
export const vswitchWifi = defineRule({
  id: "UL-X-015",
  name: "x/vswitch-wifi",
  severity: "warning",
  platforms: ["EE-M"],
  on: ["host"],
  what: "The adapter of the external switch has the name of a Wi-Fi adapter.",
  why: "Making the switch on Wi-Fi during the deployment is a known failure, and Wi-Fi carries only one MAC address well.",
  todo: "Use a wired adapter. Where there is none, make the switch by hand first and mark the port as wireless.",
  sources: [seed("EE_ISSUES", "123")],
  check(facts, host, report) {
    for (const { name, element } of adaptersFor(facts, host)) {
      if (element.fields["media"] === "wireless") continue;
      if (!WIRELESS.test(name)) {
        report.pass(say`${name} is not the name of a Wi-Fi adapter.`);
        continue;
      }
      report.fail({
        ...(element.id === host.id
          ? { field: "adapterName" }
          : { with: [{ element: element.id }] }),
        message: say`${host}: ${name} looks like a Wi-Fi adapter; the external switch has to be made by hand there.`,
        which: name,
      });
    }
  },
  examples: {
    bad: [
      {
        title: "port Wi-Fi, drawn as wired",
        base: "edge-scalable",
        edits: [
          { rename: "host-a.ethernet", to: "Wi-Fi" },
          { set: "host-a", fields: { adapterName: "Wi-Fi" } },
        ],
      },
    ],
    good: [{ title: "port Ethernet", base: "edge-scalable" }],
  },
});
