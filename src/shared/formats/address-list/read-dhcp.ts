import { parseIpv4 } from "#shared/address/ipv4";
import { formatPrefix, prefixOf } from "#shared/address/prefix";
import { parseRange } from "#shared/address/range";
import { lengthOfMask } from "../azure-stack-edge/read-address.ts";
import type { NoteSink } from "../notes.ts";
import type { PlanNetwork, PlanScope } from "./plan-settings.ts";
import { ONLY_SITE } from "./plan-settings.ts";
import type { ListRecord } from "./records.ts";

/** True for a record that the DHCP server cmdlets print: it names its scope. */
export function isDhcpRecord({ values }: ListRecord): boolean {
  return values.has("scopeid") || (values.has("startrange") && values.has("subnetmask"));
}

interface Growing {
  name?: string | undefined;
  mask?: string | undefined;
  range?: string | undefined;
  readonly exclusions: string[];
  readonly reservations: {
    address: string;
    mac?: string | undefined;
    owner?: string | undefined;
  }[];
  leaseHours?: number | undefined;
  router?: string | undefined;
  readonly dns: string[];
}

/**
 * Reads records of scopes, exclusions, reservations and options by what they name. Records of one
 * `ScopeId` belong together, in whatever order they come.
 */
export function readDhcp(
  records: readonly ListRecord[],
  notes: NoteSink,
): { readonly scopes: readonly PlanScope[]; readonly networks: readonly PlanNetwork[] } {
  const scopes = new Map<string, Growing>();
  for (const record of records) {
    const { values, place } = record;
    const id =
      values.get("scopeid") ??
      networkOf(values.get("startrange"), values.get("subnetmask"))?.split("/")[0];
    if (id === undefined) {
      notes.error(
        "dhcp-no-scope",
        place,
        "The record names no scope that can be read, so it is left out.",
      );
      continue;
    }
    let scope = scopes.get(id);
    if (!scope) scopes.set(id, (scope = { exclusions: [], reservations: [], dns: [] }));
    take(scope, record, notes);
  }
  const inOrder = [...scopes].map(([id, scope]) => toScope(id, scope, notes));
  return {
    scopes: inOrder,
    networks: inOrder.flatMap(({ name, subnet, router }) =>
      subnet === undefined ? [] : [{ site: ONLY_SITE, name, prefix: subnet, gateway: router }],
    ),
  };
}

function take(scope: Growing, { values, place }: ListRecord, notes: NoteSink): void {
  const start = values.get("startrange");
  const end = values.get("endrange");
  if (start !== undefined) {
    const range = end === undefined || end === start ? start : `${start}-${end}`;
    const parsed = parseRange(range);
    if (!parsed.ok) notes.error("ip-invalid", place, parsed.error.message);
    if (values.has("subnetmask")) scope.range ??= range;
    else if (!scope.exclusions.includes(range)) scope.exclusions.push(range);
  }
  if (values.has("subnetmask")) {
    scope.mask ??= values.get("subnetmask");
    scope.name ??= values.get("name");
  }
  takeReservation(scope, values, place, notes);
  const lease = values.get("leaseduration");
  if (lease !== undefined) scope.leaseHours ??= readHours(lease, place, notes);
  scope.router ??= values.get("router")?.split(/[\s,;]+/)[0];
  for (const server of values.get("dnsserver")?.split(/[\s,;{}]+/) ?? []) {
    if (server !== "" && !scope.dns.includes(server)) scope.dns.push(server);
  }
}

function takeReservation(
  scope: Growing,
  values: ReadonlyMap<string, string>,
  place: string,
  notes: NoteSink,
): void {
  const address = values.get("ipaddress");
  if (address === undefined) return;
  const parsed = parseIpv4(address);
  if (!parsed.ok) notes.error("ip-invalid", place, parsed.error.message);
  const state = values.get("addressstate");
  if (state !== undefined && !/reserv/i.test(state)) {
    notes.info("dhcp-lease", place, `${address} is a lease, which comes and goes; it is left out.`);
    return;
  }
  if (scope.reservations.some((each) => each.address === address)) return;
  scope.reservations.push({
    address,
    mac: values.get("clientid"),
    owner: values.get("name") ?? values.get("hostname"),
  });
}

function toScope(id: string, scope: Growing, notes: NoteSink): PlanScope {
  const subnet = networkOf(id, scope.mask) ?? networkOf(scope.range?.split("-")[0], scope.mask);
  if (subnet === undefined) {
    notes.info(
      "dhcp-scope-unknown",
      id,
      "The text does not say what the scope itself is: its range and mask are missing.",
    );
  }
  const { exclusions, reservations, leaseHours, router, dns, range } = scope;
  return {
    name: scope.name ?? id,
    subnet,
    range,
    exclusions,
    reservations,
    leaseHours,
    router,
    dns,
  };
}

function networkOf(address: string | undefined, mask: string | undefined): string | undefined {
  const parsed = parseIpv4(address ?? "");
  const length = lengthOfMask(mask);
  return parsed.ok && length !== undefined
    ? formatPrefix(prefixOf(parsed.value, length))
    : undefined;
}

/** Whole hours of a lease such as `8.00:00:00` or `12:00:00`; undefined where it never ends. */
function readHours(text: string, place: string, notes: NoteSink): number | undefined {
  const match = /^(?:(\d{1,9})\.)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(text);
  const [, days = "0", hours = "0", minutes = "0", seconds = "0"] = match ?? [];
  const exact = Number(days) * 24 + Number(hours) + Number(minutes) / 60 + Number(seconds) / 3_600;
  const whole = Math.max(1, Math.round(exact));
  if (!match || whole > 87_600) {
    notes.info(
      "dhcp-lease-time",
      place,
      `The lease of ${JSON.stringify(text.slice(0, 40))} is not taken over; it has no number of hours that fits.`,
    );
    return undefined;
  }
  if (whole !== exact) {
    notes.info("dhcp-lease-time", place, `The lease of ${text} is read as ${whole} hours.`);
  }
  return whole;
}
