import { cell, paragraph, table } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import { code, words } from "../inline.ts";

/** Findings that somebody accepts, with the reason; they do not hold up a step. */
export const waivers = defineSection({
  id: "waivers",
  group: "After",
  title: "Waivers",
  per: "project",
  content({ findings }) {
    if (findings.waived.length === 0) return [paragraph(words("No finding is waived."))];
    return [
      table(
        [
          ["Rule", "text"],
          ["Finding", "text"],
          ["Reason", "text"],
          ["Owner", "text"],
          ["Until", "text"],
          ["State", "text"],
        ],
        findings.waived.map(({ waiver, finding, expired }) => [
          cell(code(waiver.rule)),
          cell(finding ? finding.message : words("no longer found")),
          cell(code(waiver.reason)),
          cell(code(waiver.owner)),
          cell(waiver.expires === null ? words("open end") : code(waiver.expires)),
          cell(words(expired ? "expired: counts as open" : finding ? "holds" : "can be removed")),
        ]),
      ),
    ];
  },
});
