import type { Block, Diagram, Notice } from "./block.ts";
import type { Inlines } from "./inline.ts";
import type { Step } from "./step.ts";

/** Parts of a runbook, in order: to read, to do beforehand, to do, to prove. */
export const GROUPS = ["Front matter", "Before the day", "Build", "After"] as const;
export type Group = (typeof GROUPS)[number];

export interface Section {
  readonly id: string;
  readonly group: Group;
  readonly title: Inlines;
  readonly content: readonly (Block | Step)[];
}

/** A runbook as data. The same design and options give the same one. */
export interface Runbook {
  readonly title: Inlines;
  /** Name of the design, for the head of each page. */
  readonly design: string;
  readonly revision: string;
  readonly date: string;
  /** Present while errors are open: belongs on top of each page. */
  readonly draft?: Notice;
  readonly sections: readonly Section[];
  readonly names: RunbookNames;
}

/** What the ids in the steps are called, so that a printer needs no design. */
export interface RunbookNames {
  /** By id of the element: its full name, a port with its owner. */
  readonly elements: Readonly<Record<string, string>>;
  /** By key of the open finding: its rule and what it says. */
  readonly findings: Readonly<Record<string, Inlines>>;
}

/** A file of native configuration that the runbook places on a machine. */
export interface RunbookConfig {
  readonly fileName: string;
  readonly content: string;
  /** Id of the cluster it deploys; absent when the project has only one. */
  readonly cluster?: string;
  /** Id of the machine it is for; absent for the machine that is deployed first. */
  readonly machine?: string;
}

/** What a runbook cannot know from the design: everything that has a clock or a format in it. */
export interface RunbookSetting {
  readonly revision?: string;
  /** ISO day, for example `2026-11-20`. Waivers that end before it no longer count. */
  readonly date?: string;
  readonly configs?: readonly RunbookConfig[];
  readonly diagram?: Omit<Diagram, "type">;
}

export function stepsOf(runbook: Pick<Runbook, "sections">): Step[] {
  return runbook.sections.flatMap(({ content }) =>
    content.filter((block) => block.type === "step"),
  );
}
