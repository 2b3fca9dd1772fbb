import { defineKind } from "#shared/model/define-kind";

export const note = defineKind({
  name: "note",
  catalogue: "canvas",
  label: "Note",
  plural: "notes",
  summary: "A remark on the drawing. Printed with it, judged by no rule.",
  family: "outside",
  icon: "sticky-note",
  shape: "note",
  size: { w: 194, h: 94 },
  parents: ["site", "project", "host", "cluster"],
  stem: "note",
  palette: [{ id: "note", label: "Note", group: "Notes" }],
  fields: [{ key: "text", label: "Text", type: { type: "text", multiline: true } }],
});
