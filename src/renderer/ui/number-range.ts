export interface NumberRange {
  /** Smallest number allowed, inclusive. */
  min?: number | undefined;
  /** Largest number allowed, inclusive. */
  max?: number | undefined;
  /** Whole numbers only unless set. */
  allowsDecimals?: boolean | undefined;
}

/** Reads a typed number; an empty text is null, which means no value. */
export function parseNumber(
  text: string,
  range: NumberRange,
): { ok: true; value: number | null } | { ok: false } {
  const trimmed = text.trim();
  if (trimmed === "") return { ok: true, value: null };
  const shape = range.allowsDecimals ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!shape.test(trimmed)) return { ok: false };
  const value = Number(trimmed);
  const isInside = value >= (range.min ?? -Infinity) && value <= (range.max ?? Infinity);
  return isInside ? { ok: true, value } : { ok: false };
}

/** `Enter a whole number from 1 to 4094.` */
export function rangeInWords({ min, max, allowsDecimals }: NumberRange): string {
  const what = allowsDecimals ? "Enter a number" : "Enter a whole number";
  if (min !== undefined && max !== undefined) return `${what} from ${min} to ${max}.`;
  if (min !== undefined) return `${what}, ${min} or more.`;
  if (max !== undefined) return `${what}, ${max} or less.`;
  return `${what}.`;
}
