import { expect, test } from "vitest";
import { recordsOf } from "#shared/model/project";
import { checkProject } from "#shared/rules/checker";
import { findRule } from "#shared/rules/index";
import { arrange } from "#shared/drawing/arrange";
import { plantHamburg } from "./plant-hamburg.ts";
import { STARTING_DESIGNS } from "./index.ts";

const design = plantHamburg.build("Plant Hamburg");

test("Plant Hamburg shows the findings it was made for, and no error beside them", () => {
  const found = checkProject(design).map(
    ({ severity, rule }) => `${severity} ${findRule(rule)?.name ?? rule}`,
  );
  expect(found.sort()).toEqual([
    "error dhcp/leases-held",
    "info cap/subnet-advised",
    "info switch/planned-mtu",
    "warning lb/selects-nothing",
    "warning switch/mtu-mixed",
    "warning x/name-pattern",
  ]);
});

test("it has the nodes and addresses of the plant, and can be laid out", () => {
  const nodes = [...recordsOf(design, "elements")].filter(({ kind }) => kind === "nodeVm");
  expect(nodes).toHaveLength(8);
  expect(STARTING_DESIGNS.map(({ id }) => id)).toContain("plant-hamburg");
  expect(arrange(design)).toBeDefined();
});
