import { say } from "#shared/kernel/message";
import { powershell, shell } from "#shared/runbook/command";
import type { Runbook } from "#shared/runbook/runbook";
import { visibleText } from "#shared/runbook/visible-text";

/** A runbook in which one name stands in every place that a text of a design can stand in. */
export function runbookNamed(name: string): Runbook {
  const value = { label: "name", text: name };
  const source = { document: "engineering" };
  return {
    title: say`Runbook: ${name}`,
    design: name,
    revision: name,
    date: name,
    draft: {
      type: "notice",
      severity: "error",
      title: "Draft. Not ready to run: 1 open error",
      content: say`${name} is taken.`,
    },
    names: { elements: { e: name }, findings: { k: say`${name} is taken.` } },
    sections: [
      {
        id: "one",
        group: "Front matter",
        title: say`About ${name}`,
        content: [
          { type: "heading", content: say`${name}` },
          { type: "paragraph", content: say`Both ${name} and ${name}.` },
          { type: "list", ordered: false, items: [say`first ${name}`, say`see ${name}`] },
          { type: "checklist", items: [say`find ${name} there`] },
          {
            type: "table",
            caption: say`Table of ${name}`,
            columns: [
              { label: "Text", holds: "text" },
              { label: "Address", holds: "address" },
              { label: "By hand", holds: "blank" },
            ],
            rows: [
              [
                { type: "text", content: say`${name}` },
                { type: "address", text: name, automatic: true },
                { type: "blank" },
              ],
            ],
          },
          { type: "diagram", fileName: "design.svg", svg: "", alt: name },
          { type: "signOff", roles: [{ role: "Operator", name }] },
        ],
      },
      {
        id: "two",
        group: "Build",
        title: say`Build`,
        content: [
          {
            type: "step",
            id: "one",
            number: 1,
            title: say`Make ${name}`,
            why: say`Because of ${name}.`,
            builds: ["e"],
            reads: [],
            runsOn: [],
            rules: ["UL-ADDR-001"],
            who: say`Operator ${name}`,
            minutes: 5,
            waitsFor: ["k"],
            preCheck: {
              what: say`look at ${name}`,
              blocks: [
                { type: "code", language: "json", parts: [{ value: visibleText(name) }] },
                {
                  type: "expected",
                  match: "contains",
                  lines: [name],
                  otherwise: say`Ask ${name}.`,
                },
                { type: "expected", match: "described", content: say`${name}` },
              ],
            },
            command: {
              what: say`make ${name}`,
              blocks: [
                ...powershell(source)`New-Thing -Name ${value} -Others ${[value, value]} -Force`,
                ...shell(source)`printf '%s\n' ${value}`,
              ],
            },
          },
        ],
      },
    ],
  };
}
