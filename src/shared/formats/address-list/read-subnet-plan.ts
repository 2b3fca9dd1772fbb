import { formatIpv4 } from "#shared/address/ipv4";
import {
  broadcastOf,
  formatPrefix,
  isNetworkOrBroadcast,
  lastHost,
  parsePrefix,
  prefixContains,
  prefixSize,
  smallestLengthFor,
  type Prefix,
} from "#shared/address/prefix";
import { list, integer, text, type KeyDef } from "../keys/key-def.ts";
import { readSection, type Section } from "../keys/read-section.ts";
import { isJsonObject, type Json } from "#shared/kernel/json";
import type { NoteSink } from "../notes.ts";
import { packSubnets } from "./pack-subnets.ts";
import { ONLY_SITE, type PlanHolding, type PlanNetwork } from "./plan-settings.ts";

/** Keys of a network of IPSubnetPlanner (models.go). */
const KEYS: readonly KeyDef[] = [
  text("network"),
  list(
    "subnets",
    4_096,
    text("name"),
    integer("vlan"),
    integer("cidr"),
    integer("hosts"),
    list("IPAssignments", 4_096, text("Name"), integer("Position")),
  ),
];

export interface SubnetPlan {
  readonly networks: PlanNetwork[];
  readonly holdings: PlanHolding[];
}

/** Reads one plan or a list of them, and lays the subnets out as the planner does. */
export function readSubnetPlan(value: Json, notes: NoteSink): SubnetPlan {
  const plan: SubnetPlan = { networks: [], holdings: [] };
  const items = Array.isArray(value) ? (value as readonly Json[]) : [value];
  for (const [i, item] of items.slice(0, 4_096).entries()) {
    const path = Array.isArray(value) ? `[${i}]` : "";
    if (isJsonObject(item)) readNetwork(readSection(KEYS, item, path, notes), plan, notes);
    else
      notes.error(
        "schema-wrong-type",
        path,
        "An object with network and subnets is expected here.",
      );
  }
  return plan;
}

function readNetwork(section: Section, plan: SubnetPlan, notes: NoteSink): void {
  const parsed = parsePrefix(section.text("network") ?? "");
  if (!parsed.ok) {
    notes.error("ip-invalid", section.pathOf("network"), parsed.error.message);
    return;
  }
  const network = parsed.value.prefix;
  if (parsed.value.hostBits) {
    notes.warning(
      "cidr-not-canonical",
      section.pathOf("network"),
      `${section.text("network") ?? ""} has host bits; the network is ${formatPrefix(network)}.`,
    );
  }
  const sized = section.list("subnets").flatMap((subnet) => {
    const length = lengthOf(subnet, notes);
    return length === undefined ? [] : [{ subnet, length }];
  });
  const blocks = packSubnets(
    network,
    sized.map(({ length }) => length),
  );
  for (const [i, { subnet, length }] of sized.entries()) {
    const block = blocks[i];
    if (block) addSubnet(subnet, block, plan, notes);
    else {
      notes.error(
        "parent-prefix-overflow",
        subnet.path,
        `${subnet.text("name") ?? "The subnet"} needs a /${length}, and ${formatPrefix(network)} has no room for it beside the others. It is left out.`,
      );
    }
  }
}

/** The length of a subnet: as given, or of the smallest block with so many hosts. */
function lengthOf(subnet: Section, notes: NoteSink): number | undefined {
  const cidr = subnet.integer("cidr");
  const hosts = subnet.integer("hosts");
  if (typeof cidr === "number" && Number.isInteger(cidr) && cidr >= 0 && cidr <= 32) return cidr;
  if (
    cidr === undefined &&
    typeof hosts === "number" &&
    Number.isInteger(hosts) &&
    hosts >= 1 &&
    hosts <= 2 ** 31
  ) {
    return smallestLengthFor(hosts + 2);
  }
  notes.error(
    "subnet-size",
    subnet.path,
    "The subnet needs a length 0 to 32 under cidr, or a number of hosts; it is left out.",
  );
  return undefined;
}

function addSubnet(subnet: Section, block: Prefix, plan: SubnetPlan, notes: NoteSink): void {
  const prefix = formatPrefix(block);
  const name = (subnet.text("name") ?? prefix).trim().slice(0, 200);
  const vlan = subnet.integer("vlan");
  if (vlan === 0)
    notes.info("vlan-untagged", subnet.pathOf("vlan"), `VLAN 0 means that ${name} is untagged.`);
  const names = new Set<string>();
  let gateway: string | undefined;
  for (const assignment of subnet.list("IPAssignments")) {
    const owner = assignment.text("Name")?.trim() ?? "";
    const address = addressAt(block, assignment, notes);
    if (address === undefined) continue;
    if (owner !== "" && names.has(owner)) {
      notes.info(
        "name-duplicate",
        assignment.pathOf("Name"),
        `${name} has several assignments called ${JSON.stringify(owner.slice(0, 60))}.`,
      );
    }
    names.add(owner);
    if (owner.toLowerCase() === "gateway" && gateway === undefined) gateway = formatIpv4(address);
    else
      plan.holdings.push({
        site: ONLY_SITE,
        range: formatIpv4(address),
        owner: owner.slice(0, 1_000),
      });
  }
  plan.networks.push({ site: ONLY_SITE, name, prefix, gateway, vlan });
}

/**
 * The address of a position. Positions below 0 count from the last host: -1 is that host, and in a
 * /31 the second address. Position 0 is the network address itself.
 */
function addressAt(block: Prefix, assignment: Section, notes: NoteSink): number | undefined {
  const position = assignment.integer("Position");
  const path = assignment.pathOf("Position");
  if (typeof position !== "number" || !Number.isInteger(position)) {
    notes.error(
      "position-invalid",
      path,
      "A whole number is expected here; the assignment is left out.",
    );
    return undefined;
  }
  const isSmall = block.length >= 31;
  const address =
    position >= 0
      ? block.network + position
      : block.length === 32
        ? block.network
        : (isSmall ? broadcastOf(block) : lastHost(block)) + 1 + position;
  if (!prefixContains(block, address)) {
    notes.error(
      "position-invalid",
      path,
      `Position ${position} is outside ${formatPrefix(block)} with its ${prefixSize(block)} addresses; the assignment is left out.`,
    );
    return undefined;
  }
  if (position < 0) {
    notes.info(
      "negative-position",
      path,
      `Position ${position} counts from the end: ${formatIpv4(address)}.`,
    );
  }
  if (isNetworkOrBroadcast(block, address)) {
    notes.warning(
      "position-reserved",
      path,
      `Position ${position} is ${formatIpv4(address)}, the network or broadcast address of ${formatPrefix(block)}; no host can have it.`,
    );
  }
  return address;
}
