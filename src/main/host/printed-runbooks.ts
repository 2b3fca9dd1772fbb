import { createHash } from "node:crypto";
import type { CallOutput } from "#shared/api/contract";
import type { ApiError } from "#shared/api/errors";
import { err, ok, type Result } from "#shared/kernel/result";
import { applyChanges, reverseChanges } from "#shared/model/change";
import type { Project } from "#shared/model/project";
import { toApiError, type Session } from "./session.ts";

/** The content of a runbook by the number of the edit it is from, and whether it has the diagram. */
type Contents = Map<string, string>;

const known = new WeakMap<Session, Contents>();

/**
 * The runbooks printed so far. One is current while a new one would say the same, revision and day
 * aside: an edit that the runbook does not show leaves it current, and so does one that is undone.
 */
export async function readPrinted(
  session: Session,
): Promise<Result<CallOutput<"runbook.exports">, ApiError>> {
  const { designRunbook, runbookWithoutDiagram } = await import("#shared/formats/design-runbook");
  const rows = session.file.readExports();
  if (!rows.ok) return err(toApiError(rows.error));
  const { project, head } = session.current();
  const projects = projectsAt(
    session,
    rows.value.map(({ seq }) => seq),
  );
  const before = known.get(session);
  const contents: Contents = new Map();
  known.set(session, contents);

  const contentOf = (seq: number, format: string, design: Project): string => {
    const hasDiagram = format === "html" || format === "pdf";
    const key = `${seq} ${hasDiagram}`;
    const content = contents.get(key) ?? before?.get(key) ?? hashOf(design, hasDiagram);
    contents.set(key, content);
    return content;
  };
  const hashOf = (design: Project, hasDiagram: boolean): string => {
    const build = hasDiagram ? designRunbook : runbookWithoutDiagram;
    return createHash("sha256")
      .update(JSON.stringify(build(design)))
      .digest("hex");
  };
  const exports = rows.value.map((row) => {
    const { seq, format } = row;
    const then = projects.get(seq);
    const isCurrent =
      seq === head ||
      (then !== undefined && contentOf(seq, format, then) === contentOf(head, format, project));
    return { ...row, isCurrent };
  });
  return ok({ head, exports });
}

/** The design as it was after each of these edits; those that the journal does not reach are absent. */
function projectsAt(session: Session, seqs: readonly number[]): ReadonlyMap<number, Project> {
  const { project, head } = session.current();
  const found = new Map<number, Project>();
  const journal = session.file.readJournalAfter(Math.min(head, ...seqs));
  if (!journal.ok) return found;
  let design = project;
  let at = head;
  for (const { seq, edit } of journal.value.toReversed()) {
    if (seq !== at) break;
    design = applyChanges(design, reverseChanges(edit.changes));
    at -= 1;
    if (seqs.includes(at)) found.set(at, design);
  }
  return found;
}
