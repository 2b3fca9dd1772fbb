/** What lists call their columns, by what they mean; the first that is filled in counts. */
export const COLUMNS = {
  address: [
    "address",
    "ip",
    "ipaddress",
    "ipv4",
    "ipv4address",
    "ipaddr",
    "adresse",
    "firstaddress",
    "start",
    "startip",
    "startrange",
    "from",
  ],
  end: ["lastaddress", "end", "endip", "endrange", "to", "last"],
  name: [
    "name",
    "hostname",
    "host",
    "device",
    "computer",
    "computername",
    "devicename",
    "label",
    "description",
  ],
  owner: ["owner", "usedby", "assignedto", "responsible", "contact", "team", "department"],
  mac: ["mac", "macaddress", "physicaladdress", "hwaddress", "clientid"],
  vlan: ["vlan", "vlanid", "vlannumber"],
  prefix: ["prefix", "cidr", "subnet", "network", "net"],
  networkName: ["networkname", "segment", "vlanname", "subnetname", "network", "subnet"],
  mask: ["mask", "subnetmask", "netmask", "prefixlength", "length"],
  gateway: ["gateway", "defaultgateway", "router"],
  role: ["role", "kind", "type", "purpose", "category"],
  site: ["site", "location"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const KNOWN: ReadonlySet<string> = new Set([
  ...Object.values(COLUMNS).flat(),
  // Of the DHCP cmdlets.
  "scopeid",
  "leaseduration",
  "reservation",
]);

export function isKnownColumn(key: string): boolean {
  return KNOWN.has(key);
}
