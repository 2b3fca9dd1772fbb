import type { Edit } from "#shared/api/edit";
import { applyCommand } from "#shared/commands/apply";
import type { CommandCall } from "#shared/commands/define-command";
import { unwrap } from "#shared/kernel/result";
import { emptyProject, type Project } from "#shared/model/project";

/** A project named `name` with `notes` notes in it: the smallest thing that can be edited. */
export function designOf(name: string, notes = 1): Project {
  let project = emptyProject(name);
  for (let i = 1; i <= notes; i++) project = edited(project, addNote(i)).next;
  return project;
}

export function addNote(number: number, name = `Note ${number}`): CommandCall {
  return {
    name: "element.add",
    args: { id: `note-${number}`, kind: "note", name, parent: null, fields: {} },
  };
}

export function edited(project: Project, call: CommandCall): { next: Project; edit: Edit } {
  return unwrap(applyCommand(project, call));
}
