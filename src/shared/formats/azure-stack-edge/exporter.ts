import { err, ok, type Result } from "#shared/kernel/result";
import type { Project } from "#shared/model/project";
import { fileStem } from "../file-name.ts";
import type { Exported, ExportedFile, Exporter, Note } from "../format.ts";
import { collectNotes, type NoteSink } from "../notes.ts";
import { startUseLog } from "../use-log.ts";
import { findDevices, type Device } from "./find-device.ts";
import { parseKept } from "./kept-text.ts";
import { writeDevice } from "./write-device.ts";
import { hasConfiguration, writeSteps } from "./write-steps.ts";
import type { Writing } from "./writing.ts";

/** The device configuration of Azure Stack Edge, and the steps for what it cannot hold. */
export const azureStackEdgeExporter: Exporter = {
  id: "azure-stack-edge",
  label: "Azure Stack Edge device configuration (JSON)",
  extension: ".json",
  isConfiguration: true,
  write,
};

function write(project: Project): Result<Exported, Note> {
  const devices = findDevices(project);
  const notes = collectNotes();
  const log = startUseLog("A device configuration");
  const writing: Writing = { project, log, notes };
  const files = devices.flatMap((device, i) => {
    const stem = fileStem(device.hosts[0]?.name ?? device.cluster?.name ?? "device");
    const prefix = devices.length === 1 ? "" : `${i + 1}-${stem}-`;
    return writeFiles(writing, device, prefix);
  });
  if (files.length === 0) {
    const message =
      "There is no device on a site of Azure Stack Edge, so there is no configuration to write.";
    return err({ code: "export-no-device", severity: "error", path: "", message });
  }
  log.report(project, notes);
  return ok({ files, notes: notes.list() });
}

function writeFiles(writing: Writing, device: Device, prefix: string): ExportedFile[] {
  const files: ExportedFile[] = [];
  if (hasConfiguration(device)) {
    const kept = readKept(device, writing.notes);
    const config = writeDevice(writing, device, kept);
    if (kept["device"] === undefined) {
      writing.notes.info(
        "export-node-name",
        device.hosts.map(({ name }) => name).join(", "),
        "nodeName is the name of the host in the design. It has to be that of the device: Get-DeviceConfiguration tells it.",
      );
    }
    files.push({
      fileName: `${prefix}device-configuration.json`,
      mediaType: "application/json",
      content: `${JSON.stringify(config, null, 2)}\n`,
    });
  }
  const steps = writeSteps(writing, device);
  if (steps !== undefined) {
    files.push({ fileName: `${prefix}network-steps.ps1`, mediaType: "text/plain", content: steps });
  }
  return files;
}

function readKept({ cluster }: Device, notes: NoteSink) {
  const text = cluster?.fields["extraSettings"];
  const kept = parseKept(typeof text === "string" ? text : "");
  if (kept) return kept;
  notes.warning(
    "export-extra-unreadable",
    cluster?.name ?? "",
    "The other settings of the cluster are not JSON; they are not written.",
  );
  return {};
}
