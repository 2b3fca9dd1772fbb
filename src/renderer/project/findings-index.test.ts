import { expect, test } from "vitest";
import { say } from "#shared/kernel/message";
import type { Finding, Severity } from "#shared/rules/finding";
import { getTemplate } from "#shared/templates/index";
import { countsInside, findingsIndex, worstOf } from "./findings-index.ts";

const project = getTemplate("edge-scalable").build("Test");

function finding(severity: Severity, ...places: readonly (readonly [string, string?])[]): Finding {
  const subjects = places.map(([element, field]) => (field ? { element, field } : { element }));
  return {
    key: `${severity} ${places.join()}`,
    rule: "UL-X-1",
    severity,
    subjects,
    message: say`x`,
    data: {},
  };
}

test("a finding stands at all its elements, first where it is shown", () => {
  const shared = finding("error", ["node-a.eth0", "address"], ["node-b.eth0", "address"]);
  const own = finding("warning", ["node-b.eth0", "mtu"]);
  const index = findingsIndex([shared, own]);
  expect(index.of("node-b.eth0")).toEqual([own, shared]);
  expect(index.at("node-b.eth0", "address")).toEqual([shared]);
});

test("a column is blamed at its field", () => {
  const inUse = finding("error", ["site", "inUse.range"]);
  expect(findingsIndex([inUse]).at("site", "inUse")).toEqual([inUse]);
});

test("what contains two parties of one finding counts it once", () => {
  const findings = [finding("error", ["node-a.eth0"], ["node-b.eth0"]), finding("info", ["lan"])];
  expect(countsInside(project, findings, "site")).toEqual({ error: 1, warning: 0, info: 1 });
  expect(countsInside(project, findings, "host-a")).toEqual({ error: 1, warning: 0, info: 0 });
  expect(worstOf(countsInside(project, findings, "host-c"))).toBeUndefined();
});
