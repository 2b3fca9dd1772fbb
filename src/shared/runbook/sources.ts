import type { Source } from "#shared/profiles/define-profile";

// The documents that commands, parameters and checks of AKS Edge Essentials go back to.

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
/** Built into Windows; what it proves is ordinary IP practice, not the platform's word. */
export const WINDOWS: Source = { document: "engineering" };

/** Printed where the documents name an action, but no command for it (catalogue 5). */
export const NO_COMMAND = "No command is given in the source document.";
