import { parsePort } from "#shared/address/port";
import { type Json, jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { readRows } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const FIRST = { proto: "tcp", outsidePort: 8443, inside: "192.168.0.5", insidePort: 443 };
const SECOND = { proto: "tcp", outsidePort: 8444, inside: "192.168.0.6", insidePort: 443 };

/** UL-NAT-013 */
export const mappedTwice = defineRule({
  id: "UL-NAT-013",
  name: "nat/mapped-twice",
  severity: "error",
  platforms: ["ALL"],
  on: ["nat"],
  what: "Two mappings of a NAT use the same outside port.",
  why: "The first one takes all of the traffic; the second can never match.",
  todo: "Give the second one another outside port.",
  sources: [ENGINEERING, seed("EE", "Networking")],
  check(_facts, nat, report) {
    const seen = new Set<string>();
    let clashes = 0;
    for (const { at, proto, port } of mappingsOf(nat)) {
      const key = `${proto}/${port}`;
      if (!seen.has(key)) {
        seen.add(key);
        continue;
      }
      clashes += 1;
      report.fail({
        field: "portMappings",
        message: say`Outside port ${key} of ${nat} is mapped twice.`,
        which: `${key}#${at}`,
        data: { row: at },
      });
    }
    if (clashes === 0 && seen.size > 0)
      report.pass(say`All ${seen.size} outside ports of ${nat} differ.`);
  },
  fixes(facts, { subjects: [subject], data: { row } }) {
    const nat = subject && elementOf(facts, subject.element);
    const mapping = nat && mappingsOf(nat).find(({ at }) => at === row);
    if (!nat || !mapping) return [];
    const taken = new Set(mappingsOf(nat).map(({ proto, port }) => `${proto}/${port}`));
    let port = mapping.port;
    while (port < 65535 && taken.has(`${mapping.proto}/${port}`)) port += 1;
    const rows = readRows(nat, "portMappings").map((each, i): Json =>
      i === row ? { ...each, outsidePort: port } : each,
    );
    return [setFields(say`Use ${port} for the second`, nat.id, { portMappings: rows })];
  },
  examples: {
    bad: [
      {
        title: "tcp/8443 → 192.168.0.5:443 and tcp/8443 → 192.168.0.6:443",
        base: "edge-single",
        edits: [
          { set: "host.nat", fields: { portMappings: [FIRST, { ...SECOND, outsidePort: 8443 }] } },
        ],
      },
    ],
    good: [
      {
        title: "tcp/8443 → 192.168.0.5:443 and tcp/8444 → 192.168.0.6:443",
        base: "edge-single",
        edits: [{ set: "host.nat", fields: { portMappings: [FIRST, SECOND] } }],
      },
    ],
  },
});

/** UL-NAT-014 */
export const inboundMapping = defineRule({
  id: "UL-NAT-014",
  name: "nat/inbound-mapping",
  severity: "warning",
  platforms: ["EE-S"],
  on: ["nat"],
  what: "A port of the host is mapped to the inside of a single machine cluster.",
  why: "The documents state that inbound traffic does not reach this variant; the mapping is your own addition.",
  todo: "Remove it, or acknowledge it with a note and keep it in the runbook.",
  sources: [seed("EE", "Networking by deployment type"), ENGINEERING],
  check(_facts, nat, report) {
    const mappings = mappingsOf(nat);
    for (const { at, proto, port } of mappings) {
      report.fail({
        field: "portMappings",
        message: say`Inbound mapping ${`${proto}/${port}`} is outside what the platform describes for single machine clusters.`,
        which: `${proto}/${port}#${at}`,
        data: { row: at },
      });
    }
    if (mappings.length === 0) report.pass(say`${nat} maps no port to the inside.`);
  },
  fixes(facts, { subjects: [subject], data: { row } }) {
    const nat = subject && elementOf(facts, subject.element);
    if (!nat) return [];
    const rows = readRows(nat, "portMappings").filter((_each, i) => i !== row);
    return [setFields(say`Remove the mapping`, nat.id, { portMappings: rows })];
  },
  examples: {
    bad: [
      {
        title: "mapping tcp/8443 → 192.168.0.5:443",
        base: "edge-single",
        edits: [{ set: "host.nat", fields: { portMappings: [FIRST] } }],
      },
    ],
    good: [{ title: "no mapping", base: "edge-single" }],
  },
});

/** The mappings that can be read, with their place in the table; a bad port is UL-LB-022. */
function mappingsOf(nat: ElementRecord): { at: number; proto: string; port: number }[] {
  return readRows(nat, "portMappings").flatMap((row, at) => {
    const port = parsePort(row["outsidePort"]);
    return port.ok ? [{ at, proto: jsonText(row["proto"]) || "tcp", port: port.value }] : [];
  });
}
