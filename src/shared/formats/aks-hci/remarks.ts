import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import {
  formatPrefix,
  parseInterfaceAddress,
  parsePrefix,
  prefixContains,
  prefixesOverlap,
  type Prefix,
} from "#shared/address/prefix";
import { counted } from "#shared/kernel/words";
import { joinPath } from "../json-text/json-error.ts";
import type { NoteSink } from "../notes.ts";
import type { HciSettings, NetworkSettings, Pool } from "./settings.ts";

/** What is worth a word about the settings as they were read. The rules judge the design itself. */
export function sayRemarks(settings: HciSettings, notes: NoteSink): void {
  for (const network of settings.networks) {
    saySizes(network, notes);
    if (network.prefix === undefined && network.vipPool && !settings.isStatic)
      sayLeased(network, notes);
    sayServers(network, notes);
    sayCommonLan(network, notes);
    if (settings.isStatic && isBare(network))
      notes.warning(
        "aks-hci-mixed",
        network.path,
        "This network leases its addresses, while others of the text are static. A site has one way; the design takes the static one.",
      );
  }
  sayHost(settings, notes);
  if (settings.isPart)
    notes.info(
      "cannot-judge",
      "",
      "The text is a part of a configuration: what it leaves out may stand elsewhere, and is not judged.",
    );
}

function isBare({ prefix, gateway, nodePool, dnsServers }: NetworkSettings): boolean {
  return (prefix ?? gateway ?? nodePool ?? dnsServers) === undefined;
}

function saySizes({ path, nodePool, vipPool }: NetworkSettings, notes: NoteSink): void {
  const parts = [
    ["node pool", sizeOf(nodePool)],
    ["VIP pool", sizeOf(vipPool)],
  ].flatMap(([label, size]) =>
    typeof size === "number" ? [`${label} ${counted(size, "address", "addresses")}`] : [],
  );
  if (parts.length > 0) notes.info("pool-size", path, `Sizes: ${parts.join(", ")}.`);
}

/** Addresses from first to last; undefined when that cannot be told. */
function sizeOf(pool: Pool | undefined): number | undefined {
  const start = parseIpv4(pool?.start ?? "");
  const end = parseIpv4(pool?.end ?? "");
  return start.ok && end.ok && end.value >= start.value ? end.value - start.value + 1 : undefined;
}

function sayLeased({ path, vipPool }: NetworkSettings, notes: NoteSink): void {
  notes.warning(
    "dhcp-vip-exclusion-needed",
    joinPath(path, "vipPoolStart"),
    `The VIP pool ${[vipPool?.start, vipPool?.end].filter(Boolean).join(" to ")} has to be excluded from the scope of the DHCP server. Enter the scope and its exclusions in the design.`,
  );
  notes.info(
    "subnet-unknown",
    path,
    "A leased network names no prefix, so that only order and size of its VIP pool can be judged until the scope is entered.",
  );
}

function sayServers(
  { path, dnsServers = [], gateway, prefix }: NetworkSettings,
  notes: NoteSink,
): void {
  const own = parsePrefix(prefix ?? "");
  for (const text of new Set(dnsServers)) {
    const address = parseIpv4(text);
    if (!address.ok) continue;
    const here = joinPath(path, "dnsServers");
    if (text === gateway)
      notes.info("dns-equals-gateway", here, `DNS server ${text} is also the gateway.`);
    else if (own.ok && !prefixContains(own.value.prefix, address.value))
      notes.info(
        "dns-off-subnet",
        here,
        `DNS server ${formatIpv4(address.value)} is outside ${formatPrefix(own.value.prefix)}: the nodes need a route to it.`,
      );
  }
}

/** What most routers for homes and small offices are delivered with. */
const COMMON: readonly Prefix[] = [
  { network: 0xc0a80000, length: 24 },
  { network: 0xc0a80100, length: 24 },
];

function sayCommonLan({ path, prefix }: NetworkSettings, notes: NoteSink): void {
  const own = parsePrefix(prefix ?? "");
  if (!own.ok) return;
  const common = COMMON.find((each) => prefixesOverlap(each, own.value.prefix));
  if (common)
    notes.info(
      "reserved-range-host-lan",
      joinPath(path, "ipAddressPrefix"),
      `${formatPrefix(own.value.prefix)} covers ${formatPrefix(common)}, which many small routers use as their LAN.`,
    );
}

function sayHost(settings: HciSettings, notes: NoteSink): void {
  const { host, isStatic, isPart, networks } = settings;
  sayFarAgent(settings, notes);
  if (!host) {
    if (networks.length > 0)
      notes.info(
        "cannot-judge",
        "",
        "There is no Set-AksHciConfig in the text, so that the address of the cloud agent is not known and not judged.",
      );
  } else if (isPart && isStatic && host.cloudServiceCidr === undefined)
    notes.warning(
      "cloud-service-cidr-missing",
      joinPath(host.path, "cloudServiceCidr"),
      "The network is static and no value gives the address of the cloud agent. Servers with static addresses need one.",
    );
}

/** Azure/aksArc#128: an address out of the air stops the error message and nothing else. */
function sayFarAgent({ host, networks }: HciSettings, notes: NoteSink): void {
  const agent = parseInterfaceAddress(host?.cloudServiceCidr ?? "");
  const prefixes = networks.flatMap(({ prefix }) => {
    const own = parsePrefix(prefix ?? "");
    return own.ok ? [own.value.prefix] : [];
  });
  if (!host || !agent.ok || prefixes.length === 0) return;
  if (prefixes.some((each) => prefixContains(each, agent.value.address))) return;
  notes.warning(
    "range-outside-subnet",
    joinPath(host.path, "cloudServiceCidr"),
    `${formatIpv4(agent.value.address)} is outside ${prefixes.map(formatPrefix).join(" and ")}. That is right only if the servers are on ${formatPrefix(agent.value.prefix)}, which is drawn as a network of its own.`,
  );
}
