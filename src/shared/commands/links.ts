import * as z from "zod";
import { err, ok } from "#shared/kernel/result";
import { findConnection } from "#shared/kinds/connections";
import { findRecord } from "#shared/model/project";
import { idArg } from "./arguments.ts";
import { defineCommand } from "./define-command.ts";

/** Joins two elements by the kind of link that fits them; the ends may be given in either order. */
export const connect = defineCommand({
  name: "link.connect",
  args: z.strictObject({ id: idArg, from: idArg, to: idArg }),
  run(draft, { id, from, to }) {
    if (findRecord(draft.project, "links", id)) {
      return err({ code: "taken", message: `The id ${id} is already taken.` });
    }
    const connection = findConnection(draft.project, from, to);
    if (!connection.ok) return err({ code: "connect", message: connection.error });
    const { link, ...ends } = connection.value;
    draft.put("links", { id, kind: link.name, ...ends, fields: {} });
    const names = [from, to].map((end) => findRecord(draft.project, "elements", end)?.name ?? end);
    return ok(`Connect ${names.join(" to ")}`);
  },
});
