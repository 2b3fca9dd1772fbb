import { say } from "#shared/kernel/message";
import { notice } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import { aksHosts } from "../hci-steps/aks-host.ts";
import { hciClusters } from "../hci-steps/cluster.ts";
import { hciConfig } from "../hci-steps/config.ts";
import { hciNetworks } from "../hci-steps/network.ts";
import { serverSwitches } from "../shared-steps/switches.ts";

/** Switches, network, configuration, AKS host, clusters: each needs the one before. */
export const hciBuild = defineSection({
  id: "hci-build",
  group: "Build",
  title: "Build",
  per: "site",
  platforms: ["HCI"],
  prints: ["EX-HCI-02", "EX-HCI-05", "EX-HYB-01"],
  content: (context, plan) =>
    plan.hosts.length === 0
      ? [notice("warning", "Nothing to deploy on", say`Site ${plan.site} has no servers yet.`)]
      : [
          ...serverSwitches(context.facts, plan, ["UL-SWITCH-006", "UL-SWITCH-019"]),
          ...hciNetworks(context, plan, "host"),
          ...hciConfig(context, plan),
          ...aksHosts(context, plan),
          ...hciNetworks(context, plan, "clusters"),
          ...hciClusters(context, plan),
        ],
});
