import { err, ok, type Result } from "#shared/kernel/result";
import { findBrokenInvariant } from "#shared/kinds/invariants";
import type { Project } from "#shared/model/project";
import type { Applied, CommandCall, Refusal } from "./define-command.ts";
import { startDraft } from "./draft.ts";
import { DOCUMENT_COMMANDS } from "./index.ts";

const byName = new Map(DOCUMENT_COMMANDS.map((command) => [command.name, command]));

/**
 * Carries out one command on a project: parses the arguments, runs it on a draft, checks what must
 * always hold. Pure: the project given is not changed, and nothing is kept when it refuses.
 */
export function applyCommand(project: Project, call: CommandCall): Result<Applied, Refusal> {
  const draft = startDraft(project);
  const done = carryOut(call);
  if (!done.ok) return done;
  const changes = draft.changes();
  const broken = findBrokenInvariant(draft.project, changes);
  if (broken) return err({ code: "invariant", message: `${broken}.` });
  return ok({ next: draft.project, edit: { command: call, label: done.value, changes } });

  function carryOut(each: CommandCall): Result<string, Refusal> {
    const command = byName.get(each.name);
    if (!command) {
      const known = [...byName.keys()].sort().join(", ");
      return err({
        code: "unknown-command",
        message: `There is no command "${each.name}"; known are ${known}.`,
      });
    }
    const args = command.args.safeParse(each.args);
    if (!args.success) {
      const issue = args.error.issues[0];
      const where = issue?.path.join(".") ?? "";
      return err({
        code: "bad-arguments",
        message: `${each.name}: ${where} ${issue?.message ?? ""}`,
      });
    }
    return command.run(draft, args.data, carryOut);
  }
}
