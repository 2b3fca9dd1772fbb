import type { PlatformScope } from "./define-profile.ts";

/** A check after deployment (catalogue 5.6). */
export interface CheckDef {
  readonly id: string;
  readonly on: readonly PlatformScope[];
  /** What it looks at, as it stands in a sentence. */
  readonly what: string;
  /** Only where the site has nodes with this operating system. */
  readonly os?: "linux" | "windows";
}

export const CHECKS: readonly CheckDef[] = [
  { id: "CK-EE-01", on: ["EE"], what: "DNS servers of the Linux node", os: "linux" },
  { id: "CK-EE-02", on: ["EE"], what: "DNS servers of the Windows node", os: "windows" },
  { id: "CK-EE-03", on: ["EE"], what: "proxy of the Linux node", os: "linux" },
  { id: "CK-EE-04", on: ["EE"], what: "proxy of the Windows node", os: "windows" },
  { id: "CK-EE-05", on: ["EE"], what: "MAC address of the Linux node", os: "linux" },
  { id: "CK-EE-06", on: ["EE"], what: "MAC address of the Windows node", os: "windows" },
  { id: "CK-EE-07", on: ["EE-S"], what: "addresses and switch of the host" },
  { id: "CK-EE-08", on: ["EE-M"], what: "reachability of nodes and hosts" },
  { id: "CK-HCI-01", on: ["HCI"], what: "address of the cloud agent" },
  { id: "CK-HCI-02", on: ["HCI-DH"], what: "exclusion of the VIP pool" },
  { id: "CK-HCI-03", on: ["HCI"], what: "addresses of API servers and services" },
  { id: "CK-HCI-04", on: ["HCI"], what: "HAProxy VM of each cluster" },
  { id: "CK-HYB-01", on: ["HYB"], what: "network plug-in" },
  { id: "CK-HYB-02", on: ["HYB"], what: "duplicate service addresses" },
  { id: "CK-ASE-01", on: ["ASE"], what: "custom routes of each port" },
  { id: "CK-ASE-02", on: ["ASE"], what: "components of the cluster" },
  { id: "CK-ASE-03", on: ["ASE"], what: "service addresses" },
  { id: "CK-ARC-01", on: ["ARC"], what: "control plane IP" },
  { id: "CK-ARC-02", on: ["ARC"], what: "ports between VLANs" },
  { id: "CK-ARC-03", on: ["ARC"], what: "list of URLs" },
  { id: "CK-ARC-04", on: ["ARC"], what: "node addresses" },
];
