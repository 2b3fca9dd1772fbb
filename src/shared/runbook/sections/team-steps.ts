import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { readInteger, readText, valueOf } from "#shared/facts/readings";
import { sortedBy } from "#shared/kernel/order";
import { findField } from "#shared/kinds/index";
import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { notice, sheet } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { code, words, type Inlines } from "../inline.ts";
import type { StepPlan } from "../step.ts";

/** Steps that the team wrote into the design itself, in their order. */
export const teamSteps = defineSection({
  id: "team-steps",
  group: "Build",
  title: "Steps of the team",
  per: "site",
  platforms: ["ALL"],
  content: ({ facts }, plan) =>
    sortedBy(
      childrenOf(facts, plan.site.id, "runbookStep"),
      (step) => valueOf(readInteger(facts, step, "order")) ?? Number.MAX_SAFE_INTEGER,
      ({ id }) => id,
    ).map((step) => teamStep(facts, plan, step)),
});

/** Its command is a text of the design: it is shown, and never set as something to paste. */
function teamStep(facts: Facts, { site }: SitePlan, step: ElementRecord): StepPlan {
  const target = elementOf(facts, readText(facts, step, "target"));
  const command = readText(facts, step, "command");
  const rows: [string, Inlines][] = [
    ["Action", words(choice(facts, step, "action"))],
    ["Through", words(choice(facts, step, "through"))],
    ["On", target ? [{ element: target.id, name: target.name }] : words("not named")],
    ["Written by the team", command === "" ? words("nothing") : code(command)],
    ["Needs the Internet", words(step.fields["needsInternet"] === true ? "yes" : "no")],
  ];
  return {
    type: "step",
    id: `team/${step.id}`,
    title: say`${step}`,
    why: say`The team of ${site} added this step; it is not part of what the documents describe.`,
    builds: [],
    reads: [step.id, ...(target ? [target.id] : [])],
    runsOn: target?.kind === "host" ? [target.id] : [],
    rules: [],
    who: words("As the team agreed"),
    minutes: 10,
    command: {
      what: words("do what the sheet says"),
      blocks: [
        sheet(rows),
        notice(
          "info",
          "Not checked",
          say`This program cannot tell what a command of the team does. Read it before you type it.`,
        ),
      ],
    },
  };
}

function choice(facts: Facts, step: ElementRecord, field: string): string {
  const value = readText(facts, step, field);
  const type = findField("runbookStep", field)?.type;
  const found =
    type?.type === "enum" ? type.choices.find((each) => each.value === value)?.label : undefined;
  return found ?? "not given";
}
