import { canonicalJson, isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { sortedBy } from "#shared/kernel/order";
import { err, ok, type Result } from "#shared/kernel/result";
import { kindRank } from "#shared/kinds/index";
import { loadProject, type LoadProblem } from "#shared/kinds/load-project";
import { projectName, recordsOf, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import type { Exporter, Importer, Note } from "./format.ts";
import { fileStem } from "./file-name.ts";
import { parseJsonText } from "./json-text/parse-json-text.ts";
import { noteOfJsonError } from "./notes.ts";

/** Number of this text form. A reader refuses a larger one by name. */
export const TEXT_FORM_VERSION = 1;

/**
 * The project as text for Git and scripts: JSON with one record a line, in a fixed order. The same
 * project gives the same bytes. `parseTextForm` gives the same project back.
 */
export function printTextForm(project: Project): string {
  const about = [...recordsOf(project, "about")][0];
  const elements = sortedBy(
    recordsOf(project, "elements"),
    (e) => kindRank(e.kind),
    (e) => e.id,
  );
  const lists: [string, readonly Json[]][] = [
    ["elements", elements.map(printElement)],
    [
      "links",
      sortedBy(recordsOf(project, "links"), (link) => link.id).map(
        ({ id, kind, from, to, fields }) => ({ id, kind, from, to, ...printFields(fields) }),
      ),
    ],
    [
      "views",
      sortedBy(recordsOf(project, "views"), (view) => view.id).map(({ id, name }) => ({
        id,
        name,
      })),
    ],
    [
      "placements",
      sortedBy(recordsOf(project, "placements"), (at) => at.id).map(
        ({ view, element, x, y, w, h }) => ({ view, element, x, y, w, h }),
      ),
    ],
    [
      "waivers",
      sortedBy(recordsOf(project, "waivers"), (waiver) => waiver.id).map(
        ({ id, finding, rule, reason, owner, expires }) => ({
          id,
          finding,
          rule,
          reason,
          owner,
          expires,
        }),
      ),
    ],
    [
      "baselines",
      sortedBy(recordsOf(project, "baselines"), (baseline) => baseline.id).map(
        ({ site, ...element }) => ({ site, ...printElement(element) }),
      ),
    ],
  ];
  const head = [
    `  "format": "underlay",`,
    `  "version": ${TEXT_FORM_VERSION},`,
    `  "name": ${JSON.stringify(about?.name ?? "")},`,
    `  "notes": ${JSON.stringify(about?.notes ?? "")},`,
  ];
  const body = lists.map(([key, records]) =>
    records.length === 0
      ? `  "${key}": []`
      : `  "${key}": [\n${records.map((record) => `    ${spaced(record)}`).join(",\n")}\n  ]`,
  );
  return `{\n${head.join("\n")}\n${body.join(",\n")}\n}\n`;
}

/** Reads a text form; the notes say each thing that is wrong with it and where. */
export function parseTextForm(text: string): Result<Project, readonly Note[]> {
  const parsed = parseJsonText(text);
  if (!parsed.ok) return err([noteOfJsonError(parsed.error)]);
  const { value, duplicates } = parsed.value;
  if (!isJsonObject(value) || value["format"] !== "underlay") {
    return err([note("text-form-foreign", "format", "This is not an Underlay text form.")]);
  }
  if (duplicates.length > 0) {
    return err(
      duplicates.map(({ path, line, column }) =>
        note(
          "text-form-duplicate-key",
          path,
          `Line ${line}, column ${column}: the key stands here twice, so one of its values would be lost.`,
        ),
      ),
    );
  }
  const version = value["version"];
  if (typeof version !== "number" || version > TEXT_FORM_VERSION) {
    return err([
      note(
        "text-form-newer",
        "version",
        `Version ${JSON.stringify(version)} was written by a newer Underlay; this one reads up to ${TEXT_FORM_VERSION}.`,
      ),
    ]);
  }
  const known = [
    "format",
    "version",
    "$schema",
    "name",
    "notes",
    "elements",
    "links",
    "views",
    "placements",
    "waivers",
    "baselines",
  ];
  const unknown = Object.keys(value).filter((key) => !known.includes(key));
  if (unknown.length > 0) {
    return err(
      unknown.map((key) =>
        note(
          "text-form-unknown-key",
          key,
          `The key "${key}" is not known; known are ${known.join(", ")}.`,
        ),
      ),
    );
  }
  const lists = ["elements", "links", "views", "placements", "waivers", "baselines"] as const;
  const bad = lists.filter((key) => value[key] !== undefined && !Array.isArray(value[key]));
  if (bad.length > 0)
    return err(bad.map((key) => note("text-form-shape", key, `"${key}" must be a list.`)));
  const list = (key: (typeof lists)[number]): readonly Json[] =>
    (value[key] ?? []) as readonly Json[];
  const loaded = loadProject({
    about: [{ id: "project", name: value["name"] ?? "", notes: value["notes"] ?? "" }],
    elements: list("elements").map(readElement),
    links: list("links").map((link) => (isJsonObject(link) ? { fields: {}, ...link } : link)),
    views: list("views"),
    placements: list("placements").map((at) =>
      isJsonObject(at) ? { ...at, id: `${textOf(at["view"])}/${textOf(at["element"])}` } : at,
    ),
    waivers: list("waivers"),
    baselines: list("baselines").map(readElement),
  });
  return loaded.ok ? ok(loaded.value) : err(loaded.error.map(noteOf));
}

/** True when a text claims to be an Underlay text form. */
function looksLikeTextForm(text: string): boolean {
  return (
    /^\s*\{/.test(text.slice(0, 4_096)) && /"format"\s*:\s*"underlay"/.test(text.slice(0, 65_536))
  );
}

/** Ending of a text form's file name. */
export const TEXT_FORM_EXTENSION = ".underlay.json";

export const textFormImporter: Importer = {
  id: "text-form",
  label: "Underlay text form",
  extensions: [TEXT_FORM_EXTENSION],
  recognises: looksLikeTextForm,
  read(text) {
    const project = parseTextForm(text);
    return project.ok ? ok({ project: project.value, notes: [] }) : project;
  },
};

export const textFormExporter: Exporter = {
  id: "text",
  label: "Underlay text form",
  extension: TEXT_FORM_EXTENSION,
  write(project) {
    const fileName = `${fileStem(projectName(project))}${TEXT_FORM_EXTENSION}`;
    return ok({
      files: [{ fileName, mediaType: "application/json", content: printTextForm(project) }],
      notes: [],
    });
  },
};

function printElement({ id, kind, name, parent, fields }: ElementRecord): JsonObject {
  return { id, kind, name, ...(parent === null ? {} : { parent }), ...printFields(fields) };
}

/** Fields with their keys sorted, or nothing where there are none. */
function printFields(fields: JsonObject): { readonly fields?: Json } {
  return Object.keys(fields).length === 0
    ? {}
    : { fields: JSON.parse(canonicalJson(fields)) as Json };
}

/** The text of an id; what is none names nothing, and the record is refused for it. */
function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function readElement(value: Json): Json {
  return isJsonObject(value) ? { parent: null, fields: {}, ...value } : value;
}

/** JSON on one line with a blank after commas and colons, in the order the keys are given. */
function spaced(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`,
  );
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function note(code: string, path: string, message: string): Note {
  return { code, severity: "error", path, message };
}

function noteOf({ collection, id, message }: LoadProblem): Note {
  return note("text-form-record", `${collection}.${id}`, `${message}.`);
}
