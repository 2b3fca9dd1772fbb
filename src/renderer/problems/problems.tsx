import { useMemo, useState } from "react";
import { GridList, GridListHeader, GridListSection } from "react-aria-components";
import { recordsOf } from "#shared/model/project";
import { RULES } from "#shared/rules/index";
import { counted } from "#shared/kernel/words";
import { revealFinding, setActiveFinding } from "../project/active-finding.ts";
import { useProject, useProjectState } from "../project/session-context.tsx";
import { cx } from "../ui/cx.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { SeverityIcon } from "../ui/severity-icon.tsx";
import { filterFindings, filterWaived, groupFindings, type Grouping } from "./group-findings.ts";
import { ProblemRow } from "./problem-row.tsx";
import { ProblemsBar } from "./problems-bar.tsx";
import styles from "./problems.module.css";
import { WaivedRow } from "./waived-row.tsx";

/** Everything that is wrong, worst first; a row leads to the field, a button mends it. */
export function Problems() {
  const project = useProject();
  const findings = useProjectState((state) => state.findings);
  const [by, setBy] = useState<Grouping>("severity");
  const [text, setText] = useState("");
  const [site, setSite] = useState<string | null>(null);
  const waived = useProjectState((state) => state.waived);
  const [showsWaived, setShowsWaived] = useState(false);
  const sites = [...recordsOf(project, "elements")].filter(({ kind }) => kind === "site");
  const wantedSite = sites.some(({ id }) => id === site) ? site : null;
  const shown = useMemo(
    () => filterFindings(project, findings, text, wantedSite),
    [project, findings, text, wantedSite],
  );
  const groups = useMemo(() => groupFindings(project, shown, by), [project, shown, by]);
  const shownWaived = showsWaived ? filterWaived(project, waived, text, wantedSite) : [];
  const byKey = new Map(
    [...shown, ...shownWaived.map(({ finding }) => finding)].map((each) => [each.key, each]),
  );

  if (findings.length + waived.length === 0) return <NoProblems isBlank={sites.length === 0} />;
  return (
    <div className={styles.problems}>
      <ProblemsBar
        by={by}
        onBy={setBy}
        text={text}
        onText={setText}
        site={wantedSite}
        onSite={setSite}
        sites={sites}
        shown={shown}
        waivedCount={waived.length}
        showsWaived={showsWaived}
        onShowsWaived={setShowsWaived}
      />
      <div
        className={styles.scroll}
        onFocus={({ target }) => {
          const key =
            target.getAttribute("role") === "row" ? target.getAttribute("data-key") : null;
          if (key !== null) setActiveFinding(key);
        }}
      >
        <GridList
          aria-label="Problems"
          className={cx(styles.list)}
          onAction={(key) => {
            const finding = byKey.get(String(key));
            if (finding) revealFinding(finding);
          }}
          renderEmptyState={() => (
            <p className={styles.quiet}>
              {findings.length === 0 ? "Every problem is waived." : "Nothing matches the filter."}
            </p>
          )}
        >
          {groups.map((group) => (
            <GridListSection key={group.id} aria-label={group.title}>
              {by === "severity" ? null : (
                <GridListHeader className={cx(styles.heading)}>
                  {group.title} <span className={styles.count}>{group.findings.length}</span>
                </GridListHeader>
              )}
              {group.findings.map((finding) => (
                <ProblemRow key={finding.key} finding={finding} />
              ))}
            </GridListSection>
          ))}
          {shownWaived.length > 0 ? (
            <GridListSection aria-label="Waived">
              <GridListHeader className={cx(styles.heading)}>
                Waived <span className={styles.count}>{shownWaived.length}</span>
              </GridListHeader>
              {shownWaived.map((each) => (
                <WaivedRow key={each.finding.key} waived={each} />
              ))}
            </GridListSection>
          ) : null}
        </GridList>
      </div>
    </div>
  );
}

function NoProblems({ isBlank }: { isBlank: boolean }) {
  return (
    <EmptyState icon={isBlank ? "list-checks" : "circle-check"} title="No problems">
      {isBlank ? (
        <>What the rules find stands here, for example an address that is given twice.</>
      ) : (
        <SeverityIcon
          severity="pass"
          withWord
          word={`${counted(RULES.length, "rule", "rules")} checked, nothing to mend.`}
        />
      )}
    </EmptyState>
  );
}
