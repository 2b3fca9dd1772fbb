import { parseIpv4 } from "#shared/address/ipv4";
import { parsePrefix, prefixContains } from "#shared/address/prefix";
import { parseRange } from "#shared/address/range";
import type { IdSource } from "#shared/kernel/ids";
import type { JsonObject } from "#shared/kernel/json";
import { compareNatural, sortedBy } from "#shared/kernel/order";
import { startDesign, type Design } from "#shared/kinds/design";
import { LIMITS } from "#shared/kinds/record-shape";
import type { Project } from "#shared/model/project";
import { given } from "../keys/given.ts";
import type { NoteSink } from "../notes.ts";
import { ONLY_SITE, type PlanNetwork, type PlanScope, type PlanSettings } from "./plan-settings.ts";

/** Draws an address plan: sites with their segments, the addresses in use, and the DHCP scopes. */
export function buildPlan(
  settings: PlanSettings,
  name: string,
  ids: IdSource,
  notes: NoteSink,
): Project {
  const design = startDesign(name);
  const { networks, holdings, scopes } = settings;
  const named = [...networks, ...holdings].map(({ site }) => site);
  const sites = [...new Set([...named, ...(scopes.length > 0 ? [ONLY_SITE] : [])])].sort(
    compareNatural,
  );
  for (const siteName of sites.slice(0, 256)) {
    const inUse = sortedBy(
      holdings.filter(({ site }) => site === siteName),
      ({ range }) => firstAddress(range),
      ({ range }) => range,
      ({ owner }) => owner,
    ).map(({ range, owner }) => given({ range, owner }));
    if (inUse.length > LIMITS.entries) {
      notes.error(
        "csv-too-long",
        siteName,
        `A site holds ${LIMITS.entries} addresses in use; ${inUse.length - LIMITS.entries} are left out.`,
      );
    }
    const site = design.add("site", ids("site"), null, siteName, {
      lifecycle: "draft",
      ...given({ inUse: inUse.slice(0, LIMITS.entries) }),
    });
    const segments = addSegments(
      design,
      ids,
      site,
      networks.filter((each) => each.site === siteName),
    );
    if (siteName === ONLY_SITE && scopes.length > 0) addScopes(design, ids, site, scopes, segments);
  }
  return design.project;
}

/** Segments in order of address, with a router at their gateways; answers their ids by prefix. */
function addSegments(
  design: Design,
  ids: IdSource,
  site: string,
  networks: readonly PlanNetwork[],
): Map<string, string> {
  const byPrefix = new Map<string, string>();
  const router = networks.some(({ gateway }) => gateway !== undefined)
    ? design.add("router", ids("router"), site, "router", { role: "router", forwards: true })
    : undefined;
  const inOrder = sortedBy(
    networks,
    ({ prefix }) => firstAddress(prefix ?? ""),
    ({ prefix }) => prefix ?? "",
    ({ name }) => name,
    ({ vlan }) => String(vlan ?? ""),
  );
  for (const { name, prefix, gateway, vlan } of inOrder) {
    const fields = given({ prefix, gateway, vlan, mode: "physical" });
    const id = design.add("segment", ids("net"), site, name.slice(0, 200), fields);
    if (prefix !== undefined) byPrefix.set(prefix, id);
    if (router === undefined || gateway === undefined) continue;
    const leg = design.add("routerInterface", ids("if"), router, "lan", legFields(gateway, prefix));
    design.join(leg, id);
  }
  return byPrefix;
}

/** The leg of the router at a gateway, where the gateway is an address of the network. */
function legFields(gateway: string, prefix: string | undefined): JsonObject {
  const network = parsePrefix(prefix ?? "");
  const address = parseIpv4(gateway);
  if (!network.ok || !address.ok || !prefixContains(network.value.prefix, address.value)) return {};
  return { address: `${gateway}/${network.value.prefix.length}` };
}

function addScopes(
  design: Design,
  ids: IdSource,
  site: string,
  scopes: readonly PlanScope[],
  segments: ReadonlyMap<string, string>,
): void {
  const server = design.add("dhcpServer", ids("dhcp"), site, "dhcp", {});
  for (const scope of sortedBy(
    scopes,
    ({ subnet }) => firstAddress(subnet ?? ""),
    ({ name }) => name,
  )) {
    const segment = scope.subnet === undefined ? undefined : segments.get(scope.subnet);
    design.add("dhcpScope", ids("scope"), server, scope.name.slice(0, 200), {
      ...given({
        segment,
        subnet: scope.subnet,
        range: scope.range,
        exclusions: scope.exclusions,
        reservations: scope.reservations.map((each) => given({ ...each })),
        leaseHours: scope.leaseHours,
        optionRouter: scope.router,
        optionDns: scope.dns,
      }),
    });
  }
}

/** The first address of a range or prefix as a number, for order; what is none comes last. */
export function firstAddress(text: string): number {
  const address = parseIpv4(text);
  if (address.ok) return address.value;
  const prefix = parsePrefix(text);
  if (prefix.ok) return prefix.value.prefix.network;
  const range = parseRange(text);
  return range.ok ? range.value.start : 2 ** 32;
}
