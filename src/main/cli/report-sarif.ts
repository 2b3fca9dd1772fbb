import { pathToFileURL } from "node:url";
import { isAbsolute } from "node:path";
import { VERSION } from "#main/host/version";
import type { Note, NoteSeverity } from "#shared/formats/format";
import { areaOf, type Rule } from "#shared/rules/define-rule";
import { findRule } from "#shared/rules/index";
import { harmless } from "./output.ts";
import type { FileReport, ReportedFinding, ReportedWaiver } from "./report.ts";
import type { Reporter } from "./reporter.ts";

const SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const LEVELS: Readonly<Record<NoteSeverity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/**
 * SARIF 2.1.0, one run over all files. Elements are logical locations by id; a fingerprint is the key
 * of the finding; what is waived is there, suppressed, with the reason.
 */
export const reportAsSarif: Reporter = (reports, output) => {
  const ids = [...new Set(reports.flatMap(idsIn))].toSorted();
  const results = reports.flatMap((report, file) => {
    const at = { uri: uriOf(report.file), index: file };
    return [
      ...report.notes.map((note) => noteResult(note, at)),
      ...report.findings.map((finding) => findingResult(finding, at)),
      ...report.waived.map((waived) => waivedResult(waived, at)),
    ];
  });
  const run = {
    tool: {
      driver: {
        name: "Underlay",
        version: VERSION,
        semanticVersion: VERSION,
        rules: ids.map(ruleOf),
      },
    },
    invocations: [{ executionSuccessful: reports.every(({ understood }) => understood) }],
    artifacts: reports.map(({ file, label }) => ({
      location: { uri: uriOf(file) },
      description: { text: label },
    })),
    results: results.map((result) => ({ ...result, ruleIndex: ids.indexOf(result.ruleId) })),
  };
  output.raw(`${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, null, 2)}\n`);
};

function idsIn({ notes, findings, waived }: FileReport): string[] {
  return [
    ...notes.map(({ code }) => code),
    ...findings.map(({ id }) => id),
    ...waived.map(({ id }) => id),
  ];
}

/** A rule with its help; what a reader of files notes has only its code. */
function ruleOf(id: string) {
  const rule = findRule(id);
  if (!rule) return { id };
  const { name, severity, what, why, sources } = rule;
  return {
    id,
    name,
    shortDescription: { text: what },
    fullDescription: { text: why },
    help: helpOf(rule),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: [areaOf(rule)],
      platforms: rule.platforms,
      sources: sources.map(({ document, section }) =>
        section === undefined ? document : `${document}, ${section}`,
      ),
    },
  };
}

function helpOf({
  what,
  why,
  todo,
  examples,
}: Rule): Readonly<Record<"text" | "markdown", string>> {
  const found = examples.bad.map(({ title }) => title);
  const passes = examples.good.map(({ title }) => title);
  const list = (titles: readonly string[]) => titles.map((title) => `- ${title}`).join("\n");
  return {
    text: `${what}\n\n${why}\n\n${todo}`,
    markdown: `${what}\n\n**Why it matters.** ${why}\n\n**What to do.** ${todo}\n\nFound in:\n${list(found)}\n\nPasses:\n${list(passes)}`,
  };
}

interface Artifact {
  readonly uri: string;
  readonly index: number;
}

function noteResult({ code, severity, path, message }: Note, artifact: Artifact) {
  return {
    ruleId: code,
    level: LEVELS[severity],
    message: { text: words(message) },
    locations: [
      {
        physicalLocation: { artifactLocation: artifact },
        ...(path === ""
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: path, kind: "property" }] }),
      },
    ],
  };
}

function findingResult(
  { key, id, severity, message, subjects }: ReportedFinding,
  artifact: Artifact,
) {
  const [first, ...others] = subjects.map(({ element, label, field }) => ({
    logicalLocations: [
      {
        name: label,
        fullyQualifiedName: element,
        kind: "element",
        ...(field === null ? {} : { properties: { field } }),
      },
    ],
  }));
  return {
    ruleId: id,
    level: LEVELS[severity],
    message: { text: words(message) },
    locations: [{ physicalLocation: { artifactLocation: artifact }, ...first }],
    ...(others.length === 0
      ? {}
      : { relatedLocations: others.map((other, i) => ({ id: i + 1, ...other })) }),
    fingerprints: { "underlayKey/v1": key },
  };
}

function waivedResult(waived: ReportedWaiver, artifact: Artifact) {
  const { reason, owner, expires } = waived.waiver;
  return {
    ...findingResult(waived, artifact),
    suppressions: [
      {
        kind: "external",
        status: "accepted",
        justification: words(reason),
        properties: { owner, expires },
      },
    ],
  };
}

/** Text of a design as a message: braces and brackets in it are no placeholders and no links. */
function words(text: string): string {
  const lines = text.split(/\r?\n/).map(harmless);
  return lines
    .join("\n")
    .replace(/[{}]/g, "$&$&")
    .replace(/\[(?=[^\]]*\]\()/g, "\\[");
}

/** A path as a URI: relative paths stay relative to where the command runs. */
function uriOf(file: string): string {
  if (file === "-") return "stdin";
  if (isAbsolute(file)) return pathToFileURL(file).href;
  const parts = process.platform === "win32" ? file.split(/[\\/]/) : file.split("/");
  const uri = parts.map(encodeURIComponent).join("/");
  return uri.startsWith("/") ? `.${uri}` : uri;
}
