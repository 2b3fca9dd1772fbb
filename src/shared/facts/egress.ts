import { subtractSets, type RangeSet } from "#shared/address/range-set";
import { rangeSet } from "#shared/address/range-set";
import { say, type Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { fieldOf, type Facts } from "./engine.ts";
import { isFilter, readAddresses } from "./filters.ts";
import { deviceGroup, nodeGroups, serverGroup, type MachineGroup } from "./machine-groups.ts";
import { stoppedBy } from "./permits.ts";
import { siteIdOf } from "./places.ts";
import { referenceOf } from "./references.ts";
import { urlEntriesOf } from "./url-coverage.ts";
import { outcomeInWords, walk } from "./walk.ts";

/** What a filter on the way to the Internet does with the web traffic of some machines. */
export interface Gate {
  readonly router: string;
  /**
   * `list`: its URL list decides. `not-listed`: it has one, but for other sources. `open`, `shut`: it
   * has none, and its port rules let web traffic pass or not.
   */
  readonly state: "list" | "not-listed" | "open" | "shut";
  /** The ports that a shut gate stops. */
  readonly ports: readonly number[];
}

/** How machines get to web sites: over which gates, or why nobody can tell. */
export interface Egress {
  readonly machines: MachineGroup;
  readonly gates: readonly Gate[];
  readonly unknown?: Message;
}

/** Ports of the required URLs. */
const WEB_PORTS = [443, 80] as const;

/** The machines that an element stands for: itself, or all VMs of a cluster. */
export function machinesOf(facts: Facts, element: ElementRecord): readonly MachineGroup[] {
  if (element.kind === "cluster") return nodeGroups(facts, element.id);
  const group =
    element.kind === "host" ? serverGroup(facts, element.id) : deviceGroup(facts, element.id);
  return group ? [group] : [];
}

/** The proxy that goes to the Internet in place of the machines of a site. */
export function siteProxy(facts: Facts, id: string): string | undefined {
  const site = siteIdOf(facts, id);
  return site === undefined ? undefined : referenceOf(facts, site, "infrastructureProxy");
}

/** The way of each group of machines to web sites; behind a proxy, the way of the proxy. */
export function egressOf(facts: Facts, element: ElementRecord): Egress[] {
  const proxy = siteProxy(facts, element.id);
  if (proxy !== undefined) {
    const group = deviceGroup(facts, proxy);
    // A proxy that is only known by its name goes out somewhere that is not drawn.
    return group ? [wayOut(facts, group)] : [];
  }
  return machinesOf(facts, element).map((group) => wayOut(facts, group));
}

function wayOut(facts: Facts, machines: MachineGroup): Egress {
  const way = walk(facts, machines.sender, "internet");
  if (way.outcome !== "internet") {
    return {
      machines,
      gates: [],
      unknown: say`what becomes of their packets: one to the Internet ${outcomeInWords(facts, way)}`,
    };
  }
  const gates: Gate[] = [];
  for (const { element, kind, translates } of way.hops) {
    if (kind === "router") gates.push(...gateAt(facts, element, machines.addresses));
    if (translates) break;
  }
  return { machines, gates };
}

function gateAt(facts: Facts, router: string, sources: RangeSet): Gate[] {
  const shutPorts = WEB_PORTS.filter((port) =>
    stoppedBy(facts, router, { sources, destinations: "internet", proto: "tcp", port }),
  );
  const hasList = urlEntriesOf(facts, router).length > 0;
  if (!hasList)
    return isFilter(facts, router)
      ? [{ router, state: shutPorts.length > 0 ? "shut" : "open", ports: shutPorts }]
      : [];
  const listed = urlSourcesOf(facts, router);
  const isListed = listed === undefined || subtractSets(sources, listed).length === 0;
  if (isListed) return [{ router, state: "list", ports: [] }];
  return [{ router, state: shutPorts.length > 0 ? "not-listed" : "open", ports: shutPorts }];
}

/** Whom the URL list of a filter is for; undefined means everybody. Entries that cannot be read count for nobody. */
export function urlSourcesOf(facts: Facts, router: string): RangeSet | undefined {
  const value = fieldOf(facts, router, "urlSources");
  const texts = (Array.isArray(value) ? value : []).filter(
    (each) => typeof each === "string" && each.trim() !== "",
  );
  if (texts.length === 0) return undefined;
  const read = texts.map((text) => readAddresses(text));
  if (read.includes(undefined)) return undefined;
  return rangeSet(read.flatMap((ranges) => ranges ?? []));
}
