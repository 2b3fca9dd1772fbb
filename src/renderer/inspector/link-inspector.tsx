import { linksBetween } from "#shared/kinds/connections";
import { findLinkDef } from "#shared/kinds/index";
import { findRecord } from "#shared/model/project";
import type { LinkRecord } from "#shared/model/records";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { reveal } from "../project/selection-store.ts";
import { useProject } from "../project/session-context.tsx";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { Segmented } from "../ui/segmented.tsx";
import styles from "./inspector.module.css";

/** The links that are selected: what they join, and the way to cut them. */
export function LinkInspector({ links }: { links: readonly LinkRecord[] }) {
  const project = useProject();
  const { dispatch } = useEditorCommands();
  const nameOf = (id: string) => findRecord(project, "elements", id)?.name ?? id;
  return (
    <div className={cx(styles.scroll, styles.body)}>
      {links.map((link) => (
        <section key={link.id} aria-label={findLinkDef(link.kind)?.label}>
          <h2 className={styles.title}>{findLinkDef(link.kind)?.label}</h2>
          <p className={styles.quiet}>
            <Button variant="link" size="sm" onPress={() => reveal(link.from)}>
              {nameOf(link.from)}
            </Button>
            {" to "}
            <Button variant="link" size="sm" onPress={() => reveal(link.to)}>
              {nameOf(link.to)}
            </Button>
          </p>
          <LinkKind link={link} />
        </section>
      ))}
      <div>
        <Button
          icon="unlink"
          onPress={() =>
            dispatch({
              name: "items.delete",
              args: { elements: [], links: links.map(({ id }) => id) },
            })
          }
        >
          Disconnect
        </Button>
      </div>
    </div>
  );
}

/** What carries a link, where its two ends leave a choice: a WAN line or a tunnel. */
function LinkKind({ link }: { link: LinkRecord }) {
  const project = useProject();
  const { dispatch } = useEditorCommands();
  const kindOf = (id: string) => findRecord(project, "elements", id)?.kind ?? "";
  const kinds = linksBetween(kindOf(link.from), kindOf(link.to));
  if (kinds.length < 2) return null;
  return (
    <Segmented
      label="Carried by"
      size="sm"
      value={link.kind}
      options={kinds.map(({ name, label }) => ({ id: name, label }))}
      onChange={(kind) => dispatch({ name: "link.turn", args: { id: link.id, kind } })}
    />
  );
}
