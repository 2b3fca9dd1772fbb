import type { CommandDef } from "./define-command.ts";
import { pasteClip } from "./clipboard.ts";
import { addElement, deleteItems, renameElement, reparentElements } from "./elements.ts";
import { editFields, editLink } from "./fields.ts";
import { freezeSite, thawSite } from "./lifecycle.ts";
import { connect, turnLink } from "./links.ts";
import { placeElements } from "./placements.ts";
import { batch, renameProject } from "./project.ts";
import { addWaiver, removeWaiver } from "./waivers.ts";

/** Every way in which a project can change. Nothing else writes one. */
export const DOCUMENT_COMMANDS: readonly CommandDef<unknown>[] = [
  addElement,
  renameElement,
  editFields,
  deleteItems,
  reparentElements,
  connect,
  editLink,
  turnLink,
  placeElements,
  pasteClip,
  addWaiver,
  removeWaiver,
  freezeSite,
  thawSite,
  renameProject,
  batch,
];
