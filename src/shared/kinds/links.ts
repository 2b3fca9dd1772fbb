import { defineLink } from "#shared/model/define-link";

const ON_THE_WIRE = [
  "physicalPort",
  "routerInterface",
  "dnsServer",
  "dhcpServer",
  "proxy",
  "externalEndpoint",
  "loadBalancer",
  "arcResourceBridge",
  "hostCluster",
] as const;

const WIRE_ENDS = ["physicalPort", "routerInterface"] as const;

function atMostOne(kind: string): { atMostFrom?: number } {
  return WIRE_ENDS.some((end) => end === kind) ? { atMostFrom: 1 } : {};
}

/** Every kind of link, in the order in which a drawn connection looks for one that fits (1.7). */
export const LINKS = [
  defineLink({
    name: "attachment",
    label: "Virtual attachment",
    style: "attachment",
    fromLabel: "Switch",
    toLabel: "Adapters",
    joints: [
      { from: "vnic", to: "vswitch", atMostFrom: 1 },
      { from: "loadBalancer", to: "vswitch", atMostFrom: 1 },
    ],
  }),
  defineLink({
    name: "uplink",
    label: "Uplink",
    style: "cable",
    fromLabel: "Bound to",
    toLabel: "Virtual switch",
    joints: [
      {
        from: "vswitch",
        to: "physicalPort",
        atMostFrom: 1,
        whenFrom: { field: "mode", equals: "external" },
        otherwise:
          "An internal switch joins only the host and its VMs; use a NAT to reach the wire.",
      },
      {
        from: "vswitch",
        to: "nicTeam",
        atMostFrom: 1,
        whenFrom: { field: "mode", equals: "external" },
        otherwise:
          "An internal switch joins only the host and its VMs; use a NAT to reach the wire.",
      },
    ],
  }),
  defineLink({
    name: "translation",
    label: "Translation",
    style: "attachment",
    fromLabel: "NAT",
    toLabel: "Internal switch",
    joints: [
      {
        from: "vswitch",
        to: "nat",
        atMostFrom: 1,
        whenFrom: { field: "mode", equals: "internal" },
        otherwise: "Host NAT works through an internal switch; this one is external.",
      },
    ],
  }),
  defineLink({
    name: "outside",
    label: "Outside of the NAT",
    style: "cable",
    fromLabel: "Outside port",
    toLabel: "NAT",
    joints: [{ from: "nat", to: "physicalPort", atMostFrom: 1 }],
  }),
  defineLink({
    name: "cable",
    label: "Cable",
    style: "cable",
    fromLabel: "Connected to",
    toLabel: "Connected devices",
    joints: [
      ...ON_THE_WIRE.map((from) => ({ from, to: "segment", ...atMostOne(from) })),
      ...ON_THE_WIRE.map((from) => ({ from, to: "physicalSwitch", ...atMostOne(from) })),
      { from: "physicalSwitch", to: "segment" },
      { from: "physicalSwitch", to: "physicalSwitch" },
    ],
  }),
  defineLink({
    name: "network",
    label: "Network",
    style: "membership",
    fromLabel: "Segment",
    toLabel: "Networks",
    joints: [
      { from: "vnet", to: "segment", atMostFrom: 1 },
      { from: "logicalNetwork", to: "segment", atMostFrom: 1 },
    ],
  }),
  defineLink({
    name: "wan",
    label: "WAN",
    style: "wan",
    fromLabel: "Uplink to",
    toLabel: "Routers",
    joints: [
      { from: "router", to: "externalEndpoint" },
      { from: "router", to: "router" },
    ],
  }),
  defineLink({
    name: "vpn",
    label: "VPN tunnel",
    style: "wan",
    fromLabel: "Tunnel to",
    toLabel: "Tunnels from",
    joints: [{ from: "router", to: "router" }],
  }),
  defineLink({
    name: "balance",
    label: "Balanced by",
    style: "overlay",
    fromLabel: "Load balancer",
    toLabel: "Services",
    joints: [{ from: "service", to: "loadBalancer", atMostFrom: 1 }],
  }),
];
