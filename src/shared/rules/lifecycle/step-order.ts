import type { ElementRecord } from "#shared/model/records";

/** Where a step stands in the order of the runbook. */
export function positionOf(step: ElementRecord): number | undefined {
  const order = step.fields["order"];
  return typeof order === "number" ? order : undefined;
}

export function planned(
  id: string,
  order: number,
  action: string,
  target?: string,
  command?: string,
) {
  return {
    add: "runbookStep",
    id,
    parent: "site",
    name: id,
    fields: {
      order,
      action,
      ...(target === undefined ? {} : { target }),
      ...(command === undefined ? {} : { command }),
    },
  } as const;
}
