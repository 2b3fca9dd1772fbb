/** How deep a value from outside may nest: a table in a record in an edit needs about twelve. */
const MAX_DEPTH = 64;

/**
 * Why a value that came as JSON is not taken, or undefined when it is fine. Walks without
 * recursion, so that a million brackets cannot overflow anything. Schemas drop a `__proto__` key
 * in silence; here it is an error.
 */
export function findUnplain(value: unknown): string | undefined {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== "object" || next.value === null) continue;
    if (next.depth >= MAX_DEPTH) return `nested deeper than ${MAX_DEPTH} levels`;
    if (Object.hasOwn(next.value, "__proto__")) return 'the key "__proto__" is not allowed';
    const depth = next.depth + 1;
    for (const inner of Object.values(next.value)) {
      if (typeof inner === "object" && inner !== null) open.push({ value: inner, depth });
    }
  }
  return undefined;
}
