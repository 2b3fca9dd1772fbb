import type { Source } from "#shared/profiles/define-profile";

// The documents that commands, parameters and checks go back to.

const NETWORKING = "AKS Edge Essentials networking (February 2023)";
const CONFIG = "AKS Edge Essentials deployment configuration JSON (February 2025)";

export const EE_TYPES: Source = { document: NETWORKING, section: "Networking by deployment type" };
export const EE_SINGLE: Source = { document: NETWORKING, section: "Single machine cluster" };
export const EE_SCALABLE: Source = { document: NETWORKING, section: "Scalable cluster" };
export const EE_DNS: Source = { document: NETWORKING, section: "DNS" };
export const EE_PROXY: Source = { document: NETWORKING, section: "Proxy" };
export const EE_MAC: Source = { document: NETWORKING, section: "Static MAC Address" };
export const EE_NETWORKING: Source = { document: NETWORKING, section: "Networking" };
export const EE_NEXT_STEPS: Source = { document: NETWORKING, section: "Next steps" };
export const EE_CONFIG_NETWORK: Source = { document: CONFIG, section: "Network" };
export const EE_CONFIG: Source = { document: CONFIG };
export const EE_SCALE_OUT: Source = { document: "AKS Edge Essentials scale-out (2024)" };
export const EE_NETWORK_TEST: Source = { document: "Test-AksEdgeNetworkParameters reference" };

const NODES = "Node VM networking, AKS on Azure Stack HCI and Windows Server (May 2022)";
const POWERSHELL = "AKS on Azure Stack HCI PowerShell reference";

export const HCI_STATIC: Source = {
  document: NODES,
  section: "Virtual network with static IP networking",
};
export const HCI_DHCP: Source = {
  document: NODES,
  section: "Virtual network with DHCP networking",
};
export const HCI_VIP: Source = { document: NODES, section: "Virtual IP pool" };
export const HCI_MOC: Source = {
  document: NODES,
  section: "Microsoft On-premises Cloud service",
};
export const HCI_NETWORK_COMMAND: Source = {
  document: `New-AksHciNetworkSetting and New-AksHciClusterNetwork, ${POWERSHELL}`,
};
export const HCI_CONFIG_COMMAND: Source = { document: `Set-AksHciConfig, ${POWERSHELL}` };
export const HCI_PROXY_COMMAND: Source = { document: `New-AksHciProxySetting, ${POWERSHELL}` };
export const HCI_CLUSTER_COMMAND: Source = { document: `New-AksHciCluster, ${POWERSHELL}` };

const EDGE_DEVICE = "Kubernetes networking, Azure Stack Edge Pro GPU (September 2021)";

export const ASE_ROUTES: Source = {
  document: EDGE_DEVICE,
  section: "Change routing on compute network",
};
export const ASE_SUBNETS: Source = {
  document: "Azure Stack Edge, connect to the PowerShell interface",
  section: "Change Kubernetes pod and service subnets",
};

export const ARC_NETWORK_COMMAND: Source = {
  document: "Create logical networks for Kubernetes clusters (Azure Local)",
};
export const ARC_CLUSTER_COMMAND: Source = {
  document: "IP address planning, AKS enabled by Azure Arc (August 2025)",
};
export const ARC_BALANCER_COMMAND: Source = {
  document: "MetalLB for AKS enabled by Azure Arc (Arc extension)",
};
export const ARC_PARAMETERS: Source = {
  document: "Network requirements, AKS enabled by Azure Arc (February 2024)",
  section: "Parameters of static and DHCP logical networks",
};

/** Built into Windows; what it proves is ordinary IP practice, not the platform's word. */
export const WINDOWS: Source = { document: "engineering" };

/** Printed where the documents name an action, but no command for it (catalogue 5). */
export const NO_COMMAND = "No command is given in the source document.";
