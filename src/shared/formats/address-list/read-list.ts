import { parseIpv4 } from "#shared/address/ipv4";
import { formatPrefix, parsePrefix, prefixOf } from "#shared/address/prefix";
import { parseRange } from "#shared/address/range";
import { parseVlan } from "#shared/address/vlan";
import { lengthOfMask } from "../azure-stack-edge/read-address.ts";
import { isPlaceholder } from "../keys/placeholder.ts";
import type { NoteSink } from "../notes.ts";
import { COLUMNS } from "./columns.ts";
import { ONLY_SITE, type PlanHolding, type PlanNetwork } from "./plan-settings.ts";
import { valueOf, type ListRecord } from "./records.ts";

/** Reads the rows of an address list: networks, gateways, and addresses in use with their owners. */
export function readList(
  records: readonly ListRecord[],
  notes: NoteSink,
): { readonly networks: readonly PlanNetwork[]; readonly holdings: readonly PlanHolding[] } {
  const networks = new Map<string, PlanNetwork>();
  const holdings = new Map<string, PlanHolding>();
  let macs = 0;
  for (const record of records) {
    const row = readRow(record, notes);
    if (row.network) addNetwork(networks, row.network, record.place, notes);
    if (valueOf(record, COLUMNS.mac) !== undefined) macs += 1;
    if (!row.holding) continue;
    const key = `${row.holding.site}\n${row.holding.range}\n${row.holding.owner}`;
    if (holdings.has(key)) {
      notes.info(
        "csv-duplicate-row",
        record.place,
        `${row.holding.range} stands here a second time.`,
      );
    }
    holdings.set(key, row.holding);
  }
  if (macs > 0) {
    notes.info(
      "csv-column-ignored",
      "",
      `${macs === 1 ? "One row has a MAC address" : `${macs} rows have MAC addresses`}. An address in use is kept without it; import a list of reservations to keep both.`,
    );
  }
  return { networks: [...networks.values()], holdings: [...holdings.values()] };
}

interface Row {
  readonly network?: PlanNetwork;
  readonly holding?: PlanHolding;
}

function readRow(record: ListRecord, notes: NoteSink): Row {
  const site = (valueOf(record, COLUMNS.site) ?? ONLY_SITE).slice(0, 200);
  const role = valueOf(record, COLUMNS.role)?.toLowerCase();
  const address = readAddress(record, notes);
  const name = valueOf(record, COLUMNS.name);
  const owner = [name, bracketed(valueOf(record, COLUMNS.owner), name)].filter(Boolean).join(" ");
  const typed =
    valueOf(record, COLUMNS.gateway) ?? (role === "gateway" ? address.range : undefined);
  const network = readNetwork(record, site, address.prefix, typed, notes);
  const isInUse = address.range !== undefined && role !== "gateway" && role !== "network";
  return {
    ...(network ? { network } : {}),
    ...(isInUse
      ? { holding: { site, range: address.range ?? "", owner: owner.slice(0, 1_000) } }
      : {}),
  };
}

function bracketed(owner: string | undefined, name: string | undefined): string | undefined {
  return owner === undefined || name === undefined || owner === name ? owner : `(${owner})`;
}

/** Address or range of a row, with the prefix that a length or mask beside it gives. */
function readAddress(
  record: ListRecord,
  notes: NoteSink,
): { readonly range?: string | undefined; readonly prefix?: string | undefined } {
  const text = valueOf(record, COLUMNS.address);
  const place = `${record.place}, address`;
  if (text === undefined) return {};
  if (isPlaceholder(text)) {
    notes.error(
      "schema-placeholder",
      place,
      `${JSON.stringify(text.slice(0, 60))} is a placeholder; it is left out.`,
    );
    return {};
  }
  const slash = text.includes("/") ? parsePrefix(text) : undefined;
  if (slash?.ok) return { range: text.split("/")[0], prefix: formatPrefix(slash.value.prefix) };
  const end = valueOf(record, COLUMNS.end);
  const range = end === undefined || end === text ? text : `${text}-${end}`;
  const parsed = parseRange(range);
  if (!parsed.ok) notes.error("ip-invalid", place, parsed.error.message);
  const length = lengthOfMask(valueOf(record, COLUMNS.mask)?.replace(/^\//, ""));
  const first = parseIpv4(text);
  if (!first.ok || length === undefined) return { range };
  return { range, prefix: formatPrefix(prefixOf(first.value, length)) };
}

/** The network that a row is in, by its prefix, else by its VLAN, else by its name. */
function readNetwork(
  record: ListRecord,
  site: string,
  fromAddress: string | undefined,
  gateway: string | undefined,
  notes: NoteSink,
): PlanNetwork | undefined {
  const typed = COLUMNS.prefix.map((column) => record.values.get(column)).find(looksLikePrefix);
  const prefix = typed === undefined ? fromAddress : canonical(typed, record.place, notes);
  const vlan = readVlan(record, notes);
  const named = COLUMNS.networkName
    .map((column) => [column, record.values.get(column)] as const)
    .find(
      ([column, text]) =>
        text !== undefined && (column === "networkname" || !looksLikePrefix(text)),
    )?.[1];
  if (prefix === undefined && vlan === undefined && named === undefined) return undefined;
  const name = named ?? (vlan === undefined ? (prefix ?? "") : `vlan-${vlan}`);
  return { site, name: name.slice(0, 200), prefix, gateway, vlan };
}

function looksLikePrefix(text: string | undefined): boolean {
  return text !== undefined && (/^[\d.]+\/\d+$/.test(text) || parsePrefix(text).ok);
}

function canonical(text: string, place: string, notes: NoteSink): string {
  const parsed = parsePrefix(text);
  if (!parsed.ok) {
    notes.error("ip-invalid", `${place}, prefix`, parsed.error.message);
    return text;
  }
  const network = formatPrefix(parsed.value.prefix);
  if (parsed.value.hostBits) {
    notes.warning(
      "cidr-not-canonical",
      `${place}, prefix`,
      `${text} has host bits; the network is ${network}.`,
    );
  }
  return network;
}

function readVlan(record: ListRecord, notes: NoteSink): number | string | undefined {
  const text = valueOf(record, COLUMNS.vlan);
  if (text === undefined) return undefined;
  const parsed = parseVlan(text);
  if (parsed.ok) return parsed.value;
  notes.error("vlan-invalid", `${record.place}, VLAN`, parsed.error.message);
  return text;
}

/** One segment for each prefix of a site; the first row that says a thing counts. */
function addNetwork(
  networks: Map<string, PlanNetwork>,
  network: PlanNetwork,
  place: string,
  notes: NoteSink,
): void {
  const { site, prefix, vlan, name } = network;
  const key = `${site}\n${prefix ?? (vlan === undefined ? `name ${name}` : `vlan ${vlan}`)}`;
  const before = networks.get(key);
  if (!before) {
    networks.set(key, network);
    return;
  }
  for (const field of ["gateway", "vlan"] as const) {
    if (
      before[field] !== undefined &&
      network[field] !== undefined &&
      before[field] !== network[field]
    ) {
      notes.warning(
        "csv-conflict",
        place,
        `${before.name} has the ${field === "vlan" ? "VLAN" : field} ${before[field]} in an earlier row; that one counts, not ${network[field]}.`,
      );
    }
  }
  networks.set(key, {
    ...before,
    gateway: before.gateway ?? network.gateway,
    vlan: before.vlan ?? vlan,
  });
}
