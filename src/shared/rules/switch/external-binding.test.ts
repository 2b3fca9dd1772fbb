import { expect, test } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import { unwrap } from "#shared/kernel/result";
import { messageText } from "#shared/kernel/message";
import { applyChanges } from "#shared/model/change";
import { buildExample } from "#shared/templates/build-example";
import { createChecker } from "../checker.ts";
import { externalBinding } from "./external-binding.ts";

/** Nobody can draw this, but a project file may hold it. */
function boundTwice() {
  const project = buildExample({
    title: "two ports",
    base: "edge-scalable",
    edits: [
      { add: "physicalPort", id: "second", parent: "host-a", name: "Ethernet 2" },
      { connect: "second", to: "lan" },
    ],
  });
  const after = { id: "twice", kind: "uplink", from: "host-a.switch", to: "second", fields: {} };
  return applyChanges(project, [{ collection: "links", id: "twice", before: null, after }]);
}

test("an external switch with two uplinks keeps one of them, whichever is chosen", () => {
  const project = boundTwice();
  const checker = createChecker(project);
  const [finding] = checker.findings().filter(({ rule }) => rule === externalBinding.id);
  expect(finding && messageText(finding.message)).toMatch(/but to Ethernet( and|,) Ethernet 2/);
  const fixes = finding ? checker.fixesFor(finding) : [];
  expect(fixes.map(({ title }) => messageText(title))).toEqual([
    "Keep Ethernet only",
    "Keep Ethernet 2 only",
  ]);
  for (const { command } of fixes) {
    const { next } = unwrap(applyCommand(project, command));
    const left = createChecker(next).findings();
    expect(left.filter(({ rule }) => rule === externalBinding.id)).toEqual([]);
  }
});
