/** Why a text cannot stand in a command. */
export type QuoteRefusal = "unseen-character" | "too-long";

/** Longest value that is worth typing; a whole command line ends at 8,191 characters in places. */
export const LONGEST_VALUE = 1024;

/** The reason as half a sentence: "it holds a character that cannot be seen". */
export function refusalText(refusal: QuoteRefusal): string {
  return refusal === "too-long"
    ? `it is longer than ${LONGEST_VALUE} characters`
    : "it holds a character that cannot be seen";
}
