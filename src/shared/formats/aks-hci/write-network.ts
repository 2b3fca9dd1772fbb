import {
  HCI_NETWORK_PARAMETERS,
  hciNetworkCommand,
  type HciNetworkField,
} from "#shared/facts/hci-network-command";
import type { Json } from "#shared/kernel/json";
import type { ElementRecord } from "#shared/model/records";
import type { Command } from "./command.ts";
import { childrenOf, type HciSite } from "./find-sites.ts";
import type { Writing } from "./writing.ts";

/** A network as one command. Of a leased network only VIP pool, VLAN and switch are written. */
export function writeNetwork(
  { log, notes }: Writing,
  hci: HciSite,
  vnet: ElementRecord,
  variable: string,
): Command {
  const { isStatic, hostNetwork } = hci;
  log.covers(vnet, "model");
  const given = (field: string): Json | undefined =>
    isStatic ? log.value(vnet, field) : undefined;
  const [nodeStart, nodeEnd] = isStatic
    ? ends(log.value(vnet, "nodeVmPool"), vnet, "node pool")
    : [];
  const [vipStart, vipEnd] = ends(log.value(vnet, "vipPool"), vnet, "VIP pool");
  const vswitchName = log.value(vnet, "switchName") ?? switchOf(hci, vnet);
  const needed: Readonly<Record<string, Json | undefined>> = {
    vswitchName,
    vipPoolStart: vipStart,
    vipPoolEnd: vipEnd,
  };
  for (const [name, value] of Object.entries(needed))
    if (value === undefined)
      notes.warning(
        "export-fill-in",
        vnet.name,
        `The design gives no value for -${name}; fill it in.`,
      );
  const values: Readonly<Record<HciNetworkField, Json | undefined>> = {
    name: vnet.name,
    switchName: vswitchName,
    addressPrefix: given("addressPrefix"),
    gateway: given("gateway"),
    dnsServers: given("dnsServers"),
    nodeVmPool: nodeStart,
    vipPool: vipStart,
    vlan: log.value(vnet, "vlan"),
  };
  const lasts = { nodeVmPool: nodeEnd, vipPool: vipEnd };
  return {
    variable,
    cmdlet: hciNetworkCommand(vnet === hostNetwork),
    parameters: HCI_NETWORK_PARAMETERS.map(({ name, field, end }) => [
      name,
      end === "end" && (field === "nodeVmPool" || field === "vipPool")
        ? lasts[field]
        : values[field],
    ]),
  };

  /** First and last address of the one range that the command takes. */
  function ends(
    value: Json | undefined,
    { name }: ElementRecord,
    what: string,
  ): (string | undefined)[] {
    const [range, ...others] = Array.isArray(value) ? (value as readonly Json[]) : [];
    if (others.length > 0)
      notes.warning(
        "export-left-out",
        name,
        `The ${what} has ${others.length + 1} ranges and the command takes one; only the first is written.`,
      );
    return typeof range === "string" ? endsOf(range) : [];
  }

  /** The switch that the servers of the site have, where they all have the same. */
  function switchOf({ project, site }: HciSite, { name }: ElementRecord): string | undefined {
    const switches = childrenOf(project, site, "host").flatMap((host) =>
      childrenOf(project, host, "vswitch"),
    );
    const names = new Set(switches.map((each) => log.text(each, "switchName") ?? each.name));
    const [only] = names;
    if (names.size !== 1 || only === undefined) return undefined;
    notes.info(
      "export-switch-from-host",
      name,
      `-vswitchName is the switch of the servers, ${only}.`,
    );
    return only;
  }
}

/** "10.0.0.1-10.0.0.9", "10.0.0.1–10.0.0.9" or one address, as typed. */
function endsOf(range: string): (string | undefined)[] {
  const [, start = "", end = ""] = /^([^-\u2013]*)[-\u2013]([^]*)$/.exec(range) ?? [];
  if (start === "" && end === "") return [range.trim() || undefined, range.trim() || undefined];
  return [start.trim() || undefined, end.trim() || undefined];
}
