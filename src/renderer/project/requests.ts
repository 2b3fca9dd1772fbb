/** A wish that one part of the window has and another, which shows the thing, fulfils. */
export interface Requests {
  ask(): void;
  /** Returns what ends the listening. */
  listen(listener: () => void): () => void;
}

function createRequests(): Requests {
  const listeners = new Set<() => void>();
  return {
    ask() {
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Asks for the name of the selected element to become editable. */
export const renameElementRequests = createRequests();

/** Asks for the name of the project to become editable. */
export const renameProjectRequests = createRequests();
