import type { Finding } from "#shared/rules/finding";
import type { Group } from "./runbook.ts";
import type { StepPlan } from "./step.ts";

/** Groups whose steps are held up: what comes after the build only looks at it. */
const HELD: readonly Group[] = ["Before the day", "Build"];

/**
 * Which open errors each step waits for: those about elements that it builds or whose values it uses.
 * An error that no step would wait for holds up the first step that builds something.
 */
export function waitsFor(
  plans: readonly { readonly plan: StepPlan; readonly group: Group }[],
  errors: readonly Finding[],
): Map<StepPlan, string[]> {
  const waits = new Map<StepPlan, string[]>();
  const held = plans.filter(({ group }) => HELD.includes(group)).map(({ plan }) => plan);
  const fallback = held.find(({ builds }) => builds.length > 0) ?? held[0];
  for (const { key, subjects } of errors) {
    const about = new Set(subjects.map(({ element }) => element));
    const touched = held.filter(({ builds, reads }) =>
      [...builds, ...reads].some((id) => about.has(id)),
    );
    for (const plan of touched.length > 0 ? touched : fallback ? [fallback] : []) {
      waits.set(plan, [...(waits.get(plan) ?? []), key]);
    }
  }
  return waits;
}
