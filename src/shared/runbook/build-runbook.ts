import { elementOf } from "#shared/facts/engine";
import { fullName } from "#shared/facts/names";
import { messageText, say, type Message } from "#shared/kernel/message";
import { projectName, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { appliesTo } from "#shared/profiles/index";
import { createChecker } from "#shared/rules/checker";
import type { Block, Notice } from "./block.ts";
import type { RunbookContext, SectionDef } from "./define-section.ts";
import { deploymentsOf, sitePlansOf } from "./deployment.ts";
import { code, words, type Inlines } from "./inline.ts";
import { findingState, openErrors, type RunbookChecker } from "./open-findings.ts";
import type { Group, Runbook, RunbookNames, RunbookSetting, Section } from "./runbook.ts";
import { SECTIONS } from "./sections/index.ts";
import type { Step, StepPlan } from "./step.ts";
import { waitsFor } from "./waits-for.ts";

export interface RunbookOptions extends RunbookSetting {
  /** A checker that already knows the project; without it one is made. */
  readonly checker?: RunbookChecker;
}

/** The runbook of a design. Pure: the same project and options give the same runbook. */
export function buildRunbook(project: Project, options: RunbookOptions = {}): Runbook {
  const checker = options.checker ?? createChecker(project);
  const deployments = deploymentsOf(checker.facts);
  const context: RunbookContext = {
    facts: checker.facts,
    findings: findingState(checker, options.date ?? ""),
    deployments,
    sites: sitePlansOf(checker.facts, deployments),
    setting: options,
  };
  const written = SECTIONS.map((def) => ({ def, parts: partsOf(def, context) }));
  const plans = written.flatMap(({ def, parts }) =>
    parts.flatMap(({ content }) =>
      content.filter((block) => block.type === "step").map((plan) => ({ plan, group: def.group })),
    ),
  );
  const steps = numbered(plans, context);
  const sections = written.flatMap(({ def, parts }): Section[] => {
    const { id, group } = def;
    const made =
      def.per === "steps"
        ? [{ title: words(def.title), content: def.content(context, [...steps.values()]) }]
        : parts.map(({ title, content }) => ({
            title,
            content: content.map((block) => finished(block, steps)),
          }));
    return made
      .filter(({ content }) => content.length > 0)
      .map((section, i) => ({ id: i === 0 ? id : `${id}-${i + 1}`, group, ...section }));
  });
  const draft = draftNotice(context, [...steps.values()]);
  const name = projectName(project);
  return {
    title: [...words("Runbook: "), ...code(name)],
    design: name,
    revision: options.revision ?? "",
    date: options.date ?? "",
    ...(draft ? { draft } : {}),
    sections,
    names: namesIn(context, [...steps.values()]),
  };
}

/** Names for every element and finding that a step speaks of by id. */
function namesIn({ facts, findings }: RunbookContext, steps: readonly Step[]): RunbookNames {
  const ids = new Set(
    steps.flatMap(({ builds, reads, runsOn }) => [...builds, ...reads, ...runsOn]),
  );
  const found = [...ids].flatMap((id) => elementOf(facts, id) ?? []);
  const named = Map.groupBy(found, (element) => fullName(facts, element).name);
  const elements = [...named].flatMap(([name, namesakes]) =>
    namesakes.map((element): [string, string] => {
      const owner = namesakes.length > 1 ? elementOf(facts, element.parent ?? "") : undefined;
      // The switches of two servers mostly have one name.
      return [element.id, owner && owner.kind !== "site" ? `${owner.name} ${name}` : name];
    }),
  );
  return {
    elements: Object.fromEntries(elements),
    findings: Object.fromEntries(
      openErrors(findings).map(({ key, rule, message }) => [
        key,
        [...words(`${rule}: `), ...message],
      ]),
    ),
  };
}

interface Part {
  readonly title: Inlines;
  readonly content: readonly (Block | StepPlan)[];
}

/** A section's content: once, or for each site or deployment on its platforms. */
function partsOf(def: SectionDef, context: RunbookContext): Part[] {
  if (def.per === "steps") return [];
  if (def.per === "project") return [{ title: words(def.title), content: def.content(context) }];
  if (def.per === "site") {
    return context.sites
      .filter(({ platform }) => appliesTo(def.platforms, platform.code))
      .map((plan) => ({
        title: titleFor(def.title, plan.site, context.sites.length > 1),
        content: def.content(context, plan),
      }));
  }
  const fitting = context.deployments.filter(({ platform }) =>
    appliesTo(def.platforms, platform.code),
  );
  return fitting.map((deployment) => ({
    title: titleFor(def.title, deployment.cluster, context.deployments.length > 1),
    content: def.content(context, deployment),
  }));
}

function titleFor(title: string, { id, name }: ElementRecord, several: boolean): Inlines {
  return several ? [...words(`${title}: `), { element: id, name }] : words(title);
}

function numbered(
  plans: readonly { readonly plan: StepPlan; readonly group: Group }[],
  context: RunbookContext,
): Map<StepPlan, Step> {
  const waits = waitsFor(plans, openErrors(context.findings));
  return new Map(
    plans.map(({ plan }, i) => [plan, { ...plan, number: i + 1, waitsFor: waits.get(plan) ?? [] }]),
  );
}

function finished(block: Block | StepPlan, steps: ReadonlyMap<StepPlan, Step>): Block | Step {
  if (block.type !== "step") return block;
  const step = steps.get(block);
  if (!step) throw new Error(`impossible: step ${block.id} has no number`);
  return step;
}

/** "Not ready to run: 2 open errors. Steps 3 and 7 wait for them." */
function draftNotice(context: RunbookContext, steps: readonly Step[]): Notice | undefined {
  const errors = openErrors(context.findings);
  const [first] = errors;
  if (!first) return undefined;
  const one = errors.length === 1;
  const waiting = steps
    .filter((step) => step.waitsFor.length > 0)
    .map(({ number }) => String(number));
  const numbers = messageText(listOf(waiting));
  const which: Message =
    waiting.length === 0
      ? []
      : words(
          `${waiting.length === 1 ? "Step" : "Steps"} ${numbers} ${waiting.length === 1 ? "waits" : "wait"} for ${one ? "it" : "them"}. `,
        );
  return {
    type: "notice",
    severity: "error",
    title: `Draft. Not ready to run: ${one ? "1 open error" : `${errors.length} open errors`}`,
    content: [...which, ...(one ? first.message : say`They are listed under Open findings.`)],
    findings: errors.map(({ key }) => key),
  };
}

function listOf(items: readonly string[]): Message {
  return items.flatMap((item, i) =>
    words(i === 0 ? item : `${i === items.length - 1 ? " and " : ", "}${item}`),
  );
}
