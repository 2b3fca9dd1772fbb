import { compareNatural } from "#shared/kernel/order";
import type { Facts } from "#shared/facts/engine";
import { getKind, kindRank } from "#shared/kinds/index";
import { projectIndex } from "#shared/model/project-index";
import type { Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import type { Finding } from "#shared/rules/finding";
import { shortHeadlineOf } from "../project/describe.ts";
import { countsInside, worstOf } from "../project/findings-index.ts";
import { isIconName } from "../ui/icons.ts";
import type { TreeNode } from "../ui/tree-node.ts";

/** The project as a tree of rows: sites and what lies in them, ports left to their owners. */
export function outlineNodes(
  project: Project,
  facts: Facts,
  findings: readonly Finding[],
): TreeNode[] {
  const index = projectIndex(project);
  return nodesIn(null);

  function nodesIn(parent: string | null): TreeNode[] {
    return index
      .childrenOf(parent)
      .filter((element) => getKind(element.kind).shape !== "port")
      .toSorted((a, b) => kindRank(a.kind) - kindRank(b.kind) || compareNatural(a.name, b.name))
      .map(nodeOf);
  }

  function nodeOf(element: ElementRecord): TreeNode {
    const kind = getKind(element.kind);
    const counts = countsInside(project, findings, element.id);
    const children = nodesIn(element.id);
    return {
      id: element.id,
      label: element.name,
      icon: isIconName(kind.icon) ? kind.icon : "box",
      family: kind.family,
      value: shortHeadlineOf(facts, element),
      severity: worstOf(counts),
      severityWord: wordsFor(counts),
      isStrong: kind.name === "site",
      ...(children.length > 0 ? { children } : {}),
    };
  }
}

/** The rows whose name or value holds the text, with what contains them. */
export function filterNodes(nodes: readonly TreeNode[], text: string): TreeNode[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [...nodes];
  return nodes.flatMap((node) => {
    const children = filterNodes(node.children ?? [], wanted);
    const isHit = `${node.label} ${node.value ?? ""}`.toLowerCase().includes(wanted);
    if (!isHit && children.length === 0) return [];
    const { children: _all, ...own } = node;
    return [children.length > 0 ? { ...own, children } : own];
  });
}

/** Every row that holds others. */
export function idsWithChildren(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap((node) =>
    node.children ? [node.id, ...idsWithChildren(node.children)] : [],
  );
}

function wordsFor(counts: { error: number; warning: number; info: number }): string {
  const words = [
    counts.error > 0 ? `${counts.error} ${counts.error === 1 ? "error" : "errors"}` : "",
    counts.warning > 0 ? `${counts.warning} ${counts.warning === 1 ? "warning" : "warnings"}` : "",
    counts.info > 0 ? `${counts.info} info` : "",
  ];
  return words.filter((word) => word !== "").join(", ");
}
