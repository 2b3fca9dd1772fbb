import { expect, test } from "vitest";
import { createChecker } from "#shared/rules/checker";
import { getTemplate } from "#shared/templates/index";
import type { TreeNode } from "../ui/tree-node.ts";
import { filterNodes, outlineNodes } from "./outline-nodes.ts";

const project = getTemplate("edge-single").build("Test");
const nodes = outlineNodes(project, createChecker(project).facts, []);

function lines(list: readonly TreeNode[], depth = 0): string[] {
  return list.flatMap((node) => [
    `${"  ".repeat(depth)}${node.label} ${node.value ?? ""}`.trimEnd(),
    ...lines(node.children ?? [], depth + 1),
  ]);
}

test("the outline lists what lies where, with its main value and without ports", () => {
  expect(lines(nodes)).toEqual([
    "Internet",
    "Cell 4",
    "  rt-office .1",
    "  office-lan 10.0.0.0/24",
    "  dns-office .53",
    "  pc-cell4 .57",
    "    aksedgesw-int internal",
    "    nat-edge 192.168.0.0/24",
    "    cell4-ledge .2",
    "  cell4",
    "    service-range .4",
  ]);
});

test("a filter keeps what contains a hit", () => {
  expect(lines(filterNodes(nodes, "LEDGE"))).toEqual([
    "Cell 4",
    "  pc-cell4 .57",
    "    cell4-ledge .2",
  ]);
});
