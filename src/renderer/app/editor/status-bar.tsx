import { Button } from "react-aria-components";
import type { JsonObject } from "#shared/kernel/json";
import { findRecord, recordsOf } from "#shared/model/project";
import { counted, inSentence } from "#shared/kernel/words";
import { findProfile } from "#shared/profiles/index";
import { RULES } from "#shared/rules/index";
import { SEVERITIES } from "#shared/rules/finding";
import { jsonText } from "../../project/json-text.ts";
import { pathOf } from "../../project/describe.ts";
import { countFindings } from "../../project/findings-index.ts";
import { useProject, useProjectState, useSelection } from "../../project/session-context.tsx";
import { cx } from "../../ui/cx.ts";
import { Icon } from "../../ui/icon.tsx";
import { SeverityChip } from "../../ui/severity-chip.tsx";
import { useWindow } from "../frame-context.tsx";
import { showDrawer } from "./panel-handles.ts";
import { VerifyState } from "./verify-state.tsx";
import styles from "./status-bar.module.css";

/** Works offline, what is wrong, how long the check took, what is selected, for which platform. */
export function StatusBar() {
  const project = useProject();
  const findings = useProjectState((state) => state.findings);
  const checkTime = useProjectState((state) => state.checkTime);
  const zoom = useWindow((state) => state.zoom);
  const selected = useSelection((state) => state.elements);
  const counts = countFindings(findings);
  const [first] = selected;
  const only = first === undefined ? undefined : findRecord(project, "elements", first);
  const sites = [...recordsOf(project, "elements")].filter(({ kind }) => kind === "site");
  const site =
    (only && [only, ...pathOf(project, only).toReversed()].find(({ kind }) => kind === "site")) ??
    (sites.length === 1 ? sites[0] : undefined);

  return (
    <footer className={styles.bar}>
      <span className={styles.item}>
        <Icon name="wifi-off" size={14} /> Works offline
      </span>
      {SEVERITIES.map((severity) =>
        counts[severity] > 0 ? (
          <Button
            key={severity}
            className={cx(styles.count)}
            onPress={() => showDrawer("problems")}
          >
            <SeverityChip severity={severity} look="plain" count={counts[severity]} />
          </Button>
        ) : null,
      )}
      {findings.length === 0 ? (
        <SeverityChip severity="pass" look="plain" word="No problems" />
      ) : null}
      <span className={styles.item}>
        {counted(RULES.length, "rule", "rules")} checked in{" "}
        <span className="mono">{checkTime.toFixed(1)} ms</span>
      </span>
      <VerifyState />
      <span className={styles.space} />
      {selected.size > 0 ? (
        <span className={cx(styles.item, styles.cut)}>
          {selected.size} selected{selected.size === 1 && only ? `: ${only.name}` : null}
        </span>
      ) : null}
      {site ? <span className={styles.item}>{platformWords(site.fields)}</span> : null}
      <span className={cx("mono", styles.item)}>{Math.round(zoom * 100)} %</span>
    </footer>
  );
}

/** "AKS Edge Essentials, single machine": the platform of a site in words. */
function platformWords(fields: JsonObject): string {
  const profile = findProfile(jsonText(fields["profile"]));
  if (!profile) return "No platform chosen";
  const variant = profile.variants.find(({ name }) => name === fields["variant"]);
  const words = profile.variants.length > 1 ? variant?.label : undefined;
  return words === undefined ? profile.label : `${profile.label}, ${inSentence(words)}`;
}
