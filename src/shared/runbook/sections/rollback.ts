import { say } from "#shared/kernel/message";
import { paragraph, table, cell } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import { words } from "../inline.ts";

/** The way back over all steps: what to undo, last thing first. */
export const rollback = defineSection({
  id: "rollback",
  group: "After",
  title: "Rollback",
  per: "steps",
  content(_context, steps) {
    const undoable = steps.filter((step) => step.rollback).reverse();
    if (undoable.length === 0) return [];
    return [
      paragraph(
        say`If the work has to be given up, undo what has been done in this order, from the last step that was begun. Each step says how under its own heading Rollback.`,
      ),
      table(
        [
          ["Step", "number"],
          ["What was done", "text"],
          ["To undo it", "text"],
          ["Undone by, on", "blank"],
        ],
        undoable.map((step) => [
          { type: "number", value: step.number },
          cell(step.title),
          cell(step.rollback?.what ?? words("")),
          { type: "blank" },
        ]),
      ),
    ];
  },
});
