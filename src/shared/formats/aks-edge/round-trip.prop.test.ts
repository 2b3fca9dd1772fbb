import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countingIds } from "#shared/kernel/ids";
import type { Json, JsonObject } from "#shared/kernel/json";
import { unwrap } from "#shared/kernel/result";
import { recordsOf, type Project } from "#shared/model/project";
import { edgeConfigs, edgeWrappers } from "#shared/testing/edge-configs";
import { projects } from "#shared/testing/arbitraries";
import { sampleFile } from "#shared/testing/samples";
import { withoutEach } from "#shared/testing/without-each";
import { importFile } from "../import-file.ts";
import { parseTextForm, printTextForm } from "../text-form.ts";
import { aksEdgeExporter } from "./exporter.ts";

function read(text: string) {
  return unwrap(importFile(text, { fileName: "edge.json", ids: countingIds() }));
}

function design(config: JsonObject): Project {
  const { project } = read(JSON.stringify(config));
  if (!project) throw new Error("no design");
  return project;
}

/** The file that says most: the wrapper where one is written. */
function write(project: Project): string {
  return unwrap(aksEdgeExporter.write(project)).files.at(-1)?.content ?? "";
}

test("import, export, import gives the same design", () => {
  fc.assert(
    fc.property(fc.oneof(edgeConfigs, edgeWrappers), (config) => {
      const first = design(config);
      const second = read(write(first)).project;
      expect(second && printTextForm(second)).toBe(printTextForm(first));
    }),
    { numRuns: 500 },
  );
});

test("the newest sample of the vendor comes back as it was", () => {
  const text = readFileSync(sampleFile("aks-edge/aksedge-config.schema-1.16.json"), "utf8");
  const written = unwrap(aksEdgeExporter.write(design(JSON.parse(text) as JsonObject)));
  expect(written.files).toHaveLength(1);
  const compact = (json: string): string => JSON.stringify(JSON.parse(json));
  expect(compact(written.files[0]?.content ?? "")).toBe(compact(text));
});

test("every import is a project that can be saved and read back", () => {
  fc.assert(
    fc.property(edgeWrappers, (config) => {
      expect(parseTextForm(printTextForm(design(config))).ok).toBe(true);
    }),
    { numRuns: 100 },
  );
});

test("an export of any design never throws, and what it writes can be read", () => {
  fc.assert(
    fc.property(projects, (project) => {
      const written = aksEdgeExporter.write(project);
      const files = written.ok ? written.value.files : [];
      expect(files.every(({ content }) => read(content).project !== null)).toBe(true);
      expect(written.ok || written.error.code === "export-no-cluster").toBe(true);
    }),
    { numRuns: 200 },
  );
});

/** Values that say what is so anyway: leaving them out changes nothing. */
function isDefault(path: string, value: Json): boolean {
  const key = path.split(".").at(-1) ?? "";
  return (
    value === null ||
    value === "" ||
    (["InternetDisabled", "SkipAddressFreeCheck", "SkipDnsCheck", "AcceptEula"].includes(key) &&
      value === false) ||
    (key === "Version" && value === "1.0") ||
    (path === "SchemaVersion" && value === "1.3") ||
    // It tells the distribution, which the plug-in may tell just as well.
    path === "AksEdgeProduct" ||
    (path === "Network.Ip4PrefixLength" && value === 24) ||
    (key === "ControlPlane" && value === true)
  );
}

test("every key of a configuration is used, kept or reported", () => {
  const said = (config: Json): string => {
    const { project, notes } = read(JSON.stringify(config));
    return `${project ? printTextForm(project) : ""}\n${JSON.stringify(notes)}`;
  };
  fc.assert(
    fc.property(fc.oneof(edgeConfigs, edgeWrappers), (config) => {
      const whole = said(config);
      const silent = [...withoutEach(config)]
        .filter(([path, value]) => !isDefault(path.replace(/^AksEdgeConfig\./, ""), value))
        .filter(([, , rest]) => said(rest) === whole)
        .map(([path]) => path);
      expect(silent).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("nothing of a design is left out in silence", () => {
  fc.assert(
    fc.property(edgeConfigs, (config) => {
      const project = design(config);
      const written = unwrap(aksEdgeExporter.write(project));
      const left = written.notes
        .filter(({ code }) => code === "export-left-out")
        .map(({ message }) => message);
      // Of an imported design only what lies outside the machine has no place in the file.
      for (const message of left)
        expect(message).toMatch(
          /does not hold: (1 (external endpoint|router|router interface|segment)(, )?)+\./,
        );
      expect([...recordsOf(project, "elements")].length).toBeGreaterThan(5);
    }),
    { numRuns: 100 },
  );
});
