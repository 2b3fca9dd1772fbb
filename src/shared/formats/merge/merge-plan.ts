import { counted } from "#shared/kernel/words";
import type { CommandCall } from "#shared/commands/define-command";
import type { Json } from "#shared/kernel/json";

/** What an import would do to a project: what it adds, what it fills in, and where the two disagree. */
export type MergeGroup = "new" | "changed" | "conflict";

/** One thing that can be accepted or left. */
export interface MergeItem {
  readonly key: string;
  readonly group: MergeGroup;
  /** What it is about, for example `Port3` or `compute-net – rt-office`. */
  readonly name: string;
  /** Kind of the element or connection, for example "Physical port". */
  readonly kind: string;
  /** Where it lies: names from the outside in, joined; empty at the top. */
  readonly within: string;
  /** Label of the field, and its values as text; absent for what is new. */
  readonly field?: string;
  readonly before?: string;
  readonly after?: string;
  /** Items that this one needs: without them it is left out. */
  readonly needs: readonly string[];
}

/** How one item is carried out. */
export type MergeStep =
  | { readonly add: CommandCall }
  | { readonly set: { readonly element: string; readonly field: string; readonly value: Json } }
  | { readonly join: { readonly from: string; readonly to: string; readonly instead?: string } };

/** An item with what it takes to carry it out. */
export interface PlannedItem extends MergeItem {
  readonly steps: readonly MergeStep[];
}

/** The whole of it: new first, then changed, then in conflict. */
export interface MergePlan {
  readonly items: readonly PlannedItem[];
  /** Elements of the import that the project has as they are. */
  readonly same: number;
}

/** What is accepted unless somebody says otherwise: everything but the conflicts. */
export function usualChoice({ items }: MergePlan): ReadonlySet<string> {
  return new Set(items.filter(({ group }) => group !== "conflict").map(({ key }) => key));
}

/** "3 new, 1 changed, 2 in conflict": what a plan comes to in words. */
export function planInWords({ items, same }: MergePlan): string {
  const count = (group: string): number => items.filter((item) => item.group === group).length;
  return `${count("new")} new, ${count("changed")} changed, ${count("conflict")} in conflict, ${counted(same, "element", "elements")} as in the project`;
}
