import { findRecord, type Project } from "#shared/model/project";
import { messageText } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { findRule } from "#shared/rules/index";
import type { Finding } from "#shared/rules/finding";
import type { WaivedFinding } from "#shared/rules/waivers";
import { severitySigns } from "../ui/severity.ts";

export const GROUPINGS = [
  { id: "severity", label: "Group by severity" },
  { id: "site", label: "Group by site" },
  { id: "element", label: "Group by element" },
  { id: "rule", label: "Group by rule" },
] as const;
export type Grouping = (typeof GROUPINGS)[number]["id"];

export interface FindingGroup {
  readonly id: string;
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** The findings under headings, in the order in which each heading first appears. */
export function groupFindings(
  project: Project,
  findings: readonly Finding[],
  by: Grouping,
): FindingGroup[] {
  const groups = new Map<string, { title: string; findings: Finding[] }>();
  for (const finding of findings) {
    const { id, title } = headingOf(project, finding, by);
    const group = groups.get(id);
    if (group) group.findings.push(finding);
    else groups.set(id, { title, findings: [finding] });
  }
  return [...groups].map(([id, group]) => ({ id, ...group }));
}

function headingOf(
  project: Project,
  { severity, rule, subjects }: Finding,
  by: Grouping,
): { id: string; title: string } {
  const id = subjects[0]?.element ?? "";
  switch (by) {
    case "severity":
      return { id: severity, title: severitySigns[severity].word };
    case "site": {
      const site = siteOf(project, id);
      return { id: site?.id ?? "", title: site?.name ?? "Outside every site" };
    }
    case "element":
      return { id, title: findRecord(project, "elements", id)?.name ?? id };
    case "rule":
      return { id: rule, title: `${rule} ${findRule(rule)?.what ?? ""}` };
  }
}

/** The site in which an element lies, or itself. */
function siteOf(project: Project, id: string): ElementRecord | undefined {
  let at = findRecord(project, "elements", id);
  while (at && at.kind !== "site") {
    at = at.parent === null ? undefined : findRecord(project, "elements", at.parent);
  }
  return at;
}

/** Findings whose words, rule or elements hold the text, in one site or in all. */
export function filterFindings(
  project: Project,
  findings: readonly Finding[],
  text: string,
  site: string | null,
): readonly Finding[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "" && site === null) return findings;
  return findings.filter((finding) => {
    const isHere =
      site === null ||
      finding.subjects.some(({ element }) => siteOf(project, element)?.id === site);
    const words = [
      messageText(finding.message),
      finding.rule,
      findRule(finding.rule)?.name ?? "",
      ...finding.subjects.map(
        ({ element }) => findRecord(project, "elements", element)?.name ?? "",
      ),
    ];
    return isHere && words.join(" ").toLowerCase().includes(wanted);
  });
}

/** The same for accepted findings. */
export function filterWaived(
  project: Project,
  waived: readonly WaivedFinding[],
  text: string,
  site: string | null,
): readonly WaivedFinding[] {
  const findings = waived.map(({ finding }) => finding);
  const kept = new Set(filterFindings(project, findings, text, site));
  return waived.filter(({ finding }) => kept.has(finding));
}
