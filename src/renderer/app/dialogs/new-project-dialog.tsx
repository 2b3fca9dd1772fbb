import { useDeferredValue, useMemo, useState } from "react";
import { emptyProject } from "#shared/model/project";
import { findProfile, newestEdition, PROFILES } from "#shared/profiles/index";
import { startDesign } from "#shared/kinds/design";
import { STARTING_DESIGNS } from "#shared/templates/index";
import { ok } from "#shared/kernel/result";
import type { Template } from "#shared/templates/template";
import { layOut, type AnswerProblem } from "#shared/templates/lay-out";
import type { Project } from "#shared/model/project";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { isIconName } from "../../ui/icons.ts";
import { useFrame } from "../frame-context.tsx";
import { createProject } from "../open-project.ts";
import { QuestionFields } from "./question-fields.tsx";
import styles from "./new-project-dialog.module.css";

const EMPTY = "(empty)";
const NO_TEXTS: Readonly<Record<string, string>> = {};
const NO_SITE = "(none)";

export interface NewProjectDialogProps {
  readonly template?: string | undefined;
  readonly onClose: () => void;
}

/**
 * A name and what to start from: a complete design, laid out for the sizes and networks that it asks
 * for, or an empty site of a platform.
 */
export function NewProjectDialog({ template, onClose }: NewProjectDialogProps) {
  const frame = useFrame();
  const [name, setName] = useState("");
  const [start, setStart] = useState(template ?? STARTING_DESIGNS[0]?.id ?? EMPTY);
  const [texts, setTexts] = useState(NO_TEXTS);
  const [profile, setProfile] = useState<string>("EE");
  const [variant, setVariant] = useState("single");
  const [isWorking, setWorking] = useState(false);
  const chosen = STARTING_DESIGNS.find(({ id }) => id === start);
  const variants = findProfile(profile)?.variants ?? [];
  const suggested = chosen?.label ?? "Untitled site";

  // Checking a large design takes longer than a key stroke; the fields do not wait for it.
  const settled = useDeferredValue(texts);
  const problems = useMemo(() => problemsOf(chosen, settled), [chosen, settled]);
  const isHeldUp = isWorking || problems.length > 0;

  const create = async () => {
    if (isHeldUp) return;
    const wanted = name.trim() === "" ? suggested : name.trim();
    const laid = chosen ? layOut(chosen, wanted, texts) : ok(emptySite(wanted, profile, variant));
    if (!laid.ok) return;
    setWorking(true);
    const isOpen = await createProject(frame, laid.value);
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
          <Button variant="primary" isDisabled={isHeldUp} onPress={() => void create()}>
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
          onChange={(next) => {
            setStart(next);
            setTexts(NO_TEXTS);
          }}
        />
        {chosen && chosen.questions.length > 0 ? (
          <QuestionFields
            key={chosen.id}
            questions={chosen.questions}
            texts={texts}
            problems={problems}
            onChange={(key, text) => setTexts((before) => ({ ...before, [key]: text }))}
          />
        ) : null}
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

function problemsOf(
  template: Template | undefined,
  texts: Readonly<Record<string, string>>,
): readonly AnswerProblem[] {
  if (!template || texts === NO_TEXTS) return [];
  const laid = layOut(template, template.label, texts);
  return laid.ok ? [] : laid.error;
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
