import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { countingIds } from "#shared/kernel/ids";
import { unwrap } from "#shared/kernel/result";
import { COLLECTIONS } from "#shared/model/records";
import { recordsOf, type Project } from "#shared/model/project";
import { TEMPLATES } from "#shared/templates/index";
import { projects } from "#shared/testing/arbitraries";
import { importFile } from "./import-file.ts";
import { textFormSchema } from "./json-schema.ts";
import { parseTextForm, printTextForm } from "./text-form.ts";

const validate = new Ajv2020({ allErrors: true, validateFormats: false }).compile(textFormSchema());

/** Every record of a project, by collection and id. */
function content(project: Project): unknown {
  return COLLECTIONS.map((name) =>
    [...recordsOf(project, name)].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

test("what is printed is read back, and prints the same", () => {
  fc.assert(
    fc.property(projects, (project) => {
      const text = printTextForm(project);
      const again = unwrap(parseTextForm(text));
      expect(content(again)).toEqual(content(project));
      expect(printTextForm(again)).toBe(text);
      const read = unwrap(importFile(text, { fileName: "x.underlay.json", ids: countingIds() }));
      expect(read).toMatchObject({ format: "text-form", notes: [] });
    }),
    { numRuns: 200 },
  );
});

/** What the schema says against the text form of a project. */
function schemaErrors(project: Project): unknown {
  validate(JSON.parse(printTextForm(project)));
  return validate.errors ?? [];
}

test.each(TEMPLATES.map((template) => [template.id, template] as const))(
  "the text form of %s follows the JSON Schema",
  (_id, template) => {
    expect(schemaErrors(template.build("T"))).toEqual([]);
  },
);

test("every text form follows the JSON Schema", () => {
  fc.assert(
    fc.property(projects, (project) => {
      expect(schemaErrors(project)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test("the JSON Schema refuses a field that its kind does not have", () => {
  const [template] = TEMPLATES;
  const text = printTextForm(template?.build("T") as Project).replace('"prefix":', '"prefixx":');
  expect(validate(JSON.parse(text))).toBe(false);
});

test.each([
  ["{", "json-syntax"],
  ['{"format": "underlay", "version": 1, "name": "", "name": "x"}', "text-form-duplicate-key"],
  ['{"format": "underlay", "version": 99, "name": ""}', "text-form-newer"],
  ['{"format": "underlay", "version": 1, "name": "", "nodes": []}', "text-form-unknown-key"],
  ['{"format": "underlay", "version": 1, "name": "", "elements": 1}', "text-form-shape"],
  ['{"format": "underlay", "version": 1, "name": "", "elements": [{"id": 1}]}', "text-form-record"],
])("%s is refused as %s", (text, code) => {
  const read = importFile(text, { fileName: "x.underlay.json", ids: countingIds() });
  expect(read).toMatchObject({ ok: false, error: [{ code, severity: "error" }] });
});
