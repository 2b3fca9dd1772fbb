import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import { formatPrefix } from "#shared/address/prefix";
import { aseRanges, type AseRange } from "#shared/facts/ase-ranges";
import { computePorts, devicesOf } from "#shared/facts/ase-device";
import { childrenOf, type Facts } from "#shared/facts/engine";
import {
  readCell,
  readInterface,
  readIpv4,
  readRows,
  readText,
  valueOf,
} from "#shared/facts/readings";
import {
  DEFAULT_METRIC,
  parseDestination,
  plainAlias,
  withoutBlanks,
} from "#shared/facts/route-entries";
import { parseInteger } from "#shared/address/integer";
import type { ElementRecord } from "#shared/model/records";
import type { SitePlan } from "./deployment.ts";

// What the sections for Azure Stack Edge ask of a design, each in one place.

/** One port of the device as its local UI asks for it. */
export interface PortValues {
  readonly port: ElementRecord;
  readonly isStatic: boolean;
  readonly address: string;
  readonly gateway: string;
  readonly isCompute: boolean;
}

export function portsOf(facts: Facts, device: ElementRecord): PortValues[] {
  return childrenOf(facts, device.id, "physicalPort").map((port): PortValues => {
    const address = valueOf(readInterface(facts, port, "address"));
    const gateway = valueOf(readIpv4(facts, port, "gateway"));
    return {
      port,
      isStatic: readText(facts, port, "ipMode") === "static",
      address: address ? `${formatIpv4(address.address)}/${address.prefix.length}` : "",
      gateway: gateway === undefined ? "" : formatIpv4(gateway),
      isCompute: port.fields["computeEnabled"] === true,
    };
  });
}

/** The Compute page of the device: the port that is enabled, and the two ranges. */
export interface ComputePage {
  readonly device: ElementRecord;
  readonly cluster: ElementRecord;
  readonly ports: readonly ElementRecord[];
  readonly nodes: readonly AseRange[];
  readonly services: readonly AseRange[];
}

export function computePages(facts: Facts, plan: SitePlan): ComputePage[] {
  return plan.deployments.flatMap(({ cluster }) =>
    devicesOf(facts, cluster.id)
      .slice(0, 1)
      .map((device) => ({
        device,
        cluster,
        ports: computePorts(facts, device.id),
        nodes: aseRanges(facts, cluster.id, "aseNode"),
        services: aseRanges(facts, cluster.id, "aseService"),
      })),
  );
}

/** A custom route with all that its command takes; a row that lacks something is not among them. */
export interface CustomRoute {
  readonly device: ElementRecord;
  /** The port as the command names it. */
  readonly alias: string;
  readonly destination: string;
  readonly nextHop: string;
  readonly metric: number;
}

/** The custom routes of the Kubernetes VMs, by port and destination as drawn. */
export function customRoutes(facts: Facts, plan: SitePlan): CustomRoute[] {
  return plan.hosts.flatMap((device) =>
    readRows(device, "customRoutes").flatMap((row): CustomRoute[] => {
      if (row["target"] === "device") return [];
      const destination = valueOf(readCell(row, "destination", parseDestination));
      const nextHop = valueOf(readCell(row, "nextHop", parseIpv4));
      const alias = aliasOf(facts, device, row["interface"]);
      const metric = row["metric"] === undefined ? undefined : parseInteger(row["metric"]);
      if (!destination || nextHop === undefined || alias === undefined) return [];
      return [
        {
          device,
          alias,
          destination: formatPrefix(destination.prefix),
          nextHop: formatIpv4(nextHop),
          metric: metric?.ok ? metric.value : DEFAULT_METRIC,
        },
      ];
    }),
  );
}

/** The device's own name for the port that a route names, however it was typed. */
function aliasOf(facts: Facts, device: ElementRecord, named: unknown): string | undefined {
  if (typeof named !== "string" || named.trim() === "") return undefined;
  const wanted = plainAlias(named);
  const port = childrenOf(facts, device.id, "physicalPort").find(
    ({ name }) => plainAlias(name) === wanted,
  );
  return withoutBlanks(port?.name ?? named);
}
