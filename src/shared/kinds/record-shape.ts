import * as z from "zod";
import { ID_PATTERN } from "#shared/kernel/ids";
import type { Json } from "#shared/kernel/json";
import { err, ok, type Result } from "#shared/kernel/result";
import type { Collection, RecordOf } from "#shared/model/records";

/** Bounds on what one record may hold. A file from a stranger meets them before anything else. */
export const LIMITS = {
  nameLength: 256,
  textLength: 65_536,
  depth: 6,
  entries: 4_096,
  coordinate: 1_000_000,
} as const;

const id = z.string().regex(ID_PATTERN);
const placementId = z.string().max(140);
const name = z.string().max(LIMITS.nameLength).refine(isWellFormed, "holds half a character");
const coordinate = z.number().min(-LIMITS.coordinate).max(LIMITS.coordinate);
const extent = z.number().min(0).max(LIMITS.coordinate);

/** Plain JSON within the limits: finite numbers, whole characters, no prototype keys. */
const fields = z.record(
  z.string(),
  z.custom<Json>((value) => isPlainJson(value, LIMITS.depth)),
);

export const RECORD_SCHEMAS = {
  about: z.strictObject({
    id: z.literal("project"),
    name,
    notes: z.string().max(LIMITS.textLength).refine(isWellFormed),
  }),
  elements: z.strictObject({ id, kind: id, name, parent: id.nullable(), fields }),
  links: z.strictObject({ id, kind: id, from: id, to: id, fields }),
  views: z.strictObject({ id, name }),
  placements: z.strictObject({
    id: placementId,
    view: id,
    element: id,
    x: coordinate,
    y: coordinate,
    w: extent,
    h: extent,
  }),
  waivers: z.strictObject({
    id,
    finding: z.string().max(1_024),
    rule: z.string().max(64),
    reason: z.string().max(LIMITS.textLength),
    owner: name,
    expires: z.iso.date().nullable(),
  }),
  baselines: z.strictObject({ id, site: id, kind: id, name, parent: id.nullable(), fields }),
} as const satisfies Record<Collection, z.ZodType>;

/** An unknown value as a record of that collection, or one sentence that says what is wrong with it. */
export function parseRecord<C extends Collection>(
  collection: C,
  value: unknown,
): Result<RecordOf[C], string> {
  const parsed = RECORD_SCHEMAS[collection].safeParse(value);
  if (parsed.success) return ok(parsed.data as RecordOf[C]);
  const issue = parsed.error.issues[0];
  const where = issue && issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  return err(`${where}${issue?.message ?? "not understood"}`);
}

function isWellFormed(text: string): boolean {
  return text.isWellFormed();
}

function isPlainJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string") return value.length <= LIMITS.textLength && isWellFormed(value);
  if (depth === 0 || typeof value !== "object") return false;
  if (Array.isArray(value)) {
    return value.length <= LIMITS.entries && value.every((item) => isPlainJson(item, depth - 1));
  }
  const entries = Object.entries(value);
  return (
    entries.length <= LIMITS.entries &&
    entries.every(
      ([key, item]) =>
        key !== "__proto__" && key.length <= LIMITS.nameLength && isPlainJson(item, depth - 1),
    )
  );
}
