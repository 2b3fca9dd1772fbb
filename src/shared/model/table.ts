/**
 * A persistent table of records by id, cut into small buckets: an edit copies one bucket of a few
 * dozen entries, never a table of ten thousand. Holds no order; whoever prints sorts.
 */
export interface Table<T> {
  readonly size: number;
  readonly buckets: readonly (ReadonlyMap<string, T> | undefined)[];
}

const BUCKETS = 512;

function bucketOf(id: string): number {
  let hash = 2166136261;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 16777619);
  return (hash >>> 0) % BUCKETS;
}

export function emptyTable<T>(): Table<T> {
  return { size: 0, buckets: Array.from({ length: BUCKETS }, () => undefined) };
}

export function tableGet<T>(table: Table<T>, id: string): T | undefined {
  return table.buckets[bucketOf(id)]?.get(id);
}

/** A copy of `table` in which each entry stands as given; `undefined` removes the record. */
export function tableWith<T>(
  table: Table<T>,
  entries: Iterable<readonly [string, T | undefined]>,
): Table<T> {
  const buckets = [...table.buckets];
  const copied = new Map<number, Map<string, T>>();
  let size = table.size;
  for (const [id, value] of entries) {
    const index = bucketOf(id);
    let bucket = copied.get(index);
    if (!bucket) {
      bucket = new Map(buckets[index]);
      copied.set(index, bucket);
      buckets[index] = bucket;
    }
    const had = bucket.has(id);
    if (value === undefined) bucket.delete(id);
    else bucket.set(id, value);
    size += (value === undefined ? 0 : 1) - (had ? 1 : 0);
  }
  return copied.size === 0 ? table : { size, buckets };
}

export function* tableValues<T>(table: Table<T>): IterableIterator<T> {
  for (const bucket of table.buckets) if (bucket) yield* bucket.values();
}
