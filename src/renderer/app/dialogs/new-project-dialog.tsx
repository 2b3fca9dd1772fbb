import { useState } from "react";
import { emptyProject } from "#shared/model/project";
import { findProfile, newestEdition, PROFILES } from "#shared/profiles/index";
import { startDesign } from "#shared/kinds/design";
import { STARTING_DESIGNS } from "#shared/templates/index";
import type { Project } from "#shared/model/project";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { isIconName } from "../../ui/icons.ts";
import { useFrame } from "../frame-context.tsx";
import { createProject } from "../open-project.ts";
import styles from "./new-project-dialog.module.css";

const EMPTY = "(empty)";
const NO_SITE = "(none)";

export interface NewProjectDialogProps {
  readonly template?: string | undefined;
  readonly onClose: () => void;
}

/** A name and what to start from: a complete design, or an empty site of a platform. */
export function NewProjectDialog({ template, onClose }: NewProjectDialogProps) {
  const frame = useFrame();
  const [name, setName] = useState("");
  const [start, setStart] = useState(template ?? STARTING_DESIGNS[0]?.id ?? EMPTY);
  const [profile, setProfile] = useState<string>("EE");
  const [variant, setVariant] = useState("single");
  const [isWorking, setWorking] = useState(false);
  const chosen = STARTING_DESIGNS.find(({ id }) => id === start);
  const variants = findProfile(profile)?.variants ?? [];
  const suggested = chosen?.label ?? "Untitled site";

  const create = async () => {
    setWorking(true);
    const wanted = name.trim() === "" ? suggested : name.trim();
    const project = chosen ? chosen.build(wanted) : emptySite(wanted, profile, variant);
    const isOpen = await createProject(frame, project);
    setWorking(false);
    if (isOpen) onClose();
  };

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title="New project"
      actions={
        <>
          <Button variant="ghost" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={isWorking} onPress={() => void create()}>
            Create
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <TextInput
          label="Name"
          autoFocus
          value=""
          placeholder={suggested}
          onInput={setName}
          onCommit={() => false}
        />
        <SelectField
          label="Start from"
          value={start}
          options={[
            ...STARTING_DESIGNS.map(({ id, label, summary, icon }) => ({
              id,
              label,
              description: summary,
              icon: isIconName(icon) ? icon : undefined,
            })),
            {
              id: EMPTY,
              label: "An empty site",
              description: "A platform and nothing in it",
              icon: "square-dashed" as const,
            },
          ]}
          onChange={setStart}
        />
        {chosen ? null : (
          <SelectField
            label="Platform"
            value={profile}
            options={[
              ...PROFILES.map((each) => ({
                id: each.name,
                label: each.label,
                description: each.summary,
              })),
              { id: NO_SITE, label: "None yet", description: "An empty canvas" },
            ]}
            onChange={(next) => {
              setProfile(next);
              setVariant(findProfile(next)?.variants[0]?.name ?? "");
            }}
          />
        )}
        {!chosen && variants.length > 1 ? (
          <div>
            <Segmented
              label="Variant"
              size="sm"
              value={variant}
              options={variants.map((each) => ({ id: each.name, label: each.label }))}
              onChange={setVariant}
            />
          </div>
        ) : null}
        {/* Enter in the name creates; a form needs a button for that. */}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
}

function emptySite(name: string, profile: string, variant: string): Project {
  if (!findProfile(profile)) return emptyProject(name);
  const design = startDesign(name);
  const fields = {
    profile,
    edition: newestEdition(profile),
    ...(variant === "" ? {} : { variant }),
    lifecycle: "draft",
  };
  design.add("site", "site", null, name, fields);
  return design.project;
}
