import { useMemo, useState } from "react";
import { findRecord } from "#shared/model/project";
import { getKind } from "#shared/kinds/index";
import { pathOf } from "../project/describe.ts";
import { useEditorCommands } from "../project/editor-commands.tsx";
import { reveal, select } from "../project/selection-store.ts";
import {
  useFacts,
  useProject,
  useProjectState,
  useSelection,
} from "../project/session-context.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { Tree } from "../ui/tree.tsx";
import { filterNodes, idsWithChildren, outlineNodes } from "./outline-nodes.ts";
import styles from "./outline.module.css";

/** Everything in the project as a tree, with its main value and what is wrong inside. */
export function Outline() {
  const project = useProject();
  const facts = useFacts();
  const findings = useProjectState((state) => state.findings);
  const selected = useSelection((state) => state.elements);
  const commands = useEditorCommands();
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set());
  const [filter, setFilter] = useState<string | null>(null);
  const [shown, setShown] = useState(selected);

  const all = useMemo(() => outlineNodes(project, facts, findings), [project, facts, findings]);
  const nodes = useMemo(() => filterNodes(all, filter ?? ""), [all, filter]);
  const holders = useMemo(() => idsWithChildren(nodes), [nodes]);
  // Ports have no row of their own; their owner stands for them.
  const rows = useMemo(() => {
    const owners = [...selected].flatMap((id) => {
      const element = findRecord(project, "elements", id);
      if (!element) return [];
      return getKind(element.kind).shape === "port" ? (element.parent ?? []) : id;
    });
    return new Set(owners);
  }, [selected, project]);

  // A selection made elsewhere opens what it lies in, once.
  if (shown !== selected) {
    setShown(selected);
    const path = [...rows].flatMap((id) => {
      const element = findRecord(project, "elements", id);
      return element ? pathOf(project, element).map((each) => each.id) : [];
    });
    if (path.some((id) => shut.has(id))) {
      setShut(new Set([...shut].filter((id) => !path.includes(id))));
    }
  }
  const isFiltering = filter !== null && filter.trim() !== "";
  const expanded = new Set(isFiltering ? holders : holders.filter((id) => !shut.has(id)));

  return (
    <section className={styles.outline} aria-label="Outline">
      <div className={styles.head}>
        <h2 className={styles.title}>Outline</h2>
        <IconButton
          icon="funnel"
          size={24}
          label="Filter the outline"
          isSelected={filter !== null}
          onPress={() => setFilter(filter === null ? "" : null)}
        />
      </div>
      {filter === null ? null : (
        <div className={styles.filter}>
          <TextInput
            label="Filter the outline"
            isLabelHidden
            autoFocus
            icon="search"
            placeholder="Name or address"
            value={filter}
            onInput={setFilter}
          />
        </div>
      )}
      <div className={styles.tree}>
        <Tree
          label="Outline"
          nodes={nodes}
          selectedIds={rows}
          onSelectionChange={(ids) => select(ids)}
          expandedIds={expanded}
          onExpandedChange={(ids) => {
            if (!isFiltering) setShut(new Set(holders.filter((id) => !ids.has(id))));
          }}
          onAction={(id) => reveal(id)}
          menuFor={(id) => {
            if (!rows.has(id)) select([id]);
            return [
              ...commands.lines("view.zoomSelection", "edit.rename"),
              { kind: "separator", id: "first" },
              ...commands.lines("edit.cut", "edit.copy", "edit.paste", "edit.duplicate"),
              { kind: "separator", id: "second" },
              ...commands.lines("insert.element", "insert.link", "edit.moveTo"),
              { kind: "separator", id: "third" },
              ...commands.lines("edit.delete").map((line) => ({ ...line, isDanger: true })),
            ];
          }}
          emptyState={
            <EmptyState icon="list-tree" title={isFiltering ? "Nothing matches" : "Nothing yet"}>
              {isFiltering
                ? "No name and no address holds this text."
                : "What you draw is listed here, for example a site with its hosts."}
            </EmptyState>
          }
        />
      </div>
    </section>
  );
}
