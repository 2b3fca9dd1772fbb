import type { Exported } from "#shared/formats/format";
import { fileStem } from "#shared/formats/file-name";
import { counted } from "#shared/kernel/words";
import { projectName } from "#shared/model/project";
import { toasts } from "../../ui/toasts.ts";
import { sessionOf, type Frame } from "../frame.ts";
import { saveFile } from "./save-file.ts";

// What writes a format is loaded when it is first asked for; starting does not wait for it.

/** The project as text, for Git and scripts. */
export function exportText(frame: Frame): Promise<void> {
  return exportFormat(frame, "text");
}

/** The native configuration of each platform in the design. */
export async function exportConfig(frame: Frame): Promise<void> {
  const session = sessionOf(frame);
  if (!session) return;
  const { EXPORTERS } = await import("#shared/formats/index");
  const { project } = session.store.getState();
  const written = EXPORTERS.filter(({ isConfiguration }) => isConfiguration === true).flatMap(
    (exporter) => {
      const result = exporter.write(project);
      return result.ok ? [result.value] : [];
    },
  );
  if (written.length === 0) {
    const text = "The design has no cluster or network that a configuration could build.";
    toasts.add({ severity: "warning", text });
  }
  for (const exported of written) await saveAll(frame, exported);
}

/** The drawing as a picture that scales. */
export async function exportDiagram(frame: Frame): Promise<void> {
  const session = sessionOf(frame);
  if (!session) return;
  const { project, view, findings } = session.store.getState();
  const [{ buildScene }, { printSvg }] = await Promise.all([
    import("#shared/drawing/build-scene"),
    import("#shared/drawing/svg"),
  ]);
  const name = projectName(project);
  const scene = buildScene(project, { view, facts: session.checker.facts, findings });
  const content = printSvg(scene, { title: name, legend: true });
  await saveFile(frame, { fileName: `${fileStem(name)}.svg`, mediaType: "image/svg+xml", content });
}

/** The files of one format, by its id. */
export async function exportFormat(frame: Frame, id: string): Promise<void> {
  const session = sessionOf(frame);
  if (!session) return;
  const { findExporter } = await import("#shared/formats/index");
  const written = findExporter(id)?.write(session.store.getState().project);
  if (!written) return;
  if (!written.ok) {
    toasts.add({ severity: "warning", text: written.error.message });
    return;
  }
  await saveAll(frame, written.value);
}

async function saveAll(frame: Frame, exported: Exported): Promise<void> {
  for (const file of exported.files) await saveFile(frame, file);
  tellNotes(exported);
}

/** Says how much the format could not carry; the first of it in full. */
function tellNotes({ notes }: Exported): void {
  const [first, ...more] = notes.filter(({ severity }) => severity !== "info");
  if (!first) return;
  const rest = more.length > 0 ? ` And ${counted(more.length, "note", "notes")} more.` : "";
  toasts.add({ severity: first.severity, text: `${first.message}${rest}`, timeout: 12_000 });
}
