import type { PlatformScope } from "#shared/profiles/define-profile";
import type { ReferenceTable } from "./table.ts";

interface FixedValue {
  readonly value: string;
  readonly meaning: string;
  readonly on: readonly PlatformScope[];
}

const VALUES: readonly FixedValue[] = [
  { value: "aksedgesw-int", meaning: "name of the internal switch", on: ["EE-S"] },
  { value: "192.168.0.1", meaning: "Windows host on the internal network", on: ["EE-S"] },
  { value: "192.168.0.2", meaning: "Linux node", on: ["EE-S"] },
  { value: "192.168.0.3", meaning: "Windows node, where there is one", on: ["EE-S"] },
  { value: "192.168.0.4", meaning: "first service address", on: ["EE-S"] },
  { value: "10.0.0.0/24", meaning: "sample of an outside network", on: ["EE-S"] },
  { value: "192.168.0.0/24", meaning: "sample of a common network", on: ["EE-M"] },
  { value: "192.0.2.44", meaning: "sample answer for www.microsoft.com", on: ["EE"] },
  {
    value: "eth0; vEthernet (Ethernet)",
    meaning: "interfaces to look at in the nodes",
    on: ["EE"],
  },
  { value: "random, then kept", meaning: "MAC address that is not given", on: ["EE"] },
  { value: "internal ranges", meaning: "no_proxy when none is given", on: ["EE"] },
  { value: "servers of the Windows host", meaning: "DNS when none is given", on: ["EE"] },
  {
    value: "1, 2, 5, 1",
    meaning:
      "addresses for: control plane of the AKS host, its update, the update of a cluster, its load balancer",
    on: ["HCI"],
  },
  { value: "1 to 3", meaning: "DNS servers of a static network", on: ["HCI-ST"] },
  { value: "1 to 3", meaning: "further addresses while an update runs", on: ["HCI"] },
  { value: "256, a /24", meaning: "advised minimum", on: ["HCI"] },
  { value: "untagged", meaning: "VLAN that is not given", on: ["HCI"] },
  { value: "10.11.23.45/16", meaning: "sample of -cloudserviceCIDR", on: ["HCI"] },
  { value: "Port 2, Port 3", meaning: "sample: Internet, compute", on: ["ASE"] },
  {
    value: "192.168.20.0/24, 192.168.20.1, 100",
    meaning: "sample of a route: destination, next hop, metric",
    on: ["ASE"],
  },
  { value: "calico", meaning: "plug-in when none is named", on: ["HCI"] },
  { value: "MyCluster", meaning: "sample of a cluster name", on: ["HCI"] },
  { value: "0", meaning: "$vlanId when none is given", on: ["ARC"] },
  { value: "9; 5", meaning: "sample: three pools of three nodes; five clusters", on: ["ARC"] },
];

/** Defaults and fixed values of the platforms that match. */
export function fixedValues(matches: (on: readonly PlatformScope[]) => boolean): ReferenceTable {
  return {
    id: "REF-6",
    title: "Defaults and fixed values",
    on: ["EE", "HCI", "ASE", "ARC"],
    columns: ["Value", "Meaning"],
    rows: VALUES.filter(({ on }) => matches(on)).map(({ value, meaning }) => [value, meaning]),
  };
}
