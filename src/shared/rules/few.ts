/**
 * With how many others one element is compared in findings. Ten thousand adapters on one address are
 * one mistake; a finding for each pair of them would be fifty million.
 */
const PAIRS_AT_MOST = 8;

/** The first few items that pass the test, in their order; the rest is not looked at. */
export function firstFew<T>(items: Iterable<T>, test: (item: T) => boolean): T[] {
  const few: T[] = [];
  for (const item of items) {
    if (!test(item)) continue;
    few.push(item);
    if (few.length === PAIRS_AT_MOST) break;
  }
  return few;
}
