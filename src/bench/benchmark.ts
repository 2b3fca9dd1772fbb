/** One measured number. */
export interface BenchResult {
  readonly name: string;
  readonly value: number;
  /** "ms", "bytes", "per s", … */
  readonly unit: string;
  /** Upper limit: more than this is too much. */
  readonly bar?: number;
  /** The same thing without what is measured here, or before it. */
  readonly baseline?: number;
  /** value / baseline */
  readonly ratio?: number;
}

/** A measurement or a family of them; `npm run bench -- <group>` runs those of one group. */
export interface Benchmark {
  readonly name: string;
  readonly group: string;
  run(): Promise<readonly BenchResult[]> | readonly BenchResult[];
}
