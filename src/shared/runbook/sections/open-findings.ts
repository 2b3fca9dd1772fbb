import { elementOf } from "#shared/facts/engine";
import { fullName } from "#shared/facts/names";
import { findRule } from "#shared/rules/index";
import { BLANK, cell, paragraph, table } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import { code, words } from "../inline.ts";

/** What is still wrong or worth a word, with room to acknowledge it (EX-TAB-02). */
export const openFindingsSection = defineSection({
  id: "findings",
  group: "After",
  title: "Open findings",
  per: "project",
  prints: ["EX-TAB-02"],
  content({ facts, findings }) {
    if (findings.open.length === 0) {
      return [paragraph(words("None. Every rule that could be judged holds or is waived."))];
    }
    return [
      table(
        [
          ["Severity", "severity"],
          ["Rule", "text"],
          ["Element", "text"],
          ["Finding", "text"],
          ["What to do", "text"],
          ["Acknowledged by, on", "blank"],
        ],
        findings.open.map((finding) => {
          const [first] = finding.subjects;
          const element = first && elementOf(facts, first.element);
          const at = element ? fullName(facts, element) : undefined;
          return [
            { type: "severity", severity: finding.severity },
            cell(words(finding.rule)),
            cell(at ? [{ element: at.id, name: at.name }] : code(first?.element ?? "")),
            cell(finding.message),
            cell(words(findRule(finding.rule)?.todo ?? "")),
            BLANK,
          ];
        }),
      ),
    ];
  },
});
