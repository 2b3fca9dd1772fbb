import { createStore } from "zustand/vanilla";

/** Counts the runbooks that this window has printed, so that lists of them know when to look again. */
export const printedStore = createStore<{ readonly count: number }>(() => ({ count: 0 }));

export function notePrinted(): void {
  printedStore.setState(({ count }) => ({ count: count + 1 }));
}
