import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import { parsePrefix } from "#shared/address/prefix";
import { isJsonObject, jsonText, type Json, type JsonObject } from "#shared/kernel/json";
import { quotePowershell } from "#shared/runbook/quote-powershell";
import { projectIndex } from "#shared/model/project-index";
import type { Device } from "./find-device.ts";
import type { Writing } from "./writing.ts";

/**
 * The commands of the device's PowerShell interface for what the configuration cannot hold: subnets
 * of pods and services, and custom routes (catalogue 5.3, realworld.md 3.2). Undefined when there
 * are none. Only addresses, prefixes, numbers and names in quotes go into a command.
 */
export function writeSteps(writing: Writing, device: Device): string | undefined {
  const subnets = writeSubnets(writing, device);
  const routes = device.hosts.flatMap((host) => {
    const rows = writing.log.value(host, "customRoutes");
    const list = Array.isArray(rows) ? (rows as readonly Json[]) : [];
    return list.flatMap((row) => (isJsonObject(row) ? writeRoute(writing, row, host.name) : []));
  });
  if (subnets.length + routes.length === 0) return undefined;
  const lines = ["# Run in the PowerShell interface of the device."];
  if (subnets.length > 0) lines.push("# Before compute is enabled:", ...subnets);
  if (routes.length > 0) lines.push("# Custom routes of the Kubernetes VMs:", ...routes);
  return `${lines.join("\r\n")}\r\n`;
}

function writeSubnets({ log, notes }: Writing, { cluster }: Device): string[] {
  const pods = cluster && log.text(cluster, "podCidr");
  const services = cluster && log.text(cluster, "serviceCidr");
  if (!cluster || (pods === undefined && services === undefined)) return [];
  const parameters = [
    ["PodSubnet", pods],
    ["ServiceSubnet", services],
  ].flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (parsePrefix(value).ok) return [`-${name} '${value}'`];
    notes.warning(
      "export-left-out",
      cluster.name,
      `-${name} is not written: ${JSON.stringify(value)} is no network.`,
    );
    return [];
  });
  return parameters.length === 0 ? [] : [`Set-HcsKubeClusterNetworkInfo ${parameters.join(" ")}`];
}

function writeRoute({ notes }: Writing, row: JsonObject, host: string): string[] {
  const refuse = (message: string): string[] => {
    notes.warning("export-left-out", host, message);
    return [];
  };
  const destination = jsonText(row["destination"]);
  if (row["target"] === "device") {
    return refuse(
      `The route to ${JSON.stringify(destination)} is not written: the device itself takes no custom routes.`,
    );
  }
  const nextHop = parseIpv4(jsonText(row["nextHop"]));
  const alias = jsonText(row["interface"]).replace(/\s+/g, "");
  const quoted = quotePowershell(alias);
  const metric = row["metric"];
  if (!parsePrefix(destination).ok || !nextHop.ok || alias === "" || !quoted.ok) {
    return refuse(
      `The route to ${JSON.stringify(destination)} is not written: destination, next hop and interface are needed, each well formed.`,
    );
  }
  const parameters = [
    `-InterfaceAlias ${quoted.value}`,
    `-DestinationPrefix '${destination}'`,
    `-NextHop '${formatIpv4(nextHop.value)}'`,
    ...(typeof metric === "number" && Number.isInteger(metric) ? [`-RouteMetric ${metric}`] : []),
  ];
  if (parameters.length < 4) {
    notes.info(
      "export-fill-in",
      host,
      `The route to ${destination} has no metric; the device takes its own.`,
    );
  }
  return [`Add-HcsNetRoute ${parameters.join(" ")}`];
}

/** True when anything of a device can be written as a configuration: a site, with a port on a device. */
export function hasConfiguration({ project, site, hosts }: Device): boolean {
  return (
    site !== undefined &&
    hosts.some(({ id }) =>
      projectIndex(project)
        .childrenOf(id)
        .some(({ kind }) => kind === "physicalPort" || kind === "vswitch"),
    )
  );
}
