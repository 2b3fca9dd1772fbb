import type { IconName } from "./icons";
import type { Severity } from "./severity";

/** The six families of element kinds; each has a colour token of its name. */
export type Family = "compute" | "switching" | "routing" | "services" | "address" | "outside";

export interface TreeNode {
  id: string;
  label: string;
  icon?: IconName | undefined;
  family?: Family | undefined;
  /** At the right, in monospace: an address, a prefix, a count. */
  value?: string | undefined;
  severity?: Severity | undefined;
  /** Read with the mark, for example `2 errors inside`. */
  severityWord?: string | undefined;
  /** For the roots of the design, such as sites. */
  isStrong?: boolean | undefined;
  children?: readonly TreeNode[] | undefined;
}

export interface TreeLine {
  node: TreeNode;
  /** 0 for the roots. */
  depth: number;
}

/** The rows that are on show, from top to bottom. */
export function deriveTreeLines(
  nodes: readonly TreeNode[],
  expanded: ReadonlySet<string>,
  depth = 0,
): TreeLine[] {
  return nodes.flatMap((node) => [
    { node, depth },
    ...(node.children && expanded.has(node.id)
      ? deriveTreeLines(node.children, expanded, depth + 1)
      : []),
  ]);
}
