import { expect, test } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import type { CommandCall } from "#shared/commands/define-command";
import { createFacts } from "#shared/facts/engine";
import { getTemplate } from "#shared/templates/index";
import { changeLines } from "./change-lines.ts";

const project = getTemplate("edge-scalable").build("Demo");

function lines(call: CommandCall) {
  const applied = applyCommand(project, call);
  if (!applied.ok) throw new Error(applied.error.message);
  return changeLines(createFacts(project), applied.value.edit.changes).map(
    ({ what, before, after }) => [what, before, after],
  );
}

test("a field is told with its element, as it is and as it will be", () => {
  const fields = { address: "192.168.0.99" };
  expect(lines({ name: "element.edit", args: { ids: ["node-a.eth0"], fields } })).toEqual([
    ["line4-node-a eth0, address", "192.168.0.11", "192.168.0.99"],
  ]);
});

test("a name, a choice in words, a value that goes", () => {
  expect(lines({ name: "element.rename", args: { id: "node-a", name: "vm-7" } })).toEqual([
    ["vm-7, name", "line4-node-a", "vm-7"],
  ]);
  const fields = { address: null };
  const [gone] = lines({ name: "element.edit", args: { ids: ["node-a.eth0"], fields } });
  expect(gone).toEqual(["line4-node-a eth0, address", "192.168.0.11", ""]);
});

test("what is added or taken away is one line each; the drawing is left out", () => {
  const args = { id: "vm-new", kind: "nodeVm", parent: "host-a", name: "fresh" };
  const [added] = lines({ name: "element.add", args });
  expect(added?.[0]).toBe("Node VM");
  expect(added?.[1]).toBe("");
  expect(added?.[2]).toMatch(/^fresh/);
  const deleted = lines({ name: "items.delete", args: { elements: ["node-a"], links: [] } });
  expect(deleted.every(([, before, after]) => before !== "" && after === "")).toBe(true);
  expect(deleted.map(([what]) => what)).toContain("Connection");
});
