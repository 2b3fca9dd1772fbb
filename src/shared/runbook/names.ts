import { listed } from "#shared/kernel/message";
import type { Inlines } from "./inline.ts";
import type { Runbook } from "./runbook.ts";

/** How a printer names what a step speaks of only by id. */
export interface Names {
  /** The elements as inline text; those that are gone are left out. */
  elements(ids: readonly string[]): Inlines;
  /** The rule and message of an open finding. */
  finding(key: string): Inlines;
}

export function namesOf({ names }: Pick<Runbook, "names">): Names {
  return {
    elements: (ids) =>
      listed(
        ids.flatMap((id) => {
          const name = names.elements[id];
          return name === undefined ? [] : [{ id, name }];
        }),
      ),
    finding: (key) => names.findings[key] ?? [],
  };
}
