import type { Source } from "./define-profile.ts";

/** Titles of the documents that facts and rules go back to, by the short name of the catalogue. */
const DOCUMENTS = {
  EE: "AKS Edge Essentials networking (February 2023)",
  HCI: "Node VM networking, AKS on Azure Stack HCI and Windows Server (May 2022)",
  ASE: "Kubernetes networking, Azure Stack Edge Pro GPU (September 2021)",
  HYB: "Container networking, AKS hybrid (October 2022)",
  ARC: "Network requirements, AKS enabled by Azure Arc (February 2024)",
  EE_CONFIG: "AKS Edge Essentials deployment configuration JSON (February 2025)",
  EE_CONCEPT: "AKS Edge Essentials networking concepts (July 2024)",
  EE_SCALE: "AKS Edge Essentials scale-out (2024)",
  EE_MULTI: "AKS Edge Essentials full deployment (February 2025)",
  EE_NEW: "AKS Edge Essentials, what is new (release 1.10)",
  EE_JSON: "Azure/AKS-Edge tools/aksedge-config.json",
  EE_MODULE: "Azure/AKS-Edge module AksEdgeDeploy",
  EE_ISSUES: "Azure/AKS-Edge issues",
  HCI_NET: "New-AksHciNetworkSetting, AKS on Azure Stack HCI PowerShell reference",
  HCI_CONFIG: "Set-AksHciConfig, AKS on Azure Stack HCI PowerShell reference",
  HCI_CLUSTER: "New-AksHciCluster, AKS on Azure Stack HCI PowerShell reference",
  HCI_SYSTEM: "System requirements, AKS hybrid",
  HCI_PLAN: "IP address planning, AKS hybrid (November 2024)",
  ASE_NETWORK: "Azure Stack Edge, configure network, compute and web proxy (2023)",
  ASE_INTERFACE: "Azure Stack Edge, connect to the PowerShell interface",
  ASE_JSON: "Azure Stack Edge, zero-touch provisioning (September 2023)",
  ARC_NEW: "Network requirements, AKS enabled by Azure Arc (July 2025)",
  ARC_PLAN: "IP address planning, AKS enabled by Azure Arc (August 2025)",
  ARC_LNET: "Create logical networks for Kubernetes clusters (Azure Local)",
  ARC_LB: "MetalLB for AKS enabled by Azure Arc (Arc extension)",
  ARC_SCALE: "Scale requirements, AKS enabled by Azure Arc",
  ARC_API: "Azure/azure-rest-api-specs, Microsoft.AzureStackHCI logicalNetworks",
  ARC_PREVIEW: "Azure/azure-rest-api-specs, Microsoft.HybridContainerService (previews of 2026)",
  ARC_POWERSHELL: "Azure/azure-powershell, validation of logical networks in Az.AksArc",
  ARC_TERRAFORM: "Azure Verified Module for AKS on Azure Local (Terraform)",
  ARC_ISSUES: "Azure/aksArc issues",
  LOCAL_SUPPORT: "Azure/AzureLocal-Supportability, host network troubleshooting guides",
  LOCAL_VALIDATOR: "Azure/AzureLocal-Supportability, environment validator",
  QUICKSTART: "Azure/Edge-infrastructure-quickstart-template",
  PLANNER: "microsoft/IPSubnetPlanner",
} as const;

export type DocumentName = keyof typeof DOCUMENTS;

/** A document by its short name, with the heading where the fact stands. */
export function seed(document: DocumentName, section?: string): Source {
  return section === undefined
    ? { document: DOCUMENTS[document] }
    : { document: DOCUMENTS[document], section };
}

/** Ordinary IP practice, where the documents are silent. */
export const ENGINEERING: Source = { document: "engineering" };
