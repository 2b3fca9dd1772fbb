import { useEffect, useRef, useState } from "react";
import type { ImportOutcome } from "#shared/formats/import-file";
import type { Note } from "#shared/formats/format";
import { countingIds } from "#shared/kernel/ids";
import { counted } from "#shared/kernel/words";
import { projectName } from "#shared/model/project";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { FileDrop } from "../../start/file-drop.tsx";
import { planInWords, usualChoice, type MergePlan } from "#shared/formats/merge/merge-plan";
import { sessionOf } from "../frame.ts";
import { useFrame } from "../frame-context.tsx";
import { createProject } from "../open-project.ts";
import { bringIn, planInto } from "./bring-in.ts";
import { ImportNotes } from "./import-notes.tsx";
import { PasteText } from "./paste-text.tsx";
import { MergePreview } from "./merge-preview.tsx";
import styles from "./import-dialog.module.css";

/** Bytes of a file that is still read as text. */
const LARGEST = 32 * 1024 * 1024;

type Reading =
  | { readonly kind: "none" }
  | { readonly kind: "reading"; readonly fileName: string }
  | { readonly kind: "read"; readonly fileName: string; readonly outcome: ImportOutcome }
  | { readonly kind: "failed"; readonly fileName: string; readonly notes: readonly Note[] };

/** A plan for the open project, and what of it is accepted. */
interface Merging {
  readonly plan: MergePlan;
  readonly accepted: ReadonlySet<string>;
}

/**
 * Reads a file, says what was recognised and what was not, and opens it as a new project, or shows
 * what it would change in the open one and brings that in.
 */
export function ImportDialog({ file, onClose }: { file: File | undefined; onClose: () => void }) {
  const frame = useFrame();
  const [reading, setReading] = useState<Reading>(
    file ? { kind: "reading", fileName: file.name } : { kind: "none" },
  );
  const [isWorking, setWorking] = useState(false);
  const [merging, setMerging] = useState<Merging | undefined>();
  const hasProject = sessionOf(frame) !== undefined;
  const opener = useRef<HTMLButtonElement>(null);

  const read = async (chosen: File) => {
    setReading({ kind: "reading", fileName: chosen.name });
    setReading(await readFile(chosen));
  };
  useEffect(() => {
    if (file) void readFile(file).then(setReading);
  }, [file]);

  const project = reading.kind === "read" ? reading.outcome.project : null;
  // The file button that had the focus is gone; Enter should open what was read.
  useEffect(() => {
    if (!project) return;
    const frameId = requestAnimationFrame(() => opener.current?.focus());
    return () => cancelAnimationFrame(frameId);
  }, [project]);

  const open = async () => {
    if (!project) return;
    setWorking(true);
    const isOpen = await createProject(frame, project);
    setWorking(false);
    if (isOpen) onClose();
  };

  const preview = async () => {
    const plan = project ? await planInto(frame, project) : undefined;
    if (plan) setMerging({ plan, accepted: usualChoice(plan) });
  };

  const carryOut = async () => {
    if (!merging || reading.kind !== "read") return;
    setWorking(true);
    await bringIn(frame, merging.plan, merging.accepted, reading.fileName);
    onClose();
  };

  if (merging && reading.kind === "read") {
    const count = merging.plan.items.filter(({ key }) => merging.accepted.has(key)).length;
    return (
      <Dialog
        isOpen
        onOpenChange={onClose}
        title={`Bring ${reading.fileName} into this project`}
        description={planInWords(merging.plan)}
        size="lg"
        actions={
          <>
            <Button variant="ghost" onPress={() => setMerging(undefined)}>
              Back
            </Button>
            <Button
              variant="primary"
              isDisabled={isWorking || count === 0}
              onPress={() => void carryOut()}
            >
              Bring in {counted(count, "item", "items")}
            </Button>
          </>
        }
      >
        <div className={styles.body}>
          <MergePreview
            plan={merging.plan}
            accepted={merging.accepted}
            onChange={(accepted) => setMerging({ ...merging, accepted })}
          />
        </div>
      </Dialog>
    );
  }

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={reading.kind === "none" ? "Import" : `Import ${reading.fileName}`}
      size="lg"
      actions={
        <>
          <Button variant="ghost" onPress={onClose}>
            Cancel
          </Button>
          {reading.kind === "read" || reading.kind === "failed" ? (
            <Button onPress={() => setReading({ kind: "none" })}>Choose another file</Button>
          ) : null}
          {project && hasProject ? (
            <Button isDisabled={isWorking} onPress={() => void preview()}>
              Bring into this project…
            </Button>
          ) : null}
          {project ? (
            <Button
              variant="primary"
              ref={opener}
              isDisabled={isWorking}
              onPress={() => void open()}
            >
              Open as new project
            </Button>
          ) : null}
        </>
      }
    >
      <div className={styles.body}>
        {reading.kind === "none" ? (
          <>
            <FileDrop onFile={(chosen) => void read(chosen)} />
            <PasteText onFile={(pasted) => void read(pasted)} />
          </>
        ) : null}
        {reading.kind === "reading" ? <Spinner label="Reading the file" /> : null}
        {reading.kind === "read" ? <Recognised outcome={reading.outcome} /> : null}
        {reading.kind === "failed" ? (
          <>
            <Notice severity="error" title="This file cannot be imported" isLive>
              {reading.notes[0]?.message}
            </Notice>
            <ImportNotes notes={reading.notes.slice(1)} />
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

function Recognised({ outcome: { label, project, notes } }: { outcome: ImportOutcome }) {
  return (
    <>
      <Notice severity={project ? "pass" : "info"} title={`Recognised: ${label}`} isLive>
        {project
          ? `${projectName(project)}, ${counted(project.elements.size, "element", "elements")}. ` +
            (notes.length === 0
              ? "Everything in the file was understood."
              : `${counted(notes.length, "note", "notes")} on what was read.`)
          : "The file is understood, but holds no design to open."}
      </Notice>
      <ImportNotes notes={notes} />
    </>
  );
}

async function readFile(file: File): Promise<Reading> {
  const fileName = file.name;
  const failed = (message: string): Reading => ({
    kind: "failed",
    fileName,
    notes: [{ code: "import-file", severity: "error", path: "", message }],
  });
  if (file.size > LARGEST) return failed("The file is larger than 32 MB.");
  if (/\.underlay$/i.test(fileName)) {
    return failed(
      "This is a project file, not text. Open it in the desktop app, or start Underlay with it as its argument. A text form (.underlay.json) can be imported here.",
    );
  }
  try {
    const [text, { importFile }] = await Promise.all([
      file.text(),
      import("#shared/formats/import-file"),
    ]);
    const read = importFile(text, { fileName, ids: countingIds() });
    return read.ok
      ? { kind: "read", fileName, outcome: read.value }
      : { kind: "failed", fileName, notes: read.error };
  } catch (thrown) {
    return failed(
      `The file could not be read. ${thrown instanceof Error ? thrown.message : ""}`.trim(),
    );
  }
}
