import { compareText } from "#shared/kernel/order";
import { childIds, defineFact, fieldOf, kindOf, parentOf, type Facts } from "./engine.ts";
import { siteIdOf } from "./places.ts";
import { referenceOf } from "./references.ts";

/** A step of the runbook that the team wrote, and where in the order it stands. */
export interface Step {
  readonly id: string;
  readonly position: number;
}

const steps = defineFact<readonly Step[]>("stepsByAction", (facts, key) => {
  const [action = "", site = ""] = key.split("\n");
  return childIds(facts, site)
    .flatMap((id): Step[] => {
      if (kindOf(facts, id) !== "runbookStep" || fieldOf(facts, id, "action") !== action) return [];
      const position = fieldOf(facts, id, "order");
      return typeof position === "number" ? [{ id, position }] : [];
    })
    .sort((a, b) => a.position - b.position || compareText(a.id, b.id));
});

/** The steps of a site that do one thing and have a position, in their order. */
export function stepsThat(facts: Facts, action: string, site: string): readonly Step[] {
  return steps(facts, `${action}\n${site}`);
}

/** The device that a step acts on: the one it names, else the only one of its site. */
export function deviceOfStep(facts: Facts, step: string): string | undefined {
  const target = referenceOf(facts, step, "target");
  if (target !== undefined && kindOf(facts, target) === "host") return target;
  const parent = target === undefined ? undefined : parentOf(facts, target);
  if (typeof parent === "string" && kindOf(facts, parent) === "host") return parent;
  const site = siteIdOf(facts, step);
  const hosts =
    site === undefined ? [] : childIds(facts, site).filter((id) => kindOf(facts, id) === "host");
  return hosts.length === 1 ? hosts[0] : undefined;
}
