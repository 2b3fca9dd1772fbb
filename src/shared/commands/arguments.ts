import * as z from "zod";
import { ID_PATTERN } from "#shared/kernel/ids";
import { err, ok, type Result } from "#shared/kernel/result";
import type { Json } from "#shared/kernel/json";
import { findRecord } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import type { Refusal } from "./define-command.ts";
import type { Draft } from "./draft.ts";

/** Shapes that several commands take. */
export const idArg = z.string().regex(ID_PATTERN);
export const idsArg = z.array(idArg).min(1).max(100_000);
export const nameArg = z.string().min(1).max(256);
export const coordinateArg = z.number().min(-1_000_000).max(1_000_000);
export const jsonArg: z.ZodType<Json> = z.json() as unknown as z.ZodType<Json>;
export const fieldsArg = z.record(z.string(), jsonArg);

/** The element of that id, or the refusal that says it is gone. */
export function needElement(draft: Draft, id: string): Result<ElementRecord, Refusal> {
  const element = findRecord(draft.project, "elements", id);
  return element
    ? ok(element)
    : err({ code: "missing", message: `The element ${id} is no longer in the project.` });
}

/** "node-1", "2 elements": how a label names what it acts on. */
export function nameAll(elements: readonly ElementRecord[]): string {
  const [only] = elements;
  return elements.length === 1 && only ? only.name : `${elements.length} elements`;
}
