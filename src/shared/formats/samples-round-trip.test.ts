import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countingIds } from "#shared/kernel/ids";
import type { Project } from "#shared/model/project";
import { SAMPLE_NAMES, sampleFile } from "#shared/testing/samples";
import type { Exported } from "./format.ts";
import { importFile } from "./import-file.ts";
import { EXPORTERS } from "./index.ts";
import { printTextForm } from "./text-form.ts";

/** Nothing to compare: a schema, and two files that name another one for their network. */
const NO_DESIGN = [
  "aks-edge/aide-ucschema.json",
  "aks-edge/aide-userconfig.schema-1.3.json",
  "aks-edge/aio-aide-userconfig.schema-1.3.json",
];

/** Designs that need several files, each with a part that comes back the same. */
const IN_PARTS = ["aks-arc/doc-lnet-and-cluster-cli.json"];

/** What an export says of a design that its files do not hold in full. */
const NOTED: Readonly<Record<string, string>> = {
  // No exporter builds an Azure Local system; its networks are written as a plan.
  "aks-arc/azure-local-host/terraform.tfvars.example": "1 other element stays in the project",
  "aks-arc/azure-local-host/two-intent.azuredeploy.parameters.ad.json":
    "27 other elements stay in the project",
  "aks-arc/azure-local-host/variables.example.yml": "13 other elements stay in the project",
  // The range that networks of 2023 set aside for control planes.
  "aks-arc/hybridcontainerservice-virtualNetwork.put.json": "1 address range",
  "aks-arc/nodepool.parameters.json": "older edition of the documents",
  "aks-edge/aide-userconfig.legacy-1.1.json": "came from schema 1.1",
  "aks-edge/aio-aksedge-config.json": "came from schema 1.15",
  "aks-edge/aksedge-config.schema-1.13.json": "came from schema 1.13",
  "aks-edge/aksedge-config.schema-1.5.json": "came from schema 1.5",
  "aks-edge/aksedge-config.schema-1.6.json": "came from schema 1.6",
  "aks-edge/aksedge-config.schema-1.8.json": "came from schema 1.8",
  "aks-edge/doc-scalable-linux-windows-machines.fragment.json": "names no version of the schema",
  "aks-edge/doc-scalable-linux.json": "names no version of the schema",
  "aks-edge/issue-152-network.fragment.json": "names no version of the schema",
  "aks-edge/issue-210-secondary-network.fragment.json": "names no version of the schema",
  "aks-edge/labs-single-machine-old-shape.fragment.json": "names no version of the schema",
};

function design(text: string, fileName: string): Project | null {
  const read = importFile(text, { fileName, ids: countingIds() });
  return read.ok ? read.value.project : null;
}

/** What the exporters of configurations and address plans make of a design. */
function exportsOf(project: Project): Exported[] {
  return EXPORTERS.filter(({ id, isConfiguration }) => isConfiguration || id === "subnet-plan")
    .map((exporter) => exporter.write(project))
    .flatMap((written) => (written.ok ? [written.value] : []));
}

/** Lines of the text form, one for each element; how they are joined at the end does not matter. */
function linesOf(project: Project): string[] {
  return printTextForm(project)
    .split("\n")
    .map((line) => line.replace(/,$/, ""));
}

function outcomeOf(name: string): string {
  const fileName = name.split("/").at(-1) ?? "";
  const first = design(readFileSync(sampleFile(name), "utf8"), fileName);
  if (!first) return "no design";
  const written = exportsOf(first);
  const again = written.flatMap(({ files }) =>
    files.flatMap(({ content }) => design(content, fileName) ?? []),
  );
  const form = printTextForm(first);
  if (again.some((each) => printTextForm(each) === form)) return "the same";
  const parts = new Set(again.flatMap(linesOf));
  const said = NOTED[name];
  const messages = written.flatMap(({ notes }) => notes.map(({ message }) => message));
  if (said !== undefined)
    return messages.some((message) => message.includes(said)) ? said : messages.join("\n");
  return linesOf(first).every((line) => parts.has(line)) ? "in parts" : "lost without a word";
}

function expected(name: string): string {
  if (NO_DESIGN.includes(name)) return "no design";
  if (IN_PARTS.includes(name)) return "in parts";
  return NOTED[name] ?? "the same";
}

test.each(SAMPLE_NAMES.map((name) => [name, expected(name)] as const))(
  "%s, read, written and read again: %s",
  (name, outcome) => {
    expect(outcomeOf(name)).toBe(outcome);
  },
);
