import {
  parsePrefix,
  prefixContainsPrefix,
  prefixesOverlap,
  type Prefix,
} from "#shared/address/prefix";
import { unwrap } from "#shared/kernel/result";
import type { JsonObject } from "#shared/kernel/json";
import type { NoteSink } from "../notes.ts";
import { reportDrift, reportLans } from "./judge-toolkit.ts";
import { numberAt, spotAt, spotsIn, textAt, textsAt, type Spot } from "./spots.ts";
import type { ArcSettings, IntentSettings, LanSettings, ServerSettings } from "./settings.ts";

/**
 * Variables of the Azure Local toolkit, as YAML or Terraform variables. Its Azure side is not drawn;
 * what can be said of it without a drawing is said.
 */
export function readToolkit(values: JsonObject, notes: NoteSink): ArcSettings {
  const file: Spot = { value: values, path: "" };
  const onPrem = spotAt(file, "networking", "onprem");
  const vlans = spotsIn(spotAt(onPrem, "vlans"));
  const dns = textsAt(spotAt(onPrem, "dns", "servers"), notes);
  const lans = vlans.map((spot) => readLan(spot, notes));
  const clusters = spotAt(file, "compute", "clusters", "azure_local");
  const hasSystem = lans.length > 0;
  reportReservedSources(file, notes);
  reportVpn(file, lans, notes);
  reportLans(lans, dns, spotAt(onPrem, "dhcp", "server"), spotAt(onPrem, "vlans").path, notes);
  reportDrift(lans, spotAt(file, "network", "vlans"), notes);
  notes.info(
    "not-drawn",
    "",
    "Of this file the networks and servers of the site are drawn. Subscriptions, names and the networks in Azure are not.",
  );
  const local = hasSystem ? [] : localPrefixes(file, notes);
  const management = lans.find(({ name }) => name === "management");
  const storage = lans.filter(({ name }) => name.startsWith("storage"));
  const others = lans.filter((lan) => lan !== management && !storage.includes(lan));
  return {
    networks: [],
    clusters: [],
    balancers: [],
    system: {
      name: textsAt(spotAt(clusters, "azl_name"), notes)?.[0],
      clusterIp: textsAt(spotAt(clusters, "azl_cluster_ip"), notes)?.[0],
      servers: spotsIn(spotAt(file, "compute", "cluster_nodes")).map((spot) =>
        readServer(spot, notes),
      ),
      intents: spotsIn(spotAt(onPrem, "network_intents")).map((spot) => readIntent(spot, notes)),
      management: management && { ...management, dnsServers: dns },
      storage: storage.map((lan) => ({ lan })),
      others: [...others, ...local],
    },
  };
}

function readLan(spot: Spot & { readonly key: string }, notes: NoteSink): LanSettings {
  const [start, end] = [textAt(spotAt(spot, "start"), notes), textAt(spotAt(spot, "end"), notes)];
  return {
    name: spot.key,
    prefix: textAt(spotAt(spot, "cidr"), notes) ?? textAt(spotAt(spot, "subnet"), notes),
    gateway: textAt(spotAt(spot, "gateway"), notes),
    vlan: numberAt(spotAt(spot, "id"), notes),
    range:
      start === undefined && end === undefined
        ? undefined
        : { name: `${spot.key}-pool`, start, end },
  };
}

function readServer(spot: Spot, notes: NoteSink): ServerSettings {
  return {
    name: textAt(spotAt(spot, "node_hostname"), notes),
    address: textAt(spotAt(spot, "node_management_ip"), notes),
  };
}

function readIntent(spot: Spot & { readonly key: string }, notes: NoteSink): IntentSettings {
  const traffic = textsAt(spotAt(spot, "traffic_types"), notes) ?? [];
  return {
    name: textAt(spotAt(spot, "name"), notes) ?? `intent-${spot.key}`,
    isManagement: traffic.includes("Management"),
    isCompute: traffic.includes("Compute"),
    adapters: textsAt(spotAt(spot, "adapter_names"), notes) ?? [],
  };
}

/** The range in which Kubernetes puts services, which cannot be changed: 10.96.0.0/12. */
const SERVICES: Prefix = unwrap(parsePrefix("10.96.0.0/12")).prefix;

/** Sources of security rules that pods cannot answer. */
function reportReservedSources(file: Spot, notes: NoteSink): void {
  const groups = [spotAt(file, "networking", "azure", "sdn", "nsgs"), spotAt(file, "nsgs")];
  for (const rule of groups.flatMap(spotsIn).flatMap((nsg) => spotsIn(spotAt(nsg, "rules")))) {
    const source = spotAt(rule, "source_address_prefix");
    const text = typeof source.value === "string" ? source.value : "";
    const prefix = parsePrefix(text);
    if (!prefix.ok || !prefixesOverlap(prefix.value.prefix, SERVICES)) continue;
    notes.warning(
      "reserved-range-service",
      source.path,
      `${text} lies in 10.96.0.0/12, which Kubernetes uses for services: pods cannot answer that network.`,
    );
  }
}

/** Prefixes that the VPN gateway in Azure sends to the site. */
function localPrefixes(file: Spot, notes: NoteSink): LanSettings[] {
  return vpnSpots(file).flatMap((spot) =>
    (textsAt(spot, notes) ?? []).map((prefix, i) => ({ name: `on-premises-${i + 1}`, prefix })),
  );
}

function vpnSpots(file: Spot): readonly Spot[] {
  return [
    spotAt(file, "network", "vpn", "local_gateway", "local_address_prefixes"),
    spotAt(file, "vpn_config", "local_address_prefixes"),
  ].filter(({ value }) => value !== undefined);
}

function reportVpn(file: Spot, lans: readonly LanSettings[], notes: NoteSink): void {
  for (const spot of vpnSpots(file)) {
    const told = (textsAt(spot, notes) ?? []).flatMap((each) => {
      const prefix = parsePrefix(each);
      return prefix.ok ? [prefix.value.prefix] : [];
    });
    for (const { name, prefix: own = "" } of lans) {
      const prefix = parsePrefix(own);
      if (!prefix.ok) continue;
      if (told.some((each) => prefixContainsPrefix(each, prefix.value.prefix))) continue;
      notes.warning(
        "vpn-prefix-missing",
        spot.path,
        `The VPN does not name ${own} of ${name}: Azure has no way to it. Add it, or leave it out on purpose.`,
      );
    }
  }
}
