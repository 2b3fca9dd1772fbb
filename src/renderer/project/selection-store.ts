import { createStore } from "zustand/vanilla";

/** What this window points at. Belongs to the window, not to the document; nothing of it is saved. */
export interface SelectionState {
  readonly elements: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  /** A field that wants the caret: set by a click on a finding, taken by the inspector. */
  readonly field: { readonly element: string; readonly field: string } | undefined;
  /** Elements the canvas should bring into view; a new value each time. */
  readonly frame: { readonly elements: readonly string[] } | undefined;
}

const NOTHING: ReadonlySet<string> = new Set();

export const selectionStore = createStore<SelectionState>(() => ({
  elements: NOTHING,
  links: NOTHING,
  field: undefined,
  frame: undefined,
}));

export function select(elements: Iterable<string>, links: Iterable<string> = []): void {
  selectionStore.setState({ elements: new Set(elements), links: new Set(links), field: undefined });
}

/** Selects elements and brings them into view together. */
export function revealAll(elements: readonly string[]): void {
  select(elements);
  selectionStore.setState({ frame: { elements } });
}

/** Selects an element, brings it into view and, where given, puts the caret into its field. */
export function reveal(element: string, field?: string): void {
  selectionStore.setState({
    elements: new Set([element]),
    links: NOTHING,
    field: field === undefined ? undefined : { element, field },
    frame: { elements: [element] },
  });
}
