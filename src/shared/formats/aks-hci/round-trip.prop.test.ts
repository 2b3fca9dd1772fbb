import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import { countingIds } from "#shared/kernel/ids";
import { compareText } from "#shared/kernel/order";
import { unwrap } from "#shared/kernel/result";
import { recordsOf, type Project } from "#shared/model/project";
import { projects } from "#shared/testing/arbitraries";
import { hciSettings } from "#shared/testing/hci-settings";
import { sampleFile, SAMPLE_NAMES } from "#shared/testing/samples";
import { withoutEach } from "#shared/testing/without-each";
import { getTemplate } from "#shared/templates/index";
import { importFile } from "../import-file.ts";
import { parsePowershell } from "../powershell-text/parse-powershell.ts";
import { parseTextForm, printTextForm } from "../text-form.ts";
import { CMDLETS } from "./cmdlets.ts";
import { aksHciExporter } from "./exporter.ts";

function read(text: string) {
  return unwrap(importFile(text, { fileName: "plant.ps1", ids: countingIds() }));
}

function design(text: string): Project {
  const { project } = read(text);
  if (!project) throw new Error("no design");
  return project;
}

function write(project: Project): string {
  return unwrap(aksHciExporter.write(project)).files[0]?.content ?? "";
}

test("import, export, import gives the same design", () => {
  fc.assert(
    fc.property(hciSettings, (settings) => {
      const first = design(JSON.stringify(settings));
      expect(printTextForm(design(write(first)))).toBe(printTextForm(first));
    }),
    { numRuns: 400 },
  );
});

test.each(SAMPLE_NAMES.filter((name) => name.startsWith("akshci/")))("%s comes back", (name) => {
  const first = design(readFileSync(sampleFile(name), "utf8"));
  expect(printTextForm(design(write(first)))).toBe(printTextForm(first));
});

test("every import is a project that can be saved and read back", () => {
  fc.assert(
    fc.property(hciSettings, (settings) => {
      expect(parseTextForm(printTextForm(design(JSON.stringify(settings)))).ok).toBe(true);
    }),
    { numRuns: 100 },
  );
});

const DOCUMENTED = new Map(
  CMDLETS.map(({ name, keys }) => [name as string, keys.map(({ key }) => key)]),
);

/** Commands and parameters of a script that no reference page has. */
function undocumented(script: string): string[] {
  const { commands, remarks } = parsePowershell(script);
  return [
    ...remarks.map(({ message }) => message),
    ...commands.flatMap(({ name, parameters, arguments: others }) => [
      ...parameters
        .filter((each) => !DOCUMENTED.get(name)?.includes(each.name))
        .map((each) => `${name} -${each.name}`),
      ...others.map(() => `${name} with a value that has no name`),
    ]),
  ];
}

test("a script has documented commands with documented parameters and literals, whatever the design", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        projects,
        hciSettings.map((settings) => design(JSON.stringify(settings))),
      ),
      (project) => {
        const written = aksHciExporter.write(project);
        const scripts = written.ok ? written.value.files.map(({ content }) => content) : [];
        expect(scripts.flatMap(undocumented)).toEqual([]);
        expect(written.ok || written.error.code === "export-no-site").toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

test("an older edition is named, as a script says nothing of it", () => {
  const codesOf = (project: Project): string[] =>
    unwrap(aksHciExporter.write(project)).notes.map(({ code }) => code);
  const template = getTemplate("hci-static").build("Plant");
  const older = unwrap(
    applyCommand(template, {
      name: "element.edit",
      args: { ids: ["site"], fields: { edition: "2022-05" } },
    }),
  ).next;
  expect(codesOf(template)).not.toContain("export-newer-documents");
  expect(codesOf(older)).toContain("export-newer-documents");
});

const LEFT_OUT = ["product", "apiServerIp", "network"];

test.each(["hci-static", "hci-dhcp"] as const)(
  "the template %s keeps its networks, host and clusters",
  (id) => {
    const first = getTemplate(id).build("Plant");
    const again = design(write(first));
    const parts = (project: Project): unknown =>
      [...recordsOf(project, "elements")]
        .filter(({ kind }) => ["vnet", "hostCluster", "cluster", "nodePool"].includes(kind))
        .map(({ kind, name, fields }) => {
          // What the script does not hold, and ids.
          const rest = Object.entries(fields).filter(([key]) => !LEFT_OUT.includes(key));
          return [kind, kind === "hostCluster" ? "servers" : name, Object.fromEntries(rest)];
        })
        .sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
    expect(parts(again)).toEqual(parts(first));
  },
);

/** Values that say what is so anyway, or that another value overrules. */
function saysNothing(path: string): boolean {
  return (
    // A setting that no cluster uses makes nothing.
    path.startsWith("New-AksHciLoadBalancerSetting") ||
    // HAProxy and Linux are what the product takes.
    /\.(loadBalancerSku|osType|count|nodeCount|controlPlaneNodeCount)$/.test(path) ||
    // Of the older form, which counts only where no pool is named; and names that get a default.
    /\.(linuxNodeCount|windowsNodeVmSize|vnet|name)$/.test(path) ||
    path.startsWith("New-AksHciProxySetting")
  );
}

test("every parameter is used, kept or reported", () => {
  const said = (text: string): string => {
    const outcome = importFile(text, { fileName: "plant.ps1", ids: countingIds() });
    const notes = outcome.ok ? outcome.value.notes : outcome.error;
    const project = outcome.ok ? outcome.value.project : null;
    return `${project ? printTextForm(project) : ""}\n${JSON.stringify(notes.map(({ code, path }) => [code, path]))}`;
  };
  fc.assert(
    fc.property(hciSettings, (settings) => {
      const whole = said(JSON.stringify(settings));
      const silent = [...withoutEach(settings)]
        .filter(([path]) => !saysNothing(path))
        .filter(([, , rest]) => said(JSON.stringify(rest)) === whole)
        .map(([path]) => path);
      expect(silent).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test("a site of container networking exports the network below it, and says so", () => {
  const { files, notes } = unwrap(
    aksHciExporter.write(getTemplate("hybrid-static").build("Line 2")),
  );
  expect(files).toHaveLength(1);
  expect(files[0]?.content).toMatch(/^New-AksHciNetworkSetting|= New-AksHciNetworkSetting/m);
  expect(notes.map(({ code }) => code)).toContain("export-container-layer");
});
