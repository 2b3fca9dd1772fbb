import type { PlatformCode } from "#shared/profiles/define-profile";
import type { ReferenceTable } from "./table.ts";

const CODES = ["EE-S", "EE-M", "HCI-ST", "HCI-DH", "ASE", "ARC-ST", "ARC-DH"] as const;

/** One line for each parameter: its name, then what each platform says, in the order of `CODES`. */
const MATRIX: readonly (readonly [string, ...string[]])[] = [
  ["Network name", "", "", "R", "R", "", "R $clustervnetname, lower case", "R"],
  ["Virtual switch name", "A aksedgesw-int", "O", "", "", "A", "R $vswitchname", "R"],
  ["Adapter or interface", "", "R AdapterName", "", "", "R compute port", "", ""],
  ["Subnet prefix", "A", "from the site", "R", "", "from the port", "R $ipaddressprefix", "N"],
  ["Gateway", "A", "from the site", "R", "", "port", "R $gateway", "N"],
  ["DNS servers", "O DnsServers", "O", "R 1 to 3", "", "", "R $dnsservers", "N"],
  ["Node addresses", "A", "R Ip4Address", "R pool", "N pool", "R range", "R $IPPoolStart", "N"],
  ["End of the pool", "", "", "in the range", "N", "in the range", "R $IPPoolEnd", "N"],
  ["VIP pool", "", "", "R", "R", "", "", ""],
  [
    "Service range",
    "O size",
    "O start and size",
    "in the VIP pool",
    "in the VIP pool",
    "R range",
    "load balancer range",
    "load balancer range",
  ],
  ["Control plane IP", "A", "R", "in the VIP pool", "in the VIP pool", "", "R", "R"],
  ["VLAN ID", "", "", "O", "O", "", "O $vlanId", "O"],
  ["Proxy", "O", "O", "", "", "", "inherited", "inherited"],
  ["Offline", "O InternetDisabled", "O", "", "", "", "", ""],
  ["MAC address", "O MacAddress", "O", "", "", "", "", ""],
  ["MTU", "O MTU", "O", "", "", "", "", ""],
  [
    "Address of the cloud agent",
    "",
    "",
    "R or empty, by the addressing of the servers (-cloudserviceCIDR)",
    "the same",
    "",
    "cluster resource",
    "cluster resource",
  ],
  ["Plug-in", "", "", "O -primaryNetworkPlugin", "O", "A Calico", "", ""],
  ["Custom routes", "", "", "", "", "O", "", ""],
];

/** Which parameters a platform takes: R required, O optional, A automatic, N not supported. */
export function supportedParameters(present: ReadonlySet<PlatformCode>): ReferenceTable {
  const shown = CODES.flatMap((code, i) => (present.has(code) ? [{ code, column: i + 1 }] : []));
  return {
    id: "REF-10",
    title: "Parameters: R required, O optional, A automatic, N not supported",
    on: ["EE", "HCI", "ASE", "ARC"],
    columns: ["Parameter", ...shown.map(({ code }) => code)],
    rows: MATRIX.filter((row) => shown.some(({ column }) => row[column] !== "")).map((row) => [
      row[0],
      ...shown.map(({ column }) => row[column] || "not described"),
    ]),
  };
}
