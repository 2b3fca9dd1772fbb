import * as z from "zod";
import { err, ok } from "#shared/kernel/result";
import { findConnection, linksBetween } from "#shared/kinds/connections";
import { withArticle } from "#shared/kernel/words";
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

/** Makes a link one of another kind that may join the same two elements: a WAN line becomes a tunnel. */
export const turnLink = defineCommand({
  name: "link.turn",
  args: z.strictObject({ id: idArg, kind: idArg }),
  run(draft, { id, kind }) {
    const link = findRecord(draft.project, "links", id);
    const [from, to] = [link?.from ?? "", link?.to ?? ""].map((end) =>
      findRecord(draft.project, "elements", end),
    );
    if (!link || !from || !to) {
      return err({ code: "missing", message: "The link is no longer in the project." });
    }
    const def = linksBetween(from.kind, to.kind).find(({ name }) => name === kind);
    if (!def) {
      const message = `${from.name} and ${to.name} cannot be joined by "${kind}".`;
      return err({ code: "connect", message });
    }
    draft.put("links", { ...link, kind });
    return ok(`Turn ${from.name} to ${to.name} into ${withArticle(def.label)}`);
  },
});
