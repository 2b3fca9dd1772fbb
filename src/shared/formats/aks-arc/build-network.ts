import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import {
  formatInterfaceAddress,
  formatPrefix,
  parsePrefix,
  prefixContains,
} from "#shared/address/prefix";
import { given } from "../keys/given.ts";
import type { Around } from "./build-design.ts";
import { elementName } from "./element-name.ts";
import type { LanSettings, NetworkSettings } from "./settings.ts";

/**
 * Draws a logical network on a segment of its own, with the gateway and the DNS servers that stand
 * on it; answers its id. Fields that the file leaves to another one are added to `leaves`.
 */
export function addNetwork(around: Around, settings: NetworkSettings, leaves: string[]): string {
  const network = settings.isLeased === true ? leasedOnly(settings, around) : settings;
  const { design, ids, site, notes } = around;
  const name = elementName(network.name, "aks-net");
  const isKnown = Object.keys(settings).length > 1;
  const isLeased = network.isLeased === true;
  const id = design.add(
    "logicalNetwork",
    ids("lnet"),
    site,
    name,
    given({
      switchName: network.switchName,
      // A network that leases its addresses has no such parameters; the prefix is for planning.
      ...(isLeased
        ? { planningPrefix: network.prefix }
        : {
            addressPrefix: network.prefix,
            gateway: network.gateway,
            dnsServers: network.dnsServers,
            poolStart: network.poolStart,
            poolEnd: network.poolEnd,
          }),
      vlan: network.vlan,
    }),
  );
  const segment = addLan(around, {
    name: `${name}-vlan`,
    prefix: network.prefix,
    gateway: network.gateway,
    vlan: network.vlan,
    dnsServers: network.dnsServers,
  });
  design.join(id, segment);
  for (const [i, { start, end }] of (network.virtualRanges ?? []).entries()) {
    design.add("addressPool", ids("range"), segment, i === 0 ? "vip-pool" : `vip-pool-${i + 1}`, {
      role: "reserved",
      start,
      end,
    });
  }
  if (network.gateway !== undefined && network.dnsServers?.includes(network.gateway)) {
    notes.info(
      "dns-equals-gateway",
      "",
      `${network.gateway} is both the gateway and a DNS server of ${name}. That is right only where the router answers names, those of the Azure Local system among them.`,
    );
  }
  if (!isKnown) {
    notes.info(
      "network-elsewhere",
      "",
      `The file only names the logical network ${name}; its addresses are in another file. It is drawn with empty values: fill them in.`,
    );
    leaves.push(...PARTS.map((field) => `${id}.${field}`));
  } else if (network.switchName === undefined && !notes.speaksOf("vmSwitchName")) {
    notes.info(
      "switch-elsewhere",
      "",
      `The file does not name the VM switch of ${name}; that is left to another file. Fill it in.`,
    );
    leaves.push(`${id}.switchName`);
  }
  return id;
}

/** What a network that leases its addresses can say; the rest is named and left out. */
function leasedOnly(network: NetworkSettings, { notes }: Around): NetworkSettings {
  const { name, switchName, isLeased, prefix, vlan, virtualRanges, ...others } = network;
  const names = Object.entries(others).flatMap(([key, value]) =>
    value === undefined ? [] : [key],
  );
  if (names.length > 0) {
    notes.warning(
      "leased-ignores",
      "",
      `A network with dynamic addresses has no parameters for: ${names.join(", ")}. They are left out.`,
    );
  }
  return { name, switchName, isLeased, prefix, vlan, virtualRanges };
}

const PARTS = ["switchName", "addressPrefix", "gateway", "dnsServers", "poolStart", "poolEnd"];

/** Draws a segment, its leg of the router, and the DNS servers that stand on it; answers its id. */
export function addLan(around: Around, lan: LanSettings): string {
  const { design, ids, site } = around;
  const prefix = parsePrefix(lan.prefix ?? "");
  const segment = design.add("segment", ids("lan"), site, elementName(lan.name, "lan"), {
    mode: "physical",
    ...given({
      prefix: prefix.ok ? formatPrefix(prefix.value.prefix) : lan.prefix,
      gateway: lan.gateway,
      vlan: lan.vlan,
    }),
  });
  const gateway = parseIpv4(lan.gateway ?? "");
  if (lan.gateway !== undefined) {
    const address =
      prefix.ok && gateway.ok
        ? formatInterfaceAddress(gateway.value, prefix.value.prefix.length)
        : undefined;
    const router = around.router();
    const leg = design.add("routerInterface", ids("if"), router, elementName(lan.name, "lan"), {
      ...given({ address, vlan: lan.vlan }),
    });
    design.join(leg, segment);
  }
  const servers = new Set(
    (lan.dnsServers ?? []).flatMap((text) => {
      const address = parseIpv4(text);
      const isOn = prefix.ok && address.ok && prefixContains(prefix.value.prefix, address.value);
      return isOn && text !== lan.gateway ? [formatIpv4(address.value)] : [];
    }),
  );
  for (const [i, address] of [...servers].entries()) {
    const dns = design.add("dnsServer", ids("dns"), site, i === 0 ? "dns" : `dns-${i + 1}`, {
      address,
    });
    design.join(dns, segment);
  }
  return segment;
}
