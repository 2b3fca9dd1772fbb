import type { ReactNode, Ref } from "react";
import { Panel as SplitPanel, type PanelImperativeHandle } from "react-resizable-panels";

/** Collapses, expands and resizes a panel from outside. */
export type PanelHandle = PanelImperativeHandle;

export interface PanelProps {
  id: string;
  /** Pixels at the first opening; leave out for the panel that takes the rest. */
  defaultSize?: number | undefined;
  minSize?: number | undefined;
  maxSize?: number | undefined;
  /** Pixels that stay when it is collapsed: 0, or 36 for the tabs of the drawer. */
  collapsedSize?: number | undefined;
  isCollapsible?: boolean | undefined;
  /** Pixels, at every step of a resize while it is open; hand them back as defaultSize at the next start. */
  onSizeChange?: ((pixels: number) => void) | undefined;
  onCollapsedChange?: ((isCollapsed: boolean) => void) | undefined;
  handle?: Ref<PanelHandle | null> | undefined;
  children: ReactNode;
}

/** One side of Panels. Those with a size keep their pixels when the window changes; the one without takes the rest. */
export function Panel(props: PanelProps) {
  const { id, defaultSize, minSize = 0, maxSize, collapsedSize = 0, isCollapsible = false } = props;
  const isFixed = defaultSize !== undefined;
  const isShut = (pixels: number) => isCollapsible && pixels <= collapsedSize + 1;
  return (
    <SplitPanel
      id={id}
      {...(isFixed ? { defaultSize } : {})}
      minSize={minSize}
      maxSize={maxSize}
      collapsible={isCollapsible}
      collapsedSize={collapsedSize}
      groupResizeBehavior={isFixed ? "preserve-pixel-size" : "preserve-relative-size"}
      panelRef={props.handle}
      onResize={(size, _id, before) => {
        const isCollapsed = isShut(size.inPixels);
        const wasCollapsed = before !== undefined && isShut(before.inPixels);
        if (isCollapsed !== wasCollapsed) props.onCollapsedChange?.(isCollapsed);
        if (!isCollapsed && before !== undefined) props.onSizeChange?.(Math.round(size.inPixels));
      }}
    >
      {props.children}
    </SplitPanel>
  );
}
