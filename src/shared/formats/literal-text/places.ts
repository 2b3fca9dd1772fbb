/** A place in a text, both from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** Finds places quickly, however many are asked for. */
export interface Places {
  of(offset: number): Place;
}

export function startPlaces(text: string): Places {
  const starts = [0];
  for (const { index, 0: found } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + found.length);
  return {
    of(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
  };
}
