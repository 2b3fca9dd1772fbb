import * as z from "zod";
import { ok } from "#shared/kernel/result";
import { idArg, nameArg } from "./arguments.ts";
import { defineCommand } from "./define-command.ts";

/** Accepts a finding: it stays known, with who took it on, why and until when. */
export const addWaiver = defineCommand({
  name: "waiver.add",
  args: z.strictObject({
    id: idArg,
    finding: z.string().min(1).max(1_024),
    rule: z.string().min(1).max(64),
    reason: z.string().min(1).max(65_536),
    owner: nameArg,
    expires: z.iso.date().nullable(),
  }),
  run(draft, waiver) {
    draft.put("waivers", waiver);
    return ok(`Waive ${waiver.rule}`);
  },
});

export const removeWaiver = defineCommand({
  name: "waiver.remove",
  args: z.strictObject({ id: idArg }),
  run(draft, { id }) {
    draft.remove("waivers", id);
    return ok("Take back a waiver");
  },
});
