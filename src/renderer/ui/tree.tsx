import { useEffect, useEffectEvent, useRef, type ReactNode } from "react";
import { ListLayout, Tree as AriaTree, Virtualizer } from "react-aria-components";
import { ContextMenu } from "./context-menu";
import { cx } from "./cx";
import type { MenuEntry } from "./menu-entry";
import { deriveTreeLines, type TreeNode } from "./tree-node";
import { TreeRow } from "./tree-row";
import styles from "./tree.module.css";

const rowHeight = 24;
const rowsBeforeVirtual = 200;

export interface TreeProps {
  label: string;
  nodes: readonly TreeNode[];
  selectedIds: ReadonlySet<string>;
  onSelectionChange: (ids: ReadonlySet<string>) => void;
  expandedIds: ReadonlySet<string>;
  onExpandedChange: (ids: ReadonlySet<string>) => void;
  /** Enter and double click. */
  onAction?: ((id: string) => void) | undefined;
  /** The context menu of a row. */
  menuFor?: ((id: string) => readonly MenuEntry[]) | undefined;
  emptyState?: ReactNode;
}

/** An outline with rows of 24 pixels that scrolls by itself; long ones draw only what is on show. */
export function Tree(props: TreeProps) {
  const {
    label,
    nodes,
    selectedIds,
    onSelectionChange,
    expandedIds,
    onExpandedChange,
    onAction,
    menuFor,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const lines = deriveTreeLines(nodes, expandedIds);
  const isVirtual = lines.length > rowsBeforeVirtual;

  const only = selectedIds.size === 1 ? [...selectedIds][0] : undefined;
  const index = lines.findIndex((line) => line.node.id === only);
  const showChosen = useEffectEvent(() => {
    if (scroller.current && index >= 0) showRow(scroller.current, index);
  });
  // A row comes into view when it is chosen, not whenever rows above it open or close.
  // One frame later, because a virtual tree learns its height after the first drawing.
  useEffect(() => {
    const frame = requestAnimationFrame(() => showChosen());
    return () => cancelAnimationFrame(frame);
  }, [only]);

  const tree = (
    <AriaTree
      ref={scroller}
      aria-label={label}
      className={cx(styles.tree)}
      items={nodes}
      selectionMode="multiple"
      selectionBehavior="replace"
      selectedKeys={selectedIds}
      onSelectionChange={(keys) =>
        onSelectionChange(keys === "all" ? idsOf(lines) : new Set([...keys].map(String)))
      }
      expandedKeys={expandedIds}
      onExpandedChange={(keys) => onExpandedChange(new Set([...keys].map(String)))}
      renderEmptyState={() => props.emptyState}
      {...(onAction ? { onAction: (key) => onAction(String(key)) } : {})}
    >
      {(node) => <TreeRow node={node} />}
    </AriaTree>
  );

  const whole = isVirtual ? (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight }}>
      {tree}
    </Virtualizer>
  ) : (
    tree
  );
  if (!menuFor) return whole;
  return (
    <ContextMenu
      label={label}
      entries={(target) => {
        const id = target.closest('[role="row"]')?.getAttribute("data-key");
        return id ? menuFor(id) : [];
      }}
    >
      {whole}
    </ContextMenu>
  );
}

function idsOf(lines: ReturnType<typeof deriveTreeLines>): ReadonlySet<string> {
  return new Set(lines.map((line) => line.node.id));
}

function showRow(scroller: HTMLElement, index: number): void {
  const top = index * rowHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  const overhang = top + rowHeight - scroller.scrollTop - scroller.clientHeight;
  if (overhang > 0) scroller.scrollTop += overhang;
}
