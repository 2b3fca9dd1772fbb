import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix, prefixContains, prefixContainsPrefix, prefixesOverlap } from "#shared/address/prefix";
import { plain, say } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { readRows, readText } from "#shared/facts/readings";
import {
  DEFAULT_METRIC,
  goodEntries,
  legNamed,
  routeEntries,
  routeLegs,
  type GoodEntry,
} from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import type { ElementRecord } from "#shared/model/records";
import { atRow, changeRow, networksBehind, replaceRow, rowIn } from "./rows.ts";

const SECTION = seed("ASE", "Change routing on compute network");

/** UL-ROUTE-015. The two halves of the address space count as a default route, told at the second one. */
export const defaultOnCompute = defineRule({
  id: "UL-ROUTE-015",
  name: "route/default-on-compute",
  severity: "warning",
  platforms: ["ASE"],
  on: ["host"],
  what: "A custom route sends everything over the compute network.",
  why: "Custom routes are there for the private networks behind the compute port; traffic for the Internet is meant to leave by the other port.",
  todo: "Replace the route by routes to the private networks behind its gateway.",
  sources: [SECTION],
  check(facts, device, report) {
    const entries = goodEntries(facts, device.id);
    for (const entry of entries) {
      const { leg, prefix } = entry;
      if (!leg || elementOf(facts, leg.id)?.fields["computeEnabled"] !== true) continue;
      if (!isDefault(entry, entries)) {
        report.pass(say`${formatPrefix(prefix)} is a part of the address space.`);
        continue;
      }
      report.fail({
        ...atRow(device, entry),
        with: [{ element: leg.id }],
        message: say`A default route on ${nameOf(facts, leg.id)} would pull all internet-facing traffic onto the compute network.`,
      });
    }
  },
  fixes(facts, finding) {
    const at = rowIn(facts, finding);
    const entry = at && goodEntries(facts, at.owner.id).find(({ row }) => row === at.row);
    if (!at || !entry) return [];
    const title = say`Route only the networks behind ${formatIpv4(entry.hop)}`;
    const narrowed = narrow(facts, at.owner, entry, title);
    return [...narrowed, replaceRow(say`Delete the default route`, at.owner, at.row, [])];
  },
  examples: {
    bad: [
      {
        title: "0.0.0.0/0 via 192.168.20.1 on Port3",
        base: "ase",
        edits: [routes({ destination: "0.0.0.0/0" })],
      },
      {
        title: "two halves in place of a default route",
        base: "ase",
        edits: [routes({ destination: "0.0.0.0/1" }, { destination: "128.0.0.0/1" })],
      },
    ],
    good: [{ title: "192.168.30.0/24 via 192.168.20.1 on Port3; Internet via Port2", base: "ase" }],
  },
});

/** UL-ROUTE-016 */
export const notForDevice = defineRule({
  id: "UL-ROUTE-016",
  name: "route/not-for-device",
  severity: "error",
  platforms: ["ASE"],
  on: ["host"],
  what: "A custom route is meant for the device itself.",
  why: "The routes are given to the master and worker VM; the system of the device takes none.",
  todo: "Let the route apply to the Kubernetes VMs.",
  sources: [SECTION],
  check(facts, device, report) {
    const rows = readRows(device, "customRoutes");
    for (const entry of routeEntries(facts, device.id)) {
      if (rows[entry.row]?.["target"] !== "device") {
        report.pass(say`Route ${plain(entry.row + 1)} applies to the Kubernetes VMs.`);
        continue;
      }
      report.fail({
        ...atRow(device, entry),
        message: say`Custom routes apply to the Kubernetes VMs only, not to ${device}.`,
      });
    }
  },
  fixes(facts, finding) {
    const at = rowIn(facts, finding);
    return at
      ? [changeRow(say`Apply it to the Kubernetes VMs`, at.owner, at.row, { target: "kubernetesVms" })]
      : [];
  },
  examples: {
    bad: [{ title: "route target = device", base: "ase", edits: [routes({ target: "device" })] }],
    good: [{ title: "route target = master and worker VMs", base: "ase" }],
  },
});

/** UL-ROUTE-017 */
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
      { title: "Port3 by DHCP", base: "ase", edits: [{ set: "device.port3", fields: { ipMode: "dhcp" } }] },
    ],
    good: [{ title: "Port3 static 192.168.20.5/24", base: "ase" }],
  },
});

