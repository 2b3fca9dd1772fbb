/**
 * A mutable index of closed intervals [start, end] of numbers, with any number of values each. A
 * treap, ordered by (start, end), in which every node knows the greatest end below it. Insert and
 * remove take O(log n), a query O(log n + k log(n / k)) for k answers. The same script of changes
 * gives the same tree on every machine.
 */
export class IntervalIndex<T> {
  #root: Node<T> | undefined;
  #size = 0;
  #inserted = 0;

  /** The number of values; one inserted twice counts twice. */
  get size(): number {
    return this.#size;
  }

  /** Throws unless start <= end. */
  insert(start: number, end: number, value: T): void {
    if (!(start <= end)) throw new RangeError(`interval ${start}..${end}`);
    this.#size++;
    const found = find(this.#root, start, end);
    if (found !== undefined) {
      found.values.set(value, (found.values.get(value) ?? 0) + 1);
      return;
    }
    const priority = scatter(this.#inserted++);
    const values = new Map([[value, 1]]);
    const fresh = { start, end, values, priority, maxEnd: end, left: undefined, right: undefined };
    this.#root = attach(this.#root, fresh);
  }

  /** Removes the value once from exactly this interval; false if it is not there. */
  remove(start: number, end: number, value: T): boolean {
    const found = find(this.#root, start, end);
    const count = found?.values.get(value);
    if (found === undefined || count === undefined) return false;
    this.#size--;
    if (count > 1) found.values.set(value, count - 1);
    else found.values.delete(value);
    if (found.values.size === 0) this.#root = detach(this.#root, start, end);
    return true;
  }

  /** The values of `collect`, to loop over; they are fixed when the loop begins. */
  overlapping(start: number, end: number): Iterable<T> {
    return this.collect(start, end);
  }

  /** The values whose interval shares a point with [start, end], by start, end and time of insertion. */
  collect(start: number, end: number): T[] {
    return this.collectFirst(start, end, Number.POSITIVE_INFINITY);
  }

  /**
   * The first values of `collect`: no further interval is looked at once there are `enough`. All
   * values of one interval come together, so that there may be more.
   */
  collectFirst(start: number, end: number, enough: number): T[] {
    const hits: T[] = [];
    collectBelow(this.#root, start, end, hits, enough);
    return hits;
  }
}

interface Node<T> {
  readonly start: number;
  readonly end: number;
  /** How often each value was inserted with these bounds. */
  readonly values: Map<T, number>;
  /** No child has a greater one. */
  readonly priority: number;
  maxEnd: number;
  left: Node<T> | undefined;
  right: Node<T> | undefined;
}

function collectBelow<T>(
  node: Node<T> | undefined,
  start: number,
  end: number,
  hits: T[],
  enough: number,
): void {
  if (node === undefined || node.maxEnd < start) return;
  collectBelow(node.left, start, end, hits, enough);
  if (node.start > end || hits.length >= enough) return;
  if (node.end >= start)
    for (const [value, count] of node.values) for (let i = 0; i < count; i++) hits.push(value);
  collectBelow(node.right, start, end, hits, enough);
}

function find<T>(root: Node<T> | undefined, start: number, end: number): Node<T> | undefined {
  let node = root;
  while (node !== undefined && !(node.start === start && node.end === end))
    node = goesLeft(node, start, end) ? node.left : node.right;
  return node;
}

function goesLeft<T>(node: Node<T>, start: number, end: number): boolean {
  return start < node.start || (start === node.start && end < node.end);
}

function attach<T>(node: Node<T> | undefined, fresh: Node<T>): Node<T> {
  if (node === undefined) return fresh;
  if (goesLeft(node, fresh.start, fresh.end)) {
    const left = attach(node.left, fresh);
    node.left = left;
    if (left.priority > node.priority) return lift(node, left, "left");
  } else {
    const right = attach(node.right, fresh);
    node.right = right;
    if (right.priority > node.priority) return lift(node, right, "right");
  }
  return refreshed(node);
}

/** Rotates the child above its parent. */
function lift<T>(parent: Node<T>, child: Node<T>, side: "left" | "right"): Node<T> {
  const other = side === "left" ? "right" : "left";
  parent[side] = child[other];
  child[other] = refreshed(parent);
  return refreshed(child);
}

function detach<T>(node: Node<T> | undefined, start: number, end: number): Node<T> | undefined {
  if (node === undefined) return undefined;
  if (node.start === start && node.end === end) return joined(node.left, node.right);
  if (goesLeft(node, start, end)) node.left = detach(node.left, start, end);
  else node.right = detach(node.right, start, end);
  return refreshed(node);
}

/** One tree of two, where everything in `left` comes before everything in `right`. */
function joined<T>(left: Node<T> | undefined, right: Node<T> | undefined): Node<T> | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  if (left.priority > right.priority) {
    left.right = joined(left.right, right);
    return refreshed(left);
  }
  right.left = joined(left, right.left);
  return refreshed(right);
}

function refreshed<T>(node: Node<T>): Node<T> {
  let maxEnd = node.end;
  if (node.left !== undefined && node.left.maxEnd > maxEnd) maxEnd = node.left.maxEnd;
  if (node.right !== undefined && node.right.maxEnd > maxEnd) maxEnd = node.right.maxEnd;
  node.maxEnd = maxEnd;
  return node;
}

/** A counter spread over 32 bits (the finaliser of MurmurHash3): random enough for balance, and repeatable. */
function scatter(counter: number): number {
  let h = counter | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
