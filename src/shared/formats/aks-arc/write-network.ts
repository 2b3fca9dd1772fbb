import type { ElementRecord } from "#shared/model/records";
import { given } from "../keys/given.ts";
import type { ExportedFile } from "../format.ts";
import { isLeased, type Writing } from "./writing.ts";

/** API versions of the resource that go with the editions of the documents. */
const API_VERSIONS = { older: "2024-01-01", newest: "2026-04-01-preview" } as const;

/** A logical network as the resource that Azure holds. */
export function writeNetwork(
  writing: Writing,
  network: ElementRecord,
  site: ElementRecord,
  stem: string,
): ExportedFile {
  const { log } = writing;
  const leases = isLeased(writing, network);
  log.covers(network, "model");
  const [start, end] = [log.value(network, "poolStart"), log.value(network, "poolEnd")];
  const gateway = log.value(network, "gateway");
  const route = {
    name: "default",
    properties: { addressPrefix: "0.0.0.0/0", ...given({ nextHopIpAddress: gateway }) },
  };
  const pool = { name: "pool", ipPoolType: "vm", ...given({ start, end }) };
  const subnet = {
    ...given({
      addressPrefix: log.value(network, leases ? "planningPrefix" : "addressPrefix"),
      ipAllocationMethod: leases ? "Dynamic" : "Static",
      vlan: log.value(network, "vlan"),
    }),
    ...(start === undefined && end === undefined ? {} : { ipPools: [pool] }),
    ...(gateway === undefined ? {} : { routeTable: { properties: { routes: [route] } } }),
  };
  const dnsServers = log.value(network, "dnsServers");
  const resource = {
    type: "Microsoft.AzureStackHCI/logicalNetworks",
    apiVersion: API_VERSIONS[site.fields["edition"] === "2024-02" ? "older" : "newest"],
    name: network.name,
    properties: {
      ...given({ vmSwitchName: log.value(network, "switchName") }),
      ...(dnsServers === undefined ? {} : { dhcpOptions: { dnsServers } }),
      subnets: [{ name: "subnet", properties: subnet }],
    },
  };
  return {
    fileName: `${stem}.logical-network.json`,
    mediaType: "application/json",
    content: `${JSON.stringify(resource, null, 4)}\n`,
  };
}
