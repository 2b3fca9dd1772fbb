import { say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { projectName } from "#shared/model/project";
import { SEVERITIES } from "#shared/rules/finding";
import type { Block } from "../block.ts";
import { BLANK, cell, paragraph, table } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import { code, words, type Inlines } from "../inline.ts";
import { openErrors } from "../open-findings.ts";
import { platformNames } from "../platform-names.ts";

/** Which design this is, of which revision and day, and whether it may be run. */
export const titleBlock = defineSection({
  id: "title",
  group: "Front matter",
  title: "This runbook",
  per: "project",
  content({ facts, findings, deployments, setting }) {
    const rows: [string, Inlines | undefined][] = [["Design", code(projectName(facts.project))]];
    const seen = new Set<string>();
    for (const { site, platform } of deployments) {
      if (seen.has(site.id)) continue;
      seen.add(site.id);
      const names = platformNames(platform);
      rows.push(
        ["Site", [{ element: site.id, name: site.name }]],
        ["Platform", words(names.platform)],
        ["Variant", words(names.variant)],
        ["Edition of the documents", words(names.edition)],
      );
    }
    const errors = openErrors(findings).length;
    const counts = SEVERITIES.map((severity) => {
      const count = findings.open.filter((finding) => finding.severity === severity).length;
      return counted(count, severity, severity === "info" ? "info" : `${severity}s`);
    });
    rows.push(
      ["Revision", setting.revision ? code(setting.revision) : undefined],
      ["Date", setting.date ? code(setting.date) : undefined],
      ["Open findings", words(counts.join(", "))],
      ["State", words(errors === 0 ? "Ready to run" : "Draft with errors: not to be run")],
    );
    return [
      table(
        [
          ["Item", "text"],
          ["Value", "text"],
        ],
        rows.map(([label, value]) => [cell(words(label)), value ? cell(value) : BLANK]),
      ),
      ...howToRead(),
    ];
  },
});

function howToRead(): Block[] {
  return [
    paragraph(
      say`Do the steps in their order and tick each one. A step ends with its post-check; when a result differs from the expected output, stop and take the way back that the step names. Names and values of the design are set like ${"this"}; a character that cannot be seen is written out, for example ${"[U+202E]"}. Values marked automatic are set by the platform: nobody types them.`,
    ),
  ];
}
