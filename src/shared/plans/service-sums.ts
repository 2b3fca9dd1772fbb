import { plain, say, type Message } from "#shared/kernel/message";
import { compareText } from "#shared/kernel/order";
import { counted } from "#shared/kernel/words";
import { serviceAddresses, type ShareMode } from "#shared/facts/reservation";
import { step, sumOf, type Sum } from "./formula.ts";
import { countServices, serviceSizes, type PlannedCluster } from "./planned-cluster.ts";

/** F5a: services share an address by port, whichever cluster they are in. */
export function sharedServicesSum(clusters: readonly PlannedCluster[]): Sum {
  const value = serviceAddresses(serviceSizes(clusters), "shared");
  const words = say`Services, shared across clusters: ${addressesByPort(clusters, value)}`;
  return sumOf(step("F5a", value, { services: countServices(clusters) }, words));
}

/** F5b: services share an address by port inside their own cluster only. */
export function perClusterServicesSum(clusters: readonly PlannedCluster[]): Sum {
  const parts = clusters.map((cluster) => {
    const value = serviceAddresses(serviceSizes([cluster]), "perCluster");
    const words = say`Services of cluster ${cluster.name}: ${addressesByPort([cluster], value)}`;
    return step("F5b", value, { services: countServices([cluster]) }, words);
  });
  const value = serviceAddresses(serviceSizes(clusters), "perCluster");
  const sum = parts.length === 0 ? "0" : parts.map((part) => part.value).join(" + ");
  const words = say`Services, shared inside one cluster: ${plain(sum)} = ${value}`;
  return sumOf(...parts, step("F5b", value, { services: countServices(clusters) }, words));
}

/** F5c: each service has an address of its own. */
export function oneEachServicesSum(clusters: readonly PlannedCluster[]): Sum {
  const value = serviceAddresses(serviceSizes(clusters), "oneEach");
  const words = say`Services, one address each: ${value}`;
  return sumOf(step("F5c", value, { services: value }, words));
}

/** F5 by the counting mode that was chosen. */
export function servicesSum(clusters: readonly PlannedCluster[], mode: ShareMode): Sum {
  return BY_MODE[mode](clusters);
}

const BY_MODE: Readonly<Record<ShareMode, (clusters: readonly PlannedCluster[]) => Sum>> = {
  shared: sharedServicesSum,
  perCluster: perClusterServicesSum,
  oneEach: oneEachServicesSum,
};

/** "3 on tcp/443, 1 on tcp/80; the most on one port is 3, so 3 addresses". */
function addressesByPort(clusters: readonly PlannedCluster[], value: number): Message {
  const counts = new Map<string, number>();
  let severalPorts = false;
  for (const { ports, instances } of clusters.flatMap(({ services }) => services)) {
    severalPorts ||= ports.length > 1 && instances > 0;
    for (const port of instances > 0 ? ports : [])
      counts.set(port, (counts.get(port) ?? 0) + instances);
  }
  const need = plain(counted(value, "address", "addresses"));
  if (counts.size === 0) return say`${need}`;
  const most = Math.max(...counts.values());
  const each = [...counts]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([port, count], i) => [...(i === 0 ? [] : say`, `), ...say`${count} on ${port}`]);
  return severalPorts && value !== most
    ? say`${each}; services with several ports share only where all of them are free, so ${need}`
    : say`${each}; the most on one port is ${most}, so ${need}`;
}
