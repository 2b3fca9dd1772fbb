import { say } from "#shared/kernel/message";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

const URLS = seed("ARC", "Firewall URL exceptions");

export const furtherLists = defineRule({
  id: "UL-FW-012",
  name: "fw/further-lists",
  severity: "info",
  platforms: ["ARC"],
  on: ["site"],
  what: "Nobody has confirmed that the two further URL lists were consulted.",
  why: "The Arc resource bridge and Azure Stack HCI 23H2 need URLs of their own, which the list for AKS does not repeat.",
  todo: "Consult both lists, and tick the acknowledgement on the site.",
  sources: [URLS],
  check(_facts, site, report) {
    if (site.fields["urlListsRead"] === true)
      return report.pass(say`The further URL lists were consulted.`);
    report.fail({
      field: "urlListsRead",
      message: say`Check also the Arc resource bridge and Azure Stack HCI 23H2 URL lists for ${site}.`,
    });
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject
      ? [setFields(say`Both lists were consulted`, subject.element, { urlListsRead: true })]
      : [],
  examples: {
    bad: [
      {
        title: "acknowledgement empty",
        base: "arc-static",
        edits: [{ set: "site", fields: { urlListsRead: null } }],
      },
    ],
    good: [{ title: "acknowledged", base: "arc-static" }],
  },
});
