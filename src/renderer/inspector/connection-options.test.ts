import { expect, test } from "vitest";
import { findRecord } from "#shared/model/project";
import { getTemplate } from "#shared/templates/index";
import { wiringsOf } from "./connection-options.ts";

const project = getTemplate("edge-scalable").build("Test");

function wirings(id: string) {
  const element = findRecord(project, "elements", id);
  return (element ? wiringsOf(project, element) : []).map(({ end, label, wires, choices }) => ({
    end: end.id,
    label,
    to: wires.map(({ far }) => far.id),
    choices: choices?.map((far) => far.id),
  }));
}

test("an adapter has one switch, of its own host", () => {
  expect(wirings("node-a")).toEqual([
    { end: "node-a.eth0", label: "Switch", to: ["host-a.switch"], choices: ["host-a.switch"] },
  ]);
});

test("a segment lists all that is wired to it", () => {
  const [devices] = wirings("lan");
  expect(devices?.choices).toBeUndefined();
  expect(devices?.to.toSorted()).toEqual(
    ["dns", "host-a.ethernet", "host-b.ethernet", "host-c.ethernet", "router.lan"].toSorted(),
  );
});
