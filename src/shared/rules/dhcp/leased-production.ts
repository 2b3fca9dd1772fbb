import { say } from "#shared/kernel/message";
import { defineRule } from "../define-rule.ts";
import { convertToStatic } from "../arc-fixes.ts";
import { seed } from "../sources.ts";

export const leasedProduction = defineRule({
  id: "UL-DHCP-014",
  name: "dhcp/leased-production",
  severity: "warning",
  platforms: ["ARC-DH"],
  on: ["site"],
  what: "A production site uses DHCP logical networks.",
  why: "Kubernetes needs addresses that last. A node whose address changes may force the cluster to be created again.",
  todo: "Use a static logical network with a pool for all nodes.",
  sources: [seed("ARC", "IP address allocation options for AKS cluster VMs")],
  check(_facts, site, report) {
    if (site.fields["production"] !== true) {
      report.pass(say`${site} is not marked as production.`);
      return;
    }
    report.fail({
      field: "production",
      message: say`${site}: DHCP logical networks are not recommended for production clusters.`,
    });
  },
  fixes: (facts, { subjects: [site] }) => (site ? convertToStatic(facts, site.element) : []),
  examples: {
    bad: [
      {
        title: "DHCP, production",
        base: "arc-dhcp",
        edits: [{ set: "site", fields: { production: true } }],
      },
    ],
    good: [
      {
        title: "static IP, production",
        base: "arc-static",
        edits: [{ set: "site", fields: { production: true } }],
      },
      { title: "DHCP, a test site", base: "arc-dhcp" },
    ],
  },
});
