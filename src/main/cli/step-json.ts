import { messageText } from "#shared/kernel/message";
import type { Step } from "#shared/plans/formula";
import { sourceText } from "./source-text.ts";

/** A step of a sum as JSON: the formula, the sentence, the figures and where they come from. */
export function stepJson({ formula, words, value, values, source }: Step) {
  return { formula, text: messageText(words), value, values, source: sourceText(source) };
}
