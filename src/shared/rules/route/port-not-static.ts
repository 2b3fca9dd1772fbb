import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { readText } from "#shared/facts/readings";
import { routeEntries } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { atRow } from "./rows.ts";

const SECTION = seed("ASE", "Change routing on compute network");

export const portNotStatic = defineRule({
  id: "UL-ROUTE-017",
  name: "route/port-not-static",
  severity: "error",
  platforms: ["ASE"],
  on: ["host"],
  what: "A custom route uses a port without a static address.",
  why: "The device adds routes only to an interface with a static configuration.",
  todo: "Give the port a static address before the route is added.",
  sources: [SECTION],
  check(facts, device, report) {
    for (const entry of routeEntries(facts, device.id)) {
      const port = entry.leg && elementOf(facts, entry.leg.id);
      if (!port) continue;
      const mode = readText(facts, port, "ipMode");
      if (mode === "" || mode === "static") {
        report.pass(say`${nameOf(facts, port.id)} has a static address.`);
        continue;
      }
      report.fail({
        ...atRow(device, entry),
        with: [{ element: port.id, field: "ipMode" }],
        message: say`${nameOf(facts, port.id)} uses ${plain(mode === "dhcp" ? "DHCP" : "no address")}; set a static address before adding routes.`,
      });
    }
  },
  fixes(facts, { subjects: [, port] }) {
    const element = port && elementOf(facts, port.element);
    const address = element && readText(facts, element, "address");
    return element && address
      ? [setFields(say`Make ${address} a static address`, element.id, { ipMode: "static" })]
      : [];
  },
  examples: {
    bad: [
      {
        title: "Port3 by DHCP",
        base: "ase",
        edits: [{ set: "device.port3", fields: { ipMode: "dhcp" } }],
      },
    ],
    good: [{ title: "Port3 static 192.168.20.5/24", base: "ase" }],
  },
});
