import * as z from "zod";
import { ok } from "#shared/kernel/result";
import { nameArg } from "./arguments.ts";
import { defineCommand } from "./define-command.ts";

export const renameProject = defineCommand({
  name: "project.rename",
  args: z.strictObject({ name: nameArg }),
  run(draft, { name }) {
    draft.update("about", "project", (record) => void (record.name = name));
    return ok(`Rename the project to ${name}`);
  },
});

/** Several commands as one step of undo. All happen, or none. */
export const batch = defineCommand({
  name: "batch",
  args: z.strictObject({
    label: z.string().min(1).max(256),
    commands: z
      .array(z.strictObject({ name: z.string(), args: z.record(z.string(), z.json()) }))
      .min(1)
      .max(10_000),
  }),
  run(_draft, { label, commands }, carryOut) {
    for (const command of commands) {
      const done = carryOut(command);
      if (!done.ok) return done;
    }
    return ok(label);
  },
});
