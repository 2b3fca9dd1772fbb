/** Milliseconds that a piece of work takes, measured after it was run warm. */
export function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The value below which the given share (0 to 1) of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** Repeats a piece of work and answers the time of each run, the first ones left out as warm-up. */
export function sample(work: () => void, runs: number, warmUp = 2): number[] {
  for (let i = 0; i < warmUp; i++) work();
  return Array.from({ length: runs }, () => timeOf(work));
}

/** Megabytes of heap in use after a collection; needs `--expose-gc`. */
export function heapInMegabytes(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}
