import { expect, test } from "vitest";
import { createFacts } from "#shared/facts/engine";
import { getTemplate } from "#shared/templates/index";
import { buildRunbook } from "./build-runbook.ts";
import { printMarkdown } from "./print-markdown.ts";

// Two whole runbooks, read line by line by a person before they were put here. Findings are left out:
// they follow the rules, and the tests of the rules hold them.

test.each(["hci-static", "ase"])("%s prints as it was reviewed", async (id) => {
  const project = getTemplate(id).build("Demo");
  const printed = printMarkdown(
    buildRunbook(project, {
      checker: { facts: createFacts(project), findings: () => [] },
      revision: "14",
      date: "2026-11-20",
    }),
  );
  await expect(printed).toMatchFileSnapshot(`golden/${id}.md`);
});
