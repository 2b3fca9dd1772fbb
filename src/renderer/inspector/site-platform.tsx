import { useState } from "react";
import { counted, inSentence } from "#shared/kernel/words";
import type { ElementRecord } from "#shared/model/records";
import { editionOf, findProfile, newestEdition, PROFILES } from "#shared/profiles/index";
import { revealFinding } from "../project/active-finding.ts";
import { jsonText } from "../project/json-text.ts";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { useProjectState } from "../project/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { MessageText } from "../ui/message-text.tsx";
import { Notice } from "../ui/notice.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { SeverityIcon } from "../ui/severity-icon.tsx";
import styles from "./site-platform.module.css";

/** The platform of a site and its variant; after a switch, what has to change for it. */
export function SitePlatform({ site }: { site: ElementRecord }) {
  const { dispatch, run, showProfile } = useEditorCommands();
  const findings = useProjectState((state) => state.findings);
  const [before, setBefore] = useState<{ keys: ReadonlySet<string>; to: string } | undefined>();
  const profile = findProfile(jsonText(site.fields["profile"]));
  const variants = profile?.variants ?? [];
  const variant = jsonText(site.fields["variant"]);

  const change = (fields: Record<string, string | null>, to: string) => {
    const keys = new Set(findings.map(({ key }) => key));
    const label = `Switch ${site.name} to ${inSentence(to)}`;
    const edit = { name: "element.edit", args: { ids: [site.id], fields } };
    if (dispatch({ name: "batch", args: { label, commands: [edit] } })) setBefore({ keys, to });
  };

  const toDo = before
    ? findings.filter(({ key, severity }) => !before.keys.has(key) && severity !== "info")
    : [];

  return (
    <div className={styles.platform} data-field={`${site.id}.profile`}>
      <SelectField
        label="Platform"
        value={profile?.name ?? null}
        placeholder="Choose a platform"
        options={PROFILES.map(({ name, label, summary }) => ({
          id: name,
          label,
          description: summary,
        }))}
        onChange={(name) => {
          const next = findProfile(name);
          const first = next?.variants[0];
          change(
            { profile: name, variant: first?.name ?? null, edition: newestEdition(name) },
            next?.label ?? name,
          );
        }}
      />
      {variants.length > 1 ? (
        <div className={styles.variant} data-field={`${site.id}.variant`}>
          <Segmented
            label="Variant"
            size="sm"
            value={variant}
            options={variants.map(({ name, label }) => ({ id: name, label }))}
            onChange={(name) =>
              change({ variant: name }, variants.find((each) => each.name === name)?.label ?? name)
            }
          />
        </div>
      ) : null}
      {profile ? (
        <div className={styles.edition} data-field={`${site.id}.edition`}>
          <SelectField
            label="Documents"
            value={editionOf(profile, jsonText(site.fields["edition"])).id}
            options={profile.editions
              .toReversed()
              .map(({ id, label }) => ({ id, ...editionWords(label) }))}
            onChange={(id) => change({ edition: id }, `documents of ${id}`)}
          />
          <Button size="sm" variant="ghost" onPress={() => showProfile(site.id)}>
            What the platform says
          </Button>
        </div>
      ) : null}
      {before ? (
        <Notice
          severity={toDo.length > 0 ? "warning" : "pass"}
          isLive
          title={
            toDo.length > 0
              ? `${counted(toDo.length, "thing has", "things have")} to change for ${inSentence(before.to)}`
              : `Nothing has to change for ${inSentence(before.to)}`
          }
          actions={
            <>
              {toDo.length > 0 ? (
                <Button size="sm" onPress={() => run("check.problems")}>
                  Show in Problems
                </Button>
              ) : null}
              <Button size="sm" variant="ghost" onPress={() => setBefore(undefined)}>
                Done
              </Button>
            </>
          }
        >
          <ul className={styles.list}>
            {toDo.slice(0, 6).map((finding) => (
              <li key={finding.key} className={styles.item}>
                <SeverityIcon severity={finding.severity} size={14} />
                <span>
                  <MessageText message={finding.message} onElement={() => revealFinding(finding)} />
                </span>
              </li>
            ))}
          </ul>
          {toDo.length > 6 ? <p className={styles.more}>and {toDo.length - 6} more</p> : null}
        </Notice>
      ) : null}
    </div>
  );
}

/** "February 2023: what is new" as a label and its description. */
function editionWords(text: string): { label: string; description?: string } {
  const at = text.indexOf(": ");
  return at < 0 ? { label: text } : { label: text.slice(0, at), description: text.slice(at + 2) };
}
