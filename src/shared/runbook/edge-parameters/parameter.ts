import { effectiveValue, readInteger, valueOf } from "#shared/facts/readings";
import type { Facts } from "#shared/facts/engine";
import type { ElementRecord } from "#shared/model/records";
import type { Source } from "#shared/profiles/define-profile";
import type { Deployment } from "../deployment.ts";
import { code, words, type Inlines } from "../inline.ts";

/** One line of the parameter sheet (EX-EE-02). */
export interface Parameter {
  /** As the documents write it; both names where they use two (AMB-29). */
  readonly name: Inlines;
  /** The machine, node or cluster it is for. */
  readonly of: Inlines;
  readonly value: Inlines;
  readonly unit: string;
  readonly givenBy: string;
  readonly source: Source;
}

export const NOT_GIVEN = words("not given");
export const DESIGN = "Design";
export const PLATFORM = "Platform";

/** In an organisation its network administrator grants the addresses (catalogue EX-EE-01). */
export function whoGivesAddresses({ site }: Deployment): string {
  return site.fields["environment"] === "corporate" ? "Network administrator" : DESIGN;
}

/** The element as a value of the sheet. */
export function named({ id, name }: { readonly id: string; readonly name: string }): Inlines {
  return [{ element: id, name }];
}

/** A number as it holds for the field, or that none is given. */
export function integerOf(facts: Facts, element: ElementRecord, field: string): Inlines {
  const value = valueOf(readInteger(facts, element, field));
  return value === undefined ? NOT_GIVEN : code(String(value));
}

/** An address as it holds for the field, marked when the platform sets it. */
export function addressOf(facts: Facts, element: ElementRecord, field: string): Inlines {
  const { value, automatic } = effectiveValue(facts, element, field);
  if (typeof value !== "string") return NOT_GIVEN;
  return automatic ? [...code(value), ...words(" (automatic)")] : code(value);
}
