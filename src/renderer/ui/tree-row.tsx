import { Button, Collection, TreeItem, TreeItemContent } from "react-aria-components";
import { cx } from "./cx";
import { Icon } from "./icon";
import { KindIcon } from "./kind-icon";
import { SeverityIcon } from "./severity-icon";
import type { TreeNode } from "./tree-node";
import styles from "./tree.module.css";

/** One row of a Tree with the rows inside it. */
export function TreeRow({ node }: { node: TreeNode }) {
  return (
    <TreeItem id={node.id} textValue={node.label} className={cx(styles.row)}>
      <TreeItemContent>
        {({ hasChildItems, isExpanded }) => (
          <div className={cx(styles.line)}>
            {hasChildItems ? (
              <Button slot="chevron" className={cx(styles.chevron)}>
                <Icon name={isExpanded ? "chevron-down" : "chevron-right"} size={14} />
              </Button>
            ) : (
              <span className={cx(styles.chevron)} />
            )}
            <NodeIcon node={node} />
            <span className={cx(styles.name, node.isStrong && styles.strong)} title={node.label}>
              {node.label}
            </span>
            {node.value ? <span className={cx("mono", styles.value)}>{node.value}</span> : null}
            {node.severity ? (
              <SeverityIcon severity={node.severity} size={14} word={node.severityWord} />
            ) : null}
          </div>
        )}
      </TreeItemContent>
      <Collection items={node.children ?? []}>{(child) => <TreeRow node={child} />}</Collection>
    </TreeItem>
  );
}

/** The icon of a row, in the tint of the family where it stands for an element. */
function NodeIcon({ node: { icon, family } }: { node: TreeNode }) {
  if (!icon) return null;
  return family ? <KindIcon icon={icon} family={family} /> : <Icon name={icon} />;
}
