import { defineSection, type RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { checkInternalSwitch, checkNodeAddresses } from "../edge-steps/check-addresses.ts";
import { checkDns } from "../edge-steps/check-dns.ts";
import { checkProxy } from "../edge-steps/check-proxy.ts";
import { checkReachability } from "../edge-steps/check-reachability.ts";
import { checksWithRecord, type Check } from "../shared-steps/check.ts";

const CHECKS = [checkDns, checkProxy, checkNodeAddresses, checkInternalSwitch, checkReachability];

/** The checks CK-EE-01 to CK-EE-08, and a record with room for what they showed. */
export const edgeChecks = defineSection({
  id: "checks",
  group: "After",
  title: "Checks after the deployment",
  per: "deployment",
  platforms: ["EE"],
  prints: [
    "CK-EE-01",
    "CK-EE-02",
    "CK-EE-03",
    "CK-EE-04",
    "CK-EE-05",
    "CK-EE-06",
    "CK-EE-07",
    "CK-EE-08",
  ],
  content(context, deployment) {
    return checksWithRecord(deployment.cluster.id, checksOf(context, deployment));
  },
});

function checksOf(context: RunbookContext, deployment: Deployment): Check[] {
  return CHECKS.flatMap((check) => check(context, deployment))
    .filter(({ machines }) => machines.length > 0)
    .map((check) => ({ ...check, hosts: check.machines.map(({ host }) => host) }));
}
