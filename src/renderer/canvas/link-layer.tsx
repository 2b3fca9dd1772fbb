import { ViewportPortal } from "@xyflow/react";
import { MOST_DASHED_LINKS } from "#shared/drawing/paper";
import { select, selectionStore } from "../project/selection-store.ts";
import { useCanvas, useSelected } from "./canvas-context.tsx";
import { LAYERS } from "./flow-nodes.ts";
import { LinkLine } from "./link-line.tsx";
import styles from "./link-layer.module.css";

/**
 * All links in one drawing under the cards: one layer costs far less than a drawing for each link,
 * and no link can vanish while the nodes at its ends are drawn anew.
 */
export function LinkLayer() {
  const links = useCanvas(({ scene }) => scene.links);
  const selected = useSelected((state) => state.links);
  const isDashed = links.length <= MOST_DASHED_LINKS;
  return (
    <ViewportPortal>
      <svg
        className={styles.layer}
        style={{ zIndex: LAYERS.links }}
        data-dashed={isDashed || undefined}
        aria-hidden
      >
        {links.map((link) => (
          <LinkLine key={link.id} link={link} isSelected={selected.has(link.id)} onPick={pick} />
        ))}
      </svg>
    </ViewportPortal>
  );
}

/** Selects a link; with Shift or Mod it joins or leaves what is selected. */
function pick(id: string, adds: boolean): void {
  const { elements, links } = selectionStore.getState();
  if (!adds) {
    select([], [id]);
    return;
  }
  const next = new Set(links);
  if (!next.delete(id)) next.add(id);
  select(elements, next);
}
