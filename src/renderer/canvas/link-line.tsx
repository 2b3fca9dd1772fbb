import { memo } from "react";
import { LINK_LOOKS } from "#shared/drawing/paper";
import type { SceneLink } from "#shared/drawing/scene";
import { middleOf, pathOf } from "#shared/drawing/svg";
import { Icon } from "../ui/icon.tsx";
import styles from "./link-line.module.css";

export interface LinkLineProps {
  link: SceneLink;
  isSelected: boolean;
  onPick: (id: string, adds: boolean) => void;
}

/** One link along its route, in the style of its kind. */
export const LinkLine = memo(function LinkLine({ link, isSelected, onPick }: LinkLineProps) {
  const { gap } = LINK_LOOKS[link.style];
  const d = pathOf(link.route);
  const isFaulty = link.severity === "error";
  return (
    <g
      className={styles.link}
      data-link={link.derived ? undefined : link.id}
      data-style={link.style}
      data-state={isSelected ? "selected" : isFaulty ? "error" : undefined}
    >
      {link.derived ? null : (
        <path
          className={`${styles.target} nopan`}
          d={d}
          onClick={(event) => onPick(link.id, event.shiftKey || event.ctrlKey || event.metaKey)}
        >
          <title>{link.spoken}</title>
        </path>
      )}
      <path className={styles.line} d={d} />
      {gap && !isSelected && !isFaulty ? <path className={styles.gap} d={d} /> : null}
      {link.dots.map(({ x, y }) => (
        <circle key={`${x} ${y}`} className={styles.dot} cx={x} cy={y} r={3} />
      ))}
      {isFaulty ? <Fault link={link} /> : null}
    </g>
  );
});

function Fault({ link }: { link: SceneLink }) {
  const { x, y } = middleOf(link.route);
  return (
    <g className={styles.fault} transform={`translate(${x} ${y})`}>
      <circle r={8} />
      <g transform="translate(-6 -6)">
        <Icon name="octagon-x" size={12} />
      </g>
    </g>
  );
}
