import { parseIpv4 } from "#shared/address/ipv4";
import {
  formatPrefix,
  parsePrefix,
  prefixContains,
  prefixOf,
  samePrefix,
  type Prefix,
} from "#shared/address/prefix";
import { parseRange } from "#shared/address/range";
import { isJsonObject, jsonText, type Json, type JsonObject } from "#shared/kernel/json";
import { counted } from "#shared/kernel/words";
import { sortedBy } from "#shared/kernel/order";
import { err, ok, type Result } from "#shared/kernel/result";
import { projectName, recordsOf, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { fileStem } from "../file-name.ts";
import type { Exported, Exporter, Note } from "../format.ts";
import { collectNotes, type NoteSink } from "../notes.ts";
import { packSubnets } from "./pack-subnets.ts";

/** The networks of the design as a plan for the IPSubnetPlanner tool. */
export const subnetPlanExporter: Exporter = {
  id: "subnet-plan",
  label: "Subnet plan (IPSubnetPlanner JSON)",
  extension: ".json",
  write,
};

interface Subnet {
  readonly segment: ElementRecord;
  readonly prefix: Prefix;
  readonly assignments: readonly { readonly Name: string; readonly Position: number }[];
}

function write(project: Project): Result<Exported, Note> {
  const notes = collectNotes();
  const subnets = subnetsOf(project, notes);
  if (subnets.length === 0) {
    const message =
      "There is no segment with a prefix in the design, so there is no plan to write.";
    return err({ code: "export-no-network", severity: "error", path: "", message });
  }
  const groups = Map.groupBy(subnets, ({ segment }) => segment.parent ?? "");
  const networks = [...groups.values()].flatMap(toNetworks);
  const value: Json = networks.length === 1 ? (networks[0] ?? {}) : networks;
  const fileName = `${fileStem(projectName(project))}-subnets.json`;
  const content = `${JSON.stringify(value, null, 2)}\n`;
  return ok({ files: [{ fileName, mediaType: "application/json", content }], notes: notes.list() });
}

function subnetsOf(project: Project, notes: NoteSink): Subnet[] {
  const elements = [...recordsOf(project, "elements")];
  let others = 0;
  const subnets = elements.flatMap((segment): Subnet[] => {
    if (segment.kind !== "segment") {
      if (segment.kind !== "site") others += 1;
      return [];
    }
    const prefix = parsePrefix(jsonText(segment.fields["prefix"]));
    if (prefix.ok) {
      return [
        {
          segment,
          prefix: prefix.value.prefix,
          assignments: assignmentsOn(elements, segment, prefix.value.prefix, notes),
        },
      ];
    }
    notes.warning(
      "export-left-out",
      segment.name,
      `${segment.name} is not written: it has no prefix that can be read.`,
    );
    return [];
  });
  if (others > 0) {
    notes.info(
      "export-left-out",
      "",
      `A subnet plan holds networks, gateways and addresses in use. ${counted(others, "other element stays", "other elements stay")} in the project.`,
    );
  }
  return sortedBy(
    subnets,
    ({ prefix }) => prefix.network,
    ({ prefix }) => prefix.length,
    ({ segment }) => segment.name,
  );
}

/** The gateway of a segment, and the addresses in use on its site that lie in it. */
function assignmentsOn(
  elements: readonly ElementRecord[],
  segment: ElementRecord,
  prefix: Prefix,
  notes: NoteSink,
): Subnet["assignments"] {
  const gateway = parseIpv4(jsonText(segment.fields["gateway"]));
  const site = elements.find(({ id }) => id === segment.parent);
  const rows = site?.fields["inUse"];
  const held = (Array.isArray(rows) ? (rows as readonly Json[]) : []).flatMap((row) => {
    const range = parseRange(isJsonObject(row) ? jsonText(row["range"]) : "");
    const Name = isJsonObject(row) ? jsonText(row["owner"]) : "";
    if (!range.ok || !prefixContains(prefix, range.value.start)) return [];
    if (range.value.start === range.value.end)
      return [{ Name, Position: range.value.start - prefix.network }];
    notes.warning(
      "export-left-out",
      segment.name,
      `The range ${jsonText(isJsonObject(row) ? row["range"] : null)} is not written: a plan assigns single addresses.`,
    );
    return [];
  });
  const first =
    gateway.ok && prefixContains(prefix, gateway.value)
      ? [{ Name: "Gateway", Position: gateway.value - prefix.network }]
      : [];
  return [
    ...first,
    ...sortedBy(
      held,
      ({ Position }) => Position,
      ({ Name }) => Name,
    ),
  ];
}

/**
 * One network around all subnets where the planner would lay them out just so, else one for each:
 * a plan says only sizes, and the planner packs the largest first.
 */
function toNetworks(subnets: readonly Subnet[]): JsonObject[] {
  const around = supernet(subnets.map(({ prefix }) => prefix));
  const packed =
    around &&
    packSubnets(
      around,
      subnets.map(({ prefix }) => prefix.length),
    );
  const isExact = packed?.every((block, i) => {
    const own = subnets[i]?.prefix;
    return block !== undefined && own !== undefined && samePrefix(block, own);
  });
  if (around && isExact && subnets.length > 1) return [toNetwork(around, subnets)];
  return subnets.map((subnet) => toNetwork(subnet.prefix, [subnet]));
}

function toNetwork(network: Prefix, subnets: readonly Subnet[]): JsonObject {
  return {
    network: formatPrefix(network),
    subnets: subnets.map(({ segment, prefix, assignments }): JsonObject => {
      const vlan = segment.fields["vlan"];
      return {
        name: segment.name,
        ...(vlan === undefined || vlan === null || vlan === "" ? {} : { vlan }),
        cidr: prefix.length,
        ...(assignments.length === 0
          ? {}
          : { IPAssignments: assignments.map((each) => ({ ...each })) }),
      };
    }),
  };
}

/** The smallest prefix that holds all of them. */
function supernet(prefixes: readonly Prefix[]): Prefix | undefined {
  const [first] = prefixes;
  if (!first) return undefined;
  for (let length = Math.min(...prefixes.map((each) => each.length)); length >= 8; length--) {
    const around = prefixOf(first.network, length);
    if (prefixes.every(({ network }) => prefixContains(around, network))) return around;
  }
  return undefined;
}
