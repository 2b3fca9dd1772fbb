import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countingIds } from "#shared/kernel/ids";
import { type Json, type JsonObject } from "#shared/kernel/json";
import { unwrap } from "#shared/kernel/result";
import type { Project } from "#shared/model/project";
import { aseConfigs, aseSteps } from "#shared/testing/ase-configs";
import { projects } from "#shared/testing/arbitraries";
import { sampleFile } from "#shared/testing/samples";
import { importFile } from "../import-file.ts";
import { parseTextForm, printTextForm } from "../text-form.ts";
import { azureStackEdgeExporter } from "./exporter.ts";
import { withoutEach } from "#shared/testing/without-each";

function read(text: string) {
  return unwrap(importFile(text, { fileName: "device.json", ids: countingIds() }));
}

function design(config: Json): Project {
  const { project } = read(JSON.stringify(config));
  if (!project) throw new Error("no design");
  return project;
}

function write(project: Project): string {
  return unwrap(azureStackEdgeExporter.write(project)).files[0]?.content ?? "";
}

/** Whether the text is one that this format reads: with nothing but a name in it, it is anybody's. */
function isTelling(config: JsonObject): boolean {
  return importFile(JSON.stringify(config), { fileName: "x.json", ids: countingIds() }).ok;
}

const telling = aseConfigs.filter(isTelling);

function isWritable(project: Project): boolean {
  return azureStackEdgeExporter.write(project).ok;
}

test("import, export, import gives the same design", () => {
  fc.assert(
    fc.property(telling, (config) => {
      const first = design(config);
      if (!isWritable(first)) return;
      const second = read(write(first)).project;
      expect(second && printTextForm(second)).toBe(printTextForm(first));
    }),
    { numRuns: 500 },
  );
});

test("subnets and routes come back from the commands that are written", () => {
  fc.assert(
    fc.property(aseSteps, (steps) => {
      const first = design(steps);
      const text = write(first);
      expect(text).toMatch(/^# Run in the PowerShell interface/);
      const second = read(text).project;
      expect(second && printTextForm(second)).toBe(printTextForm(first));
    }),
    { numRuns: 200 },
  );
});

test.each(["ztp-two-node-device-config.json", "doc-kube-subnets-and-route.json"])(
  "%s comes back as it was read",
  (name) => {
    const text = readFileSync(sampleFile(`azure-stack-edge/${name}`), "utf8");
    const first = design(JSON.parse(text) as Json);
    const second = read(write(first)).project;
    expect(second && printTextForm(second)).toBe(printTextForm(first));
  },
);

test("every import can be saved and read back", () => {
  fc.assert(
    fc.property(fc.oneof(telling, aseSteps), (config) => {
      expect(parseTextForm(printTextForm(design(config))).ok).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("an export of any design never throws, and what it writes can be read", () => {
  fc.assert(
    fc.property(projects, (project) => {
      const written = azureStackEdgeExporter.write(project);
      const files = written.ok ? written.value.files : [];
      expect(files.every(({ content }) => read(content).project !== null)).toBe(true);
      expect(written.ok || written.error.code === "export-no-device").toBe(true);
    }),
    { numRuns: 200 },
  );
});

/** Values that say what is so anyway: leaving them out changes nothing. */
function isDefault(path: string, value: Json): boolean {
  const key = path.split(".").at(-1) ?? "";
  return (
    value === null ||
    (key === "authentication" && value === "None") ||
    (key === "enabledForCompute" && value === false) ||
    (key === "isEnabled" && value === false)
  );
}

test("every key of the samples is used, kept or reported", () => {
  const said = (config: Json): string => {
    const { project, notes } = read(JSON.stringify(config));
    return `${project ? printTextForm(project) : ""}\n${JSON.stringify(notes)}`;
  };
  for (const name of ["ztp-two-node-device-config.json", "doc-kube-subnets-and-route.json"]) {
    const text = readFileSync(sampleFile(`azure-stack-edge/${name}`), "utf8");
    const config = JSON.parse(text) as Json;
    const whole = said(config);
    const silent = [...withoutEach(config)]
      .filter(([path, value]) => !isDefault(path, value))
      .filter(([, , rest]) => said(rest) === whole)
      .map(([path]) => path);
    expect(silent).toEqual([]);
  }
});
