import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";

export const administratorUnknown = defineRule({
  id: "UL-LIFECYCLE-015",
  name: "lifecycle/administrator-unknown",
  severity: "info",
  platforms: ["ARC"],
  on: ["site"],
  what: "The network administrator of the site is not recorded.",
  why: "Prefix, pool, VLAN, gateway and DNS servers have to be agreed with whoever runs the network.",
  todo: "Enter the name of the network administrator.",
  sources: [seed("ARC", "AKS enabled by Azure Arc network requirements")],
  check(_facts, site, report) {
    const contact = site.fields["networkAdminContact"];
    if (!isEmptyValue(contact))
      return report.pass(say`The network administrator is ${jsonText(contact)}.`);
    report.fail({
      field: "networkAdminContact",
      message: say`Record the network administrator for ${site}.`,
    });
  },
  examples: {
    bad: [
      {
        title: "contact empty",
        base: "arc-static",
        edits: [{ set: "site", fields: { networkAdminContact: null } }],
      },
    ],
    good: [{ title: "contact J. Doe", base: "arc-static" }],
  },
});
