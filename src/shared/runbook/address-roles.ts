import { code, words, type Inlines } from "./inline.ts";

/** The role of an address claim (catalogue 3.0.4) in the words of the address plan. */
export function roleInWords(role: string): Inlines {
  const known = ROLES.get(role);
  return known === undefined ? code(role) : words(known);
}

const ROLES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    port: "Physical port",
    vnic: "Virtual adapter",
    router: "Gateway",
    dnsServer: "DNS server",
    dhcpServer: "DHCP server",
    proxy: "Proxy",
    loadBalancer: "Load balancer",
    controlPlaneEndpoint: "Control plane endpoint",
    apiServer: "API server",
    eeService: "Service range",
    lbRange: "Load balancer range",
    service: "Service",
    external: "Outside the platform",
    dhcp: "DHCP scope",
    inUse: "In use by others",
    reserved: "Reserved",
    moc: "Cloud agent",
    nodeVm: "Node VM pool",
    vip: "VIP pool",
    arcVm: "VM pool",
    arcBridge: "Resource bridge",
  }),
);
