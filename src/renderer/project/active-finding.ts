import { createStore } from "zustand/vanilla";
import type { Finding } from "#shared/rules/finding";
import { reveal } from "./selection-store.ts";

/** The finding that was looked at last, by its key. Belongs to the window. */
export const activeFindingStore = createStore<{ readonly key: string | undefined }>(() => ({
  key: undefined,
}));

export function setActiveFinding(key: string | undefined): void {
  if (activeFindingStore.getState().key !== key) activeFindingStore.setState({ key });
}

/** Goes to a finding: selects and frames its element and puts the caret into the field. */
export function revealFinding(finding: Finding): void {
  const [subject] = finding.subjects;
  if (subject) reveal(subject.element, subject.field?.split(".")[0]);
  setActiveFinding(finding.key);
}
