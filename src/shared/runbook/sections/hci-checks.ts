import { defineSection } from "../define-section.ts";
import { checkBalancers, checkCloudAgent, checkExclusion, checkVips } from "../hci-steps/checks.ts";
import { checkPlugin, checkServiceTwins } from "../hci-steps/container-checks.ts";
import { checksWithRecord } from "../shared-steps/check.ts";

const CHECKS = [
  checkCloudAgent,
  checkExclusion,
  checkVips,
  checkBalancers,
  checkPlugin,
  checkServiceTwins,
];

/** The checks CK-HCI-01 to CK-HCI-04, CK-HYB-01 and CK-HYB-02, with a record of what they showed. */
export const hciChecks = defineSection({
  id: "hci-checks",
  group: "After",
  title: "Checks after the deployment",
  per: "site",
  platforms: ["HCI"],
  prints: ["CK-HCI-01", "CK-HCI-02", "CK-HCI-03", "CK-HCI-04", "CK-HYB-01", "CK-HYB-02"],
  content: (context, plan) =>
    plan.deployments.length === 0
      ? []
      : checksWithRecord(
          plan.site.id,
          CHECKS.flatMap((check) => check(context, plan)),
        ),
});
