import type { ReferenceTable } from "./table.ts";

/** The two deployment types (AKS Edge Essentials networking, Networking by deployment type). */
export const DEPLOYMENT_TYPES: ReferenceTable = {
  id: "REF-11",
  title: "Deployment types of AKS Edge Essentials",
  on: ["EE"],
  columns: ["Topic", "Single machine", "Scalable"],
  rows: [
    ["Kind of switch", "internal", "external"],
    ["Switch is made", "by the set-up", "by hand, or from the name of the adapter"],
    ["Addresses", "automatic, fixed", "static, given"],
    ["Outbound", "NAT", "directly through the adapter"],
    ["Inbound", "none", "by address of the VM"],
    ["DNS", "DnsServers, else those of the host", "DnsServers, else those of the host"],
    ["Proxy", "http_proxy, https_proxy, no_proxy", "http_proxy, https_proxy, no_proxy"],
    ["Offline", "InternetDisabled", "InternetDisabled"],
    ["Service range", "size only, from 192.168.0.4", "start and size"],
    ["Static MAC address", "MacAddress", "MacAddress"],
    ["MTU", "MTU", "MTU"],
  ],
};
