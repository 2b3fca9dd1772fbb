import { parseIpv4 } from "#shared/address/ipv4";
import type { Json, JsonObject } from "#shared/kernel/json";
import { findRecord } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { ARC_KEYS, CONFIG_KEYS, NEWEST_SCHEMA } from "./config-keys.ts";
import { childrenOf, isControlPlane, type Deployment, type Machine } from "./find-deployment.ts";
import { findLan } from "./find-lan.ts";
import { given } from "../keys/given.ts";
import { mergeKept, orderKeys } from "../keys/merge-kept.ts";
import type { ExtraSettings } from "./settings.ts";
import { switchOf, writeMachine } from "./write-machine.ts";
import type { Writing } from "./write-node.ts";

/** The machine that the configuration is run on: the first with a control plane node. */
export function firstMachine({ machines }: Deployment): Machine | undefined {
  return machines.find(({ nodes }) => nodes.some(isControlPlane)) ?? machines[0];
}

/** The deployment configuration of schema 1.16, with keys in the order of the vendor's samples. */
export function writeConfig(
  writing: Writing,
  deployment: Deployment,
  extra: ExtraSettings,
): JsonObject {
  const { site, cluster, variant } = deployment;
  const { log, notes } = writing;
  const machine = firstMachine(deployment);
  log.covers(site, "profile", "variant", "edition", "lifecycle");
  log.covers(cluster, "arcConnected", "distribution", "schemaVersion", "extraSettings");
  const config: JsonObject = {
    SchemaVersion: NEWEST_SCHEMA,
    Version: "1.0",
    DeploymentType: variant === "single" ? "SingleMachineCluster" : "ScalableCluster",
    Init: writeServiceRange(writing, cluster),
    Arc: Object.fromEntries(ARC_KEYS.slice(0, 7).map(({ key }) => [key, null])),
    Network: writeNetwork(writing, deployment, machine),
    User: { AcceptEula: log.value(cluster, "eulaAccepted") === true },
    Machines: machine ? [writeMachine(writing, machine)] : [],
  };
  const kept = keptFor(extra.deployment ?? {}, machine);
  if (cluster.fields["arcConnected"] === true && kept["Arc"] === undefined) {
    notes.warning(
      "export-fill-in",
      "Arc",
      "The design says that the cluster is connected to Azure Arc but does not hold the names; fill in the section Arc.",
    );
  }
  return orderKeys(mergeKept(config, kept, "", notes), CONFIG_KEYS);
}

function writeServiceRange(
  { project, variant, log, notes }: Writing,
  cluster: ElementRecord,
): JsonObject {
  const [pool, ...others] = childrenOf(project, cluster, "addressPool").filter(
    ({ fields }) => fields["role"] === "eeService",
  );
  for (const other of others) {
    notes.warning(
      "export-left-out",
      other.name,
      "A configuration has one service range; this one is not written.",
    );
  }
  if (!pool) return {};
  log.covers(pool, "role");
  const start = log.text(pool, "start");
  const size = log.value(pool, "size") ?? sizeBetween(start, log.text(pool, "end"));
  if (variant === "single" && start !== undefined) {
    notes.info(
      "export-automatic",
      pool.name,
      `The start ${start} is not written: services of a single machine cluster always begin at .4.`,
    );
  }
  return given({
    ServiceIPRangeStart: variant === "scalable" ? start : undefined,
    ServiceIPRangeSize: size,
  });
}

function sizeBetween(start: string | undefined, end: string | undefined): number | undefined {
  const first = parseIpv4(start ?? "");
  const last = parseIpv4(end ?? "");
  return first.ok && last.ok && last.value >= first.value
    ? last.value - first.value + 1
    : undefined;
}

function writeNetwork(
  writing: Writing,
  deployment: Deployment,
  machine: Machine | undefined,
): JsonObject {
  const { project, variant, log } = writing;
  const { site, cluster } = deployment;
  const isScalable = variant === "scalable";
  const lan = isScalable ? findLan(deployment, log) : undefined;
  const vswitch = machine && switchOf(writing, machine.host, machine.nodes);
  return {
    ...given({
      ControlPlaneEndpointIp: endpoint(writing, cluster),
      NetworkPlugin: log.value(cluster, "plugin"),
      Ip4GatewayAddress: lan?.gateway,
      Ip4PrefixLength: lan?.prefixLength,
      DnsServers: dnsServers(writing, deployment),
    }),
    InternetDisabled: log.value(site, "internetDisabled") === true,
    ...given({
      Ip4AddressPrefix: vswitch && !isScalable ? log.value(vswitch, "prefix") : undefined,
      SkipAddressFreeCheck: log.value(cluster, "skipAddressFreeCheck") === true || undefined,
      SkipDnsCheck: log.value(cluster, "skipDnsCheck") === true || undefined,
    }),
    Proxy: writeProxy(writing, findRecord(project, "elements", log.text(cluster, "proxy") ?? "")),
  };
}

function endpoint(
  { project, variant, log, notes }: Writing,
  cluster: ElementRecord,
): string | undefined {
  const [found, ...others] = childrenOf(project, cluster, "controlPlaneEndpoint");
  for (const other of others) {
    notes.warning(
      "export-left-out",
      other.name,
      "A cluster has one control plane endpoint; this one is not written.",
    );
  }
  const address = found && log.text(found, "address");
  if (variant === "scalable" || !found || address === undefined) return address;
  notes.info(
    "export-automatic",
    found.name,
    `The endpoint ${address} is not written: a single machine cluster sets it by itself.`,
  );
  return undefined;
}

/** DNS servers as the cluster lists them; a DNS server of the site with one of these addresses is said by it. */
function dnsServers({ project, log }: Writing, { site, cluster }: Deployment): Json | undefined {
  const servers = log.value(cluster, "dnsServers");
  if (Array.isArray(servers)) {
    for (const server of childrenOf(project, site, "dnsServer")) {
      if (servers.includes(server.fields["address"] ?? null)) log.covers(server, "address");
    }
  }
  return servers;
}

function writeProxy({ log }: Writing, proxy: ElementRecord | undefined): JsonObject {
  if (!proxy) return { Http: null, Https: null, No: null };
  const no = log.value(proxy, "no");
  return {
    Http: log.value(proxy, "http") ?? null,
    Https: log.value(proxy, "https") ?? null,
    No: Array.isArray(no) ? no.join(",") : (no ?? null),
  };
}

/** Kept keys are listed by machine; the file has only the first one. */
function keptFor(kept: JsonObject, machine: Machine | undefined): JsonObject {
  const { Machines: machines, ...rest } = kept;
  const mine = Array.isArray(machines) ? machines[machine?.position ?? 0] : undefined;
  return mine === undefined ? rest : { ...rest, Machines: [mine] };
}
