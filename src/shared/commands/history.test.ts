import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { applyChanges } from "#shared/model/change";
import { printTextForm } from "#shared/formats/text-form";
import { getTemplate } from "#shared/templates/index";
import { applyCommand } from "./apply.ts";
import { EMPTY_HISTORY, redoEdit, remember, undoEdit, type History } from "./history.ts";

const start = getTemplate("edge-single").build("Undo");

function rename(name: string, history: History, project = start) {
  const { next, edit } = unwrap(
    applyCommand(project, { name: "element.rename", args: { id: "lan", name } }),
  );
  return { next, edit, history: remember(history, edit, "do") };
}

test("undo and redo name what they do and give back the same project", () => {
  const done = rename("plant-net", EMPTY_HISTORY);
  const undo = undoEdit(done.history);
  expect(undo?.label).toBe("Undo rename office-lan to plant-net");
  const undone = applyChanges(done.next, undo?.changes ?? []);
  expect(printTextForm(undone)).toBe(printTextForm(start));
  const after = remember(done.history, undo ?? done.edit, "undo");
  expect(undoEdit(after)).toBeUndefined();
  expect(redoEdit(after)?.label).toBe("Redo rename office-lan to plant-net");
});

test("a new edit forgets what was undone", () => {
  const done = rename("one", EMPTY_HISTORY);
  const undo = undoEdit(done.history) ?? done.edit;
  const other = rename("two", remember(done.history, undo, "undo"));
  expect(redoEdit(other.history)).toBeUndefined();
});

test("folding a journal rebuilds both stacks", () => {
  const one = rename("one", EMPTY_HISTORY);
  const two = rename("two", one.history, one.next);
  const undo = undoEdit(two.history) ?? two.edit;
  const journal = [
    [one.edit, "do"],
    [two.edit, "do"],
    [undo, "undo"],
  ] as const;
  const rebuilt = journal.reduce(
    (history, [edit, origin]) => remember(history, edit, origin),
    EMPTY_HISTORY,
  );
  expect(rebuilt.past).toEqual([one.edit]);
  expect(rebuilt.future).toEqual([two.edit]);
});
