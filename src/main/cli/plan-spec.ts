import { messageText } from "#shared/kernel/message";
import type { Note } from "#shared/formats/format";
import { readPlanSpec, type ReadSpec } from "#shared/formats/plan-spec/read-plan-spec";
import { err, type Result } from "#shared/kernel/result";
import { calculate } from "#shared/plans/calculate";
import { compareEditions, type EditionPlan } from "#shared/plans/compare-editions";
import { compareModes } from "#shared/plans/compare-modes";
import { editionNamed, profileOf } from "#shared/plans/editions";
import type { PlanSpec } from "#shared/plans/plan-spec";
import type { Output } from "./output.ts";
import { printSteps } from "./print-steps.ts";
import { decodeText, readBytes } from "./read-bytes.ts";
import { stepJson } from "./step-json.ts";

/** Reads the file of a spec; `-` is standard input. */
export async function readSpecFile(path: string): Promise<Result<ReadSpec, readonly Note[]>> {
  const bytes = await readBytes(path);
  const text = bytes.ok ? decodeText(bytes.value) : bytes;
  if (text.ok) return readPlanSpec(text.value);
  return err([{ code: "file-unreadable", severity: "error", path: "", message: text.error }]);
}

/** The plan of a spec as JSON: the figures, each step, what was assumed, the other editions. */
export function specPlanJson({ spec, assumed }: ReadSpec) {
  const { steps, ...figures } = calculate(spec);
  return {
    profile: spec.profile,
    variant: spec.variant,
    edition: spec.edition,
    ...figures,
    steps: steps.map(stepJson),
    assumed,
    countingModes: compareModes(spec).map(({ mode, label, plan }) => ({
      mode,
      label,
      vipPool: plan.vipPool,
      total: plan.total,
      prefixLength: plan.prefixLength,
    })),
    otherEditions: compareEditions(spec).map(({ profile, edition, label, plan, reasons }) => ({
      profile,
      edition,
      label,
      nodePool: plan.nodePool,
      vipPool: plan.vipPool,
      total: plan.total,
      prefixLength: plan.prefixLength,
      spare: plan.spare,
      reasons: reasons.map(({ difference, words }) => ({ difference, text: messageText(words) })),
    })),
  };
}

/** The same in lines for people. */
export function printSpecPlan({ spec, assumed }: ReadSpec, output: Output): void {
  const plan = calculate(spec);
  output.line(headline(spec));
  output.line();
  printSteps(plan.steps, "  ", output);
  output.line();
  output.line(
    `Node pool ${plan.nodePool}, VIP pool ${plan.vipPool}, ${plan.total} in all: /${plan.prefixLength}, ${plan.spare} spare`,
  );
  if (assumed.length > 0) output.line("\nAssumed, since the spec does not say:".trimStart());
  for (const { key, value, why } of assumed) output.line(`  ${key} = ${value}: ${why}`);
  const modes = compareModes(spec);
  if (modes.length > 0) output.line("The same clusters by each way of counting services:");
  for (const { label, plan: other } of modes)
    output.line(
      `  ${other.total} in all, VIP pool ${other.vipPool}, /${other.prefixLength}: ${label}`,
    );
  printEditions(compareEditions(spec), output);
}

function headline(spec: PlanSpec): string {
  const profile = profileOf(spec.profile);
  const variant = profile.variants.find(({ name }) => name === spec.variant)?.label ?? "";
  const edition = editionNamed(spec.profile, spec.edition).label;
  return [profile.label, ...(variant === "" ? [] : [variant]), edition].join("; ");
}

function printEditions(others: readonly EditionPlan[], output: Output): void {
  if (others.length === 0) return;
  output.line("The same clusters by other documents:");
  for (const { profile, label, plan, reasons } of others) {
    output.line(
      `  ${plan.total} in all, /${plan.prefixLength}: ${profileOf(profile).label}, ${label}`,
    );
    for (const { words } of reasons) output.line(`      ${messageText(words)}`);
  }
}
