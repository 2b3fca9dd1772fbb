import type { Json } from "#shared/kernel/json";
import { err, ok, type Result } from "#shared/kernel/result";
import type { Project } from "#shared/model/project";
import type { Exported, ExportedFile, Exporter, Note } from "../format.ts";
import { freeStem } from "../file-name.ts";
import { collectNotes, type NoteSink } from "../notes.ts";
import { parseKept } from "../keys/kept-settings.ts";
import { NEWEST_SCHEMA } from "./config-keys.ts";
import { findDeployments, textOf, type Deployment } from "./find-deployment.ts";
import { reportScaleOut } from "./scale-out.ts";
import type { ExtraSettings } from "./settings.ts";
import { startUseLog, type UseLog } from "../use-log.ts";
import { writeConfig } from "./write-config.ts";
import type { Writing } from "./write-node.ts";
import { writeWrapper } from "./write-wrapper.ts";

/** The deployment configuration of AKS Edge Essentials, and the wrapper where it is needed. */
export const aksEdgeExporter: Exporter = {
  id: "aks-edge",
  label: "AKS Edge Essentials configuration (JSON)",
  extension: ".json",
  isConfiguration: true,
  write: writeAksEdge,
};

function writeAksEdge(project: Project): Result<Exported, Note> {
  const deployments = findDeployments(project);
  if (deployments.length === 0) {
    const message =
      "There is no cluster on a site of AKS Edge Essentials, so there is no configuration to write.";
    return err({ code: "export-no-cluster", severity: "error", path: "", message });
  }
  const notes = collectNotes();
  const log = startUseLog("A deployment configuration");
  const stems = new Set<string>();
  const files = deployments.flatMap((deployment) => {
    const prefix = deployments.length === 1 ? "" : `${freeStem(deployment.cluster.name, stems)}-`;
    return writeDeployment(deployment, prefix, log, notes);
  });
  log.report(project, notes);
  return ok({ files, notes: notes.list() });
}

function writeDeployment(
  deployment: Deployment,
  prefix: string,
  log: UseLog,
  notes: NoteSink,
): ExportedFile[] {
  const { project, variant, cluster } = deployment;
  const writing: Writing = { project, variant, log, notes };
  const extra = readExtra(deployment, notes);
  const config = writeConfig(writing, deployment, extra);
  const wrapper = writeWrapper(writing, deployment, extra, config);
  reportScaleOut(deployment, log, notes);
  const from = cluster.fields["schemaVersion"];
  if (from !== NEWEST_SCHEMA) {
    const origin =
      typeof from === "string" ? `came from schema ${from}` : "names no version of the schema";
    notes.info(
      "export-newer-schema",
      "SchemaVersion",
      `The design ${origin}; it is written as ${NEWEST_SCHEMA}, which is judged by the newest documents.`,
    );
  }
  const main = { ...jsonFile(`${prefix}aksedge-config.json`, config), cluster: cluster.id };
  return wrapper ? [main, jsonFile(`${prefix}aide-userconfig.json`, wrapper)] : [main];
}

function readExtra({ cluster }: Deployment, notes: NoteSink): ExtraSettings {
  const extra = parseKept(textOf(cluster, "extraSettings") ?? "", [
    "deployment",
    "wrapper",
    "legacy",
  ]);
  if (!extra) {
    notes.warning(
      "export-extra-unreadable",
      cluster.name,
      "The other settings of the cluster are not JSON with deployment, wrapper and legacy; they are not written.",
    );
    return {};
  }
  const old = Object.keys(extra.legacy ?? {});
  if (old.length > 0) {
    notes.info(
      "export-legacy-left-out",
      cluster.name,
      `Keys of the old shape that today's has no place for are not written: ${JSON.stringify(extra.legacy)}.`,
    );
  }
  return extra;
}

function jsonFile(fileName: string, value: Json): ExportedFile {
  return {
    fileName,
    mediaType: "application/json",
    content: `${JSON.stringify(value, null, 4)}\n`,
  };
}
