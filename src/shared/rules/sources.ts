import type { Source } from "#shared/profiles/define-profile";

/** Titles of the documents that the rules go back to, by the short name of the catalogue. */
const DOCUMENTS = {
  EE: "AKS Edge Essentials networking (February 2023)",
  HCI: "Node VM networking, AKS on Azure Stack HCI and Windows Server (May 2022)",
  ASE: "Kubernetes networking, Azure Stack Edge Pro GPU (September 2021)",
  ASE_NETWORK: "Azure Stack Edge, configure network, compute and web proxy (2023)",
  HYB: "Container networking, AKS hybrid (October 2022)",
  HCI_NET: "New-AksHciNetworkSetting, AKS on Azure Stack HCI PowerShell reference",
  HCI_CONFIG: "Set-AksHciConfig, AKS on Azure Stack HCI PowerShell reference",
  HCI_CLUSTER: "New-AksHciCluster, AKS on Azure Stack HCI PowerShell reference",
  HCI_SYSTEM: "System requirements, AKS hybrid",
  HCI_PLAN: "IP address planning, AKS hybrid (November 2024)",
  ARC: "Network requirements, AKS enabled by Azure Arc (February 2024)",
  ARC_NEW: "Network requirements, AKS enabled by Azure Arc (July 2025)",
  ARC_PLAN: "IP address planning, AKS enabled by Azure Arc (August 2025)",
  ARC_LNET: "Create logical networks for Kubernetes clusters (Azure Local)",
  ARC_LB: "MetalLB for AKS enabled by Azure Arc (Arc extension)",
  ARC_API: "Azure/azure-rest-api-specs, Microsoft.AzureStackHCI logicalNetworks",
  ARC_TERRAFORM: "Azure Verified Module for AKS on Azure Local (Terraform)",
  ARC_ISSUES: "Azure/aksArc issues",
  LOCAL_SUPPORT: "Azure/AzureLocal-Supportability, host network troubleshooting guides",
  LOCAL_VALIDATOR: "Azure/AzureLocal-Supportability, environment validator",
  EE_CONFIG: "AKS Edge Essentials deployment configuration JSON (February 2025)",
  EE_CONCEPT: "AKS Edge Essentials networking concepts (July 2024)",
  EE_SCALE: "AKS Edge Essentials scale-out (2024)",
  EE_ISSUES: "Azure/AKS-Edge issues",
} as const;

/** A document by its short name, with the heading where the fact stands. */
export function seed(document: keyof typeof DOCUMENTS, section?: string): Source {
  return section === undefined
    ? { document: DOCUMENTS[document] }
    : { document: DOCUMENTS[document], section };
}

/** Ordinary IP practice, where the documents are silent. */
export const ENGINEERING: Source = { document: "engineering" };
