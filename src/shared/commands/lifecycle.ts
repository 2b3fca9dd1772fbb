import * as z from "zod";
import { err, ok } from "#shared/kernel/result";
import { recordsOf } from "#shared/model/project";
import { subtreeOf } from "#shared/model/project-index";
import { idArg, needElement } from "./arguments.ts";
import { defineCommand } from "./define-command.ts";

const NOT_A_SITE = {
  code: "not-a-site",
  message: "Only a site as a whole is frozen or taken back.",
};

/** Freezes a site as deployed: keeps how each of its elements stands now, to compare with later. */
export const freezeSite = defineCommand({
  name: "site.freeze",
  args: z.strictObject({ site: idArg }),
  run(draft, { site }) {
    const element = needElement(draft, site);
    if (!element.ok) return element;
    if (element.value.kind !== "site") return err(NOT_A_SITE);
    for (const { id, kind, name, parent, fields } of subtreeOf(draft.project, element.value)) {
      draft.put("baselines", { id, site, kind, name, parent, fields });
    }
    draft.update("elements", site, (record) => void (record.fields["lifecycle"] = "deployed"));
    return ok(`Freeze ${element.value.name} as deployed`);
  },
});

/** Takes a site back to draft and forgets how it was deployed. */
export const thawSite = defineCommand({
  name: "site.thaw",
  args: z.strictObject({ site: idArg }),
  run(draft, { site }) {
    const element = needElement(draft, site);
    if (!element.ok) return element;
    if (element.value.kind !== "site") return err(NOT_A_SITE);
    for (const baseline of recordsOf(draft.project, "baselines")) {
      if (baseline.site === site) draft.remove("baselines", baseline.id);
    }
    draft.update("elements", site, (record) => void (record.fields["lifecycle"] = "draft"));
    return ok(`Take ${element.value.name} back to draft`);
  },
});
