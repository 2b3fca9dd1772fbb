import type { ElementRecord } from "#shared/model/records";
import type { Block, Cell } from "../block.ts";
import { BLANK, cell, table } from "../compose.ts";
import { words, type Inlines } from "../inline.ts";
import type { StepPlan } from "../step.ts";
import { idsOf, operatorAt } from "./people.ts";

/** A check after the deployment, as its file writes it. */
export interface Check {
  /** Number of the catalogue, for example `CK-EE-01`. */
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** When it passes, in one line; the record of the checks repeats it. */
  readonly passWhen: string;
  /** The machines it is made on, each with a line in the record. */
  readonly hosts: readonly ElementRecord[];
  readonly reads: readonly string[];
  readonly rules: readonly string[];
  readonly blocks: readonly Block[];
  /** Absent: an operator at an elevated PowerShell of the machines. */
  readonly who?: Inlines;
  /** Once for the whole site, not on each machine. */
  readonly isOnce?: boolean;
}

/** The check as a step of the runbook; `key` is the id of the cluster or site it is for. */
export function checkPlan(key: string, check: Check): StepPlan {
  return {
    type: "step",
    id: `${check.id}/${key}`,
    title: words(`${check.id}: ${check.title}`),
    why: words(check.why),
    builds: [],
    reads: check.reads,
    runsOn: idsOf(check.hosts),
    rules: [check.id, ...check.rules],
    who: check.who ?? operatorAt(check.hosts),
    minutes: check.isOnce === true ? 5 : 2 * check.hosts.length,
    command: { what: words("check"), blocks: check.blocks },
  };
}

/** All checks as steps, and a record with room for what they showed. */
export function checksWithRecord(key: string, checks: readonly Check[]): (StepPlan | Block)[] {
  if (checks.length === 0) return [];
  return [...checks.map((check) => checkPlan(key, check)), ...record(checks)];
}

function record(checks: readonly Check[]): Block[] {
  const row = ({ id, passWhen }: Check, machine: Inlines): Cell[] => [
    cell(words(id)),
    cell(machine),
    cell(words(passWhen)),
    BLANK,
    BLANK,
    BLANK,
  ];
  const rows = checks.flatMap((check) =>
    check.isOnce === true
      ? [row(check, words("the site"))]
      : check.hosts.map(({ id, name }) => row(check, [{ element: id, name }])),
  );
  return [
    { type: "heading", content: words("Record of the checks") },
    table(
      [
        ["Check", "text"],
        ["Machine", "text"],
        ["Passes when", "text"],
        ["Result", "blank"],
        ["By", "blank"],
        ["On", "blank"],
      ],
      rows,
    ),
  ];
}
