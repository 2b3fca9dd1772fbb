import type { EventName } from "#shared/api/contract";

type Listener = (name: EventName, payload: unknown) => void;

/** Those who listen to a host. The connection itself is made once, however many they are. */
export interface Listeners {
  readonly add: (listener: Listener) => () => void;
  readonly tell: (name: string, payload: unknown) => void;
}

export function createListeners(): Listeners {
  const listeners = new Set<Listener>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(name, payload) {
      for (const listener of listeners) listener(name as EventName, payload);
    },
  };
}
