import type { Edit } from "#shared/commands/define-command";
import type { EditOrigin } from "#shared/commands/history";

/** Types of the document that cross the contract, named here so that hosts need no other import. */
export type { Edit };
export type EditOriginName = EditOrigin;
