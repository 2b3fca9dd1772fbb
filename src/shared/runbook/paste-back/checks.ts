import { codeText, type CodeBlock, type ExpectedLines, type TableBlock } from "../block.ts";
import { ACTIONS, type Step } from "../step.ts";

/** A command of a step with what its output must show. */
export interface Check {
  readonly part: (typeof ACTIONS)[number][0];
  /** As it is pasted into the console. */
  readonly command: string;
  readonly code: CodeBlock;
  readonly expected: readonly ExpectedLines[];
  /** Tables of values under the command, one row for each machine. */
  readonly tables: readonly TableBlock[];
}

/** Heads of the first column of tables that say what each machine must show. */
const OF_MACHINES: ReadonlySet<string> = new Set(["Machine", "Server"]);

/** Every command of a step; what stands between it and the next one belongs to it. */
export function checksOf(step: Step): Check[] {
  return ACTIONS.flatMap(([part]) => {
    const checks: Check[] = [];
    let open: { expected: ExpectedLines[]; tables: TableBlock[] } | undefined;
    for (const block of step[part]?.blocks ?? []) {
      if (block.type === "code" && block.fileName === undefined) {
        open = { expected: [], tables: [] };
        checks.push({ part, command: codeText(block), code: block, ...open });
      } else if (block.type === "expected" && block.match !== "described") {
        open?.expected.push(block);
      } else if (block.type === "table" && OF_MACHINES.has(block.columns[0]?.label ?? "")) {
        open?.tables.push(block);
      }
    }
    return checks;
  });
}
