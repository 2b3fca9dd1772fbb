import { Option } from "commander";
import { nearMiss } from "#shared/formats/near-miss";
import { areaOf, type Rule } from "#shared/rules/define-rule";
import { findRule, RULES } from "#shared/rules/index";
import type { AttachCommand } from "./command.ts";
import { EXIT } from "./exit-code.ts";
import { helpExamples } from "./help-text.ts";
import { wrapped, type Output } from "./output.ts";
import { sourceText } from "./source-text.ts";

/** `rules [ID]`: lists the rules, or shows the page of one. */
export const attachRules: AttachCommand = (program, { output, ends }) => {
  program
    .command("rules")
    .description("list the rules, or explain one")
    .argument("[id]", "id or name of a rule, for example UL-ADDR-005 or addr/outside-segment")
    .addOption(
      new Option("--format <form>", "form of the answer").choices(["text", "json"]).default("text"),
    )
    .addHelpText("after", helpExamples("rules", "rules UL-DHCP-009", "rules --format json"))
    .action((id: string | undefined, { format }: { format: "text" | "json" }) => {
      const only = id === undefined ? undefined : findRule(id);
      if (id !== undefined && !only) {
        const meant = nearMiss(
          id,
          RULES.flatMap((rule) => [rule.id, rule.name]),
        );
        output.aside(
          `There is no rule "${id}".${meant === undefined ? " underlay rules lists them all." : ` Is ${meant} meant?`}`,
        );
        return ends(EXIT.unreadable);
      }
      const rules = only ? [only] : RULES;
      if (format === "json") output.raw(`${JSON.stringify(rules.map(asJson), null, 2)}\n`);
      else if (only) printPage(only, output);
      else
        for (const rule of rules)
          output.line(
            `${rule.id.padEnd(16)} ${rule.severity.padEnd(8)} ${rule.name.padEnd(34)} ${rule.what}`,
          );
    });
};

function asJson(rule: Rule) {
  const { id, name, severity, platforms, what, why, todo, sources } = rule;
  return { id, name, area: areaOf(rule), severity, platforms, what, why, todo, sources };
}

function printPage(rule: Rule, output: Output): void {
  output.line(`${rule.id}  ${rule.name}`);
  output.line(`${rule.severity}, ${rule.platforms.join(", ")}`);
  const parts = [
    ["What", rule.what],
    ["Why", rule.why],
    ["What to do", rule.todo],
    ...rule.sources.map((source) => ["Source", sourceText(source)] as const),
    ...rule.examples.bad.map(({ title }) => ["Fails", title] as const),
    ...rule.examples.good.map(({ title }) => ["Passes", title] as const),
  ] as const;
  let last = "";
  for (const [heading, text] of parts) {
    if (heading !== last) output.line(`\n${heading}`.trimStart());
    for (const line of wrapped(text, "  ")) output.line(line);
    last = heading;
  }
}
