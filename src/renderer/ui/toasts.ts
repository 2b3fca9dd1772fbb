import type { Severity } from "./severity";

export interface ToastAction {
  label: string;
  onPress: () => void;
}

export interface ToastContent {
  text: string;
  severity?: Severity | undefined;
  /** One way back or forward, usually Undo. */
  action?: ToastAction | undefined;
  /** Milliseconds on show, 6000 unless told; 0 stays until it is closed. */
  timeout?: number | undefined;
}

export interface Toast extends ToastContent {
  id: number;
}

const most = 3;
let lastId = 0;
let shown: readonly Toast[] = [];
const listeners = new Set<() => void>();

function show(next: readonly Toast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Short messages that come and go at the lower edge; a ToastRegion draws them. */
export const toasts = {
  /** Adds a message and returns its id; the oldest leaves when there are more than three. */
  add: (content: ToastContent): number => {
    lastId += 1;
    show([...shown, { ...content, id: lastId }].slice(-most));
    return lastId;
  },
  close: (id: number): void => {
    show(shown.filter((toast) => toast.id !== id));
  },
  list: (): readonly Toast[] => shown,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
