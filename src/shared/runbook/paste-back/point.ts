/** One thing that the output must show, and whether it does. */
export interface Point {
  /** What was looked for: a line, an address, a name. */
  readonly wanted: string;
  readonly isMet: boolean;
  /** What stands in its place, where that can be told. */
  readonly found?: string;
  /** Id of the element that it is about. */
  readonly element?: string;
}
