/** Why a text cannot stand in a command. */
export type QuoteRefusal = "unseen-character" | "too-long" | "not-a-value";

/** Longest value that is worth typing; a whole command line ends at 8,191 characters in places. */
export const LONGEST_VALUE = 1024;

/** The reason as half a sentence: "it holds a character that cannot be seen". */
export function refusalText(refusal: QuoteRefusal): string {
  switch (refusal) {
    case "too-long":
      return `it is longer than ${LONGEST_VALUE} characters`;
    case "not-a-value":
      return "the Azure CLI reads it as an option or as the name of a file";
    case "unseen-character":
      return "it holds a character that cannot be seen";
  }
}
