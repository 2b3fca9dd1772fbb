import { memo } from "react";
import { LINKS, getKind } from "#shared/kinds/index";
import type { SceneBox } from "#shared/drawing/scene";
import styles from "./connect-handles.module.css";

/** Small rounds at the sides of a card under the pointer: drag one to connect the card. */
export const ConnectHandles = memo(function ConnectHandles({ box }: { box: SceneBox }) {
  if (box.shape === "container" || !mayConnect(box)) return null;
  return (
    <>
      {SIDES.filter((side) => !box.ports.some((port) => port.side === side)).map((side) => (
        <span
          key={side}
          className={`${styles.handle} nodrag nopan`}
          data-side={side}
          data-connect={box.id}
          aria-hidden
        />
      ))}
    </>
  );
});

const SIDES = ["top", "right", "bottom", "left"] as const;

const JOINABLE = new Set(
  LINKS.flatMap(({ joints }) => joints.flatMap(({ from, to }) => [from, to])),
);

function mayConnect({ kind, ports }: SceneBox): boolean {
  return JOINABLE.has(kind) || ports.some((port) => JOINABLE.has(getKind(port.kind).name));
}
