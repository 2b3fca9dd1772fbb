import { prefixContains } from "#shared/address/prefix";
import { plain, say } from "#shared/kernel/message";
import { legNamed, routeEntries, routeLegs } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { atRow, changeRow, rowIn } from "./rows.ts";
import { deviceRoutes } from "./examples.ts";

export const unknownPort = defineRule({
  id: "UL-ROUTE-018",
  name: "route/unknown-port",
  severity: "error",
  platforms: ["ASE"],
  on: ["host"],
  what: "A custom route names a port that the device does not have.",
  why: "The cmdlet takes the alias of an existing interface and refuses any other.",
  todo: "Name one of the ports of the device, or draw the port.",
  sources: [seed("ASE", "Network routes"), seed("ASE", "Add a route configuration")],
  check(facts, device, report) {
    const legs = routeLegs(facts, device.id);
    for (const entry of routeEntries(facts, device.id)) {
      const { interfaceName } = entry;
      if (interfaceName === "") continue;
      const leg = legNamed(legs, interfaceName);
      if (leg) {
        report.pass(say`${device} has a port ${leg.name}.`);
        continue;
      }
      report.fail({
        ...atRow(device, entry),
        message: say`${device} has no port "${plain(interfaceName)}".`,
      });
    }
  },
  fixes(facts, finding) {
    const at = rowIn(facts, finding);
    const nextHop = at && routeEntries(facts, at.owner.id)[at.row]?.nextHop;
    if (!at) return [];
    return routeLegs(facts, at.owner.id)
      .filter(
        ({ prefix }) => !prefix || nextHop?.state !== "ok" || prefixContains(prefix, nextHop.value),
      )
      .map(({ name }) => changeRow(say`Use ${name}`, at.owner, at.row, { interface: name }));
  },
  examples: {
    bad: [
      {
        title: '-InterfaceAlias "Port9"',
        base: "ase",
        edits: [deviceRoutes({ interface: "Port9" })],
      },
    ],
    good: [
      { title: '-InterfaceAlias "Port3"', base: "ase" },
      { title: "a blank in the name", base: "ase", edits: [deviceRoutes({ interface: "port 3" })] },
    ],
  },
});
