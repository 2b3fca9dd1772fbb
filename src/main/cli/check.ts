import { InvalidArgumentError, Option } from "commander";
import { isIsoDay, isoDay } from "#shared/kernel/day";
import { recordsOf } from "#shared/model/project";
import type { NoteSeverity } from "#shared/formats/format";
import { nearMiss } from "#shared/formats/near-miss";
import { findRule, RULES } from "#shared/rules/index";
import type { AttachCommand } from "./command.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { helpExamples } from "./help-text.ts";
import { readInput, type Input } from "./read-input.ts";
import { reportFailure, reportInput, type FileReport } from "./report.ts";
import { REPORTERS, type ReportFormat } from "./reporters.ts";

const FAIL_ON = ["error", "warning", "info", "never"] as const;
type FailOn = (typeof FAIL_ON)[number];

interface Options {
  readonly format: ReportFormat;
  readonly failOn: FailOn;
  readonly rule: readonly string[];
  readonly site: readonly string[];
  readonly today: string;
}

/** `check FILE…`: says what is wrong with designs and configurations. */
export const attachCheck: AttachCommand = (program, { output, ends }) => {
  program
    .command("check")
    .description("say what is wrong with designs and configurations")
    .argument(
      "<file...>",
      "project, text form or configuration of any platform; - reads a text from standard input",
    )
    .addOption(
      new Option("--format <form>", "form of the answer; sarif, junit and github are for CI")
        .choices(Object.keys(REPORTERS))
        .default("text"),
    )
    .addOption(
      new Option("--fail-on <severity>", "what makes the exit code 1")
        .choices(FAIL_ON)
        .default("error"),
    )
    .addOption(
      new Option(
        "--rule <id>",
        "report only this rule, by id or name; may be repeated, or list several with commas. Notes on the file itself are reported in any case",
      )
        .argParser(collectRules)
        .default([], "all"),
    )
    .addOption(
      new Option("--site <name>", "report only this site, by its name; may be repeated")
        .argParser((name, before: readonly string[]) => [...before, name])
        .default([], "all"),
    )
    .addOption(
      new Option("--today <day>", "day by which waivers end, as 2026-11-20")
        .argParser(parseDay)
        .default(isoDay(new Date()), "the day of this machine"),
    )
    .addHelpText(
      "after",
      helpExamples(
        "check plant.underlay",
        "check aksedge-config.json --fail-on warning",
        'check plant.underlay --site "Plant Hamburg" --rule UL-DHCP-009',
        "check designs/*.underlay.json --format sarif > underlay.sarif",
      ),
    )
    .action(async (files: string[], { format, failOn, rule, site, today }: Options) => {
      const scope = { today, rules: new Set(rule), sites: new Set(site) };
      const reports: FileReport[] = [];
      const known = new Set<string>();
      for (const file of files) {
        const input = await readInput(file);
        if (input.ok) for (const name of siteNames(input.value)) known.add(name);
        reports.push(
          input.ok ? reportInput(file, input.value, scope) : reportFailure(file, input.error),
        );
      }
      const strange = site.find((name) => !known.has(name));
      // A name that no file has would report nothing, which looks like success.
      if (strange !== undefined && reports.every(({ understood }) => understood)) {
        const names = known.size === 0 ? "none is named here" : `there is ${[...known].join(", ")}`;
        output.aside(`There is no site "${strange}"; ${names}.`);
        return ends(EXIT.unreadable);
      }
      const fails = (severity: NoteSeverity) => reaches(severity, failOn);
      REPORTERS[format](reports, output, { fails });
      ends(exitCodeOf(reports, fails));
    });
};

function siteNames({ project }: Input): string[] {
  const elements = project ? [...recordsOf(project, "elements")] : [];
  return elements.flatMap(({ kind, name }) => (kind === "site" ? [name] : []));
}

function collectRules(typed: string, before: readonly string[]): readonly string[] {
  const ids = typed.split(",").map((each) => {
    const wanted = each.trim();
    const rule = findRule(wanted);
    if (rule) return rule.id;
    const meant = nearMiss(
      wanted,
      RULES.flatMap(({ id, name }) => [id, name]),
    );
    throw new InvalidArgumentError(
      `There is no rule "${wanted}".${meant === undefined ? " underlay rules lists them all." : ` Is ${meant} meant?`}`,
    );
  });
  return [...before, ...ids];
}

function parseDay(typed: string): string {
  if (isIsoDay(typed)) return typed;
  throw new InvalidArgumentError("A day is written as 2026-11-20.");
}

function exitCodeOf(
  reports: readonly FileReport[],
  fails: (severity: NoteSeverity) => boolean,
): ExitCode {
  if (reports.some(({ understood }) => !understood)) return EXIT.unreadable;
  const said = reports.flatMap(({ findings, notes }) => [...findings, ...notes]);
  return said.some(({ severity }) => fails(severity)) ? EXIT.findings : EXIT.fine;
}

function reaches(severity: NoteSeverity, failOn: FailOn): boolean {
  return FAIL_ON.indexOf(severity) <= FAIL_ON.indexOf(failOn) && failOn !== "never";
}