/** UL-ROUTE-018 */
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
        report.pass(say`${device} has ${nameOf(facts, leg.id)}.`);
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
      .filter(({ prefix }) => !prefix || nextHop?.state !== "ok" || prefixContains(prefix, nextHop.value))
      .map(({ name }) => changeRow(say`Use ${name}`, at.owner, at.row, { interface: name }));
  },
  examples: {
    bad: [
      { title: '-InterfaceAlias "Port9"', base: "ase", edits: [routes({ interface: "Port9" })] },
    ],
    good: [
      { title: '-InterfaceAlias "Port3"', base: "ase" },
      { title: "a blank in the name", base: "ase", edits: [routes({ interface: "port 3" })] },
    ],
  },
});

/** UL-ROUTE-025. A default route overlaps everything and is UL-ROUTE-015. */
export const otherPort = defineRule({
  id: "UL-ROUTE-025",
  name: "route/other-port",
  severity: "warning",
  platforms: ["ASE"],
  on: ["host"],
  what: "The destination of a custom route covers the network of another port.",
  why: "What belongs to that port would be sent over this one, where it is not expected.",
  todo: "Narrow the destination to the private networks that really are behind the next hop.",
  sources: [ENGINEERING, SECTION],
  check(facts, device, report) {
    const legs = routeLegs(facts, device.id);
    for (const entry of goodEntries(facts, device.id)) {
      if (!entry.leg || entry.prefix.length <= 1) continue;
      const others = legs.filter(({ id, prefix }) => id !== entry.leg?.id && prefix && prefixesOverlap(prefix, entry.prefix));
      for (const { id, prefix } of others) {
        const { which, ...place } = atRow(device, entry);
        report.fail({
          ...place,
          which: `${which}.${id}`,
          with: [{ element: id }],
          message: say`${formatPrefix(entry.prefix)} overlaps ${prefix ? formatPrefix(prefix) : ""} of ${nameOf(facts, id)}.`,
        });
      }
      if (others.length === 0) report.pass(say`${formatPrefix(entry.prefix)} touches no network of another port.`);
    }
  },
  fixes(facts, finding) {
    const at = rowIn(facts, finding);
    const entry = at && goodEntries(facts, at.owner.id).find(({ row }) => row === at.row);
    if (!at || !entry) return [];
    return narrow(facts, at.owner, entry, say`Route only the networks behind ${formatIpv4(entry.hop)}`);
  },
  examples: {
    bad: [
      {
        title: "Port2 10.10.0.5/24; route 10.0.0.0/8 on Port3",
        base: "ase",
        edits: [
          { add: "segment", id: "far", parent: "site", fields: { prefix: "10.20.0.0/16" } },
          { add: "routerInterface", id: "inner.far", parent: "inner", fields: { address: "10.20.0.1/16" } },
          { connect: "inner.far", to: "far" },
          routes({ destination: "10.0.0.0/8" }),
        ],
      },
    ],
    good: [
      {
        title: "Port2 10.10.0.5/24; route 10.20.0.0/16 on Port3",
        base: "ase",
        edits: [routes({ destination: "10.20.0.0/16" })],
      },
    ],
  },
});

function isDefault({ prefix, leg, row }: GoodEntry, entries: readonly GoodEntry[]): boolean {
  if (prefix.length === 0) return true;
  if (prefix.length !== 1) return false;
  return entries.some(
    (other) => other.row < row && other.prefix.length === 1 && other.prefix.network !== prefix.network && other.leg?.id === leg?.id,
  );
}

/** Puts routes to the networks behind the next hop in the place of a route that says too much. */
function narrow(facts: Facts, device: ElementRecord, entry: GoodEntry, title: ReturnType<typeof say>): Fix[] {
  const { leg, hop, row, prefix } = entry;
  if (!leg) return [];
  const listed = goodEntries(facts, device.id).filter((other) => other.row !== row);
  const others = routeLegs(facts, device.id).filter(({ id }) => id !== leg.id);
  const wanted = networksBehind(facts, leg, hop).filter(
    (behind) =>
      prefixContainsPrefix(prefix, behind.prefix) &&
      !listed.some((other) => formatPrefix(other.prefix) === formatPrefix(behind.prefix)) &&
      !others.some((other) => other.prefix && prefixesOverlap(other.prefix, behind.prefix)),
  );
  if (wanted.length === 0) return [];
  const rows = wanted.map((behind) => ({
    destination: formatPrefix(behind.prefix),
    nextHop: formatIpv4(hop),
    interface: leg.name,
    metric: DEFAULT_METRIC,
    target: "kubernetesVms",
  }));
  return [replaceRow(title, device, row, rows)];
}

function routes(...rows: readonly Record<string, string | number>[]) {
  const usual = { destination: "192.168.30.0/24", nextHop: "192.168.20.1", interface: "Port3", metric: 100 };
  return { set: "device", fields: { customRoutes: rows.map((row) => ({ ...usual, ...row })) } };
}
