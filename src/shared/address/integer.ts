import { err, ok, type Result } from "#shared/kernel/result";
import { BLANK, quoted, textError, trimBlanks, type TextError } from "./text-error.ts";

export interface IntegerLimits {
  /** Inclusive. */
  readonly min?: number;
  /** Inclusive. */
  readonly max?: number;
  /** In the plural, for the message: "hours", "addresses". */
  readonly unit?: string;
}

/**
 * Accepts a whole number, or its strict decimal text: no blank, plus sign, leading zero, fraction or
 * exponent. Codes: empty, blank, leading-zero, not-integer, out-of-range.
 */
export function parseInteger(
  value: unknown,
  limits: IntegerLimits = {},
): Result<number, TextError> {
  if (typeof value === "string") {
    const problem = textProblem(value, limits);
    if (problem !== undefined) return err(problem);
  }
  const number = typeof value === "string" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number))
    return err(
      textError("not-integer", `${shown(value)} is not a whole number. ${advice(limits)}`),
    );
  const { min = -Infinity, max = Infinity } = limits;
  if (number < min || number > max)
    return err(textError("out-of-range", `${number} is out of range. ${advice(limits)}`));
  // Adding zero turns -0 into 0.
  return ok(number + 0);
}

function textProblem(text: string, limits: IntegerLimits): TextError | undefined {
  if (DECIMAL.test(text)) return undefined;
  const trimmed = trimBlanks(text);
  if (trimmed === "") return textError("empty", `No number is entered. ${advice(limits)}`);
  if (BLANK.test(text)) {
    const suggestion = DECIMAL.test(trimmed) ? trimmed : undefined;
    return textError("blank", `${quoted(text)} contains a blank. ${advice(limits)}`, suggestion);
  }
  if (/^-?0\d+$/.test(text)) {
    const message = `${quoted(text)} has a leading zero. ${advice(limits)}`;
    return textError("leading-zero", message, String(Number(text)));
  }
  return textError("not-integer", `${quoted(text)} is not a whole number. ${advice(limits)}`);
}

const DECIMAL = /^(0|-?[1-9]\d*)$/;

function advice({ min, max, unit }: IntegerLimits): string {
  const what = unit === undefined ? "Write a whole number" : `Write a whole number of ${unit}`;
  if (min !== undefined && max !== undefined) return `${what} from ${min} to ${max}.`;
  if (min !== undefined) return `${what} of at least ${min}.`;
  return max === undefined ? `${what}.` : `${what} of at most ${max}.`;
}

function shown(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  return typeof value === "number" || value === null ? String(value) : `A ${typeof value}`;
}
