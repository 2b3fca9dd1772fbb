import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  type MouseEvent,
  type PointerEvent,
  type Ref,
} from "react";
import {
  Background,
  BackgroundVariant,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  type NodeChange,
} from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import { MEASURES } from "#shared/drawing/measures";
import { getKind } from "#shared/kinds/index";
import { select, selectionStore } from "../project/selection-store.ts";
import { BoxNode } from "./box-node.tsx";
import type { CanvasApi, CanvasMenuRequest } from "./canvas-api.ts";
import { useCanvas, useCanvasStore, useSelected } from "./canvas-context.tsx";
import { startConnecting } from "./connect.ts";
import { DetailLevel } from "./detail-level.tsx";
import { createFlowNodes, type FlowNode } from "./flow-nodes.ts";
import { boxAt, containerAt } from "./hit.ts";
import { insertAt } from "./insert-at.ts";
import { LinkLayer } from "./link-layer.tsx";
import { Overlays, PointerHint } from "./overlays.tsx";
import { Overview } from "./overview.tsx";
import { sayRefusal } from "./say-near.ts";
import { Toolbar } from "./toolbar.tsx";
import { useDropping } from "./use-dropping.ts";
import { useKeyboard } from "./use-keyboard.ts";
import { useMoving } from "./use-moving.ts";
import { fitScene, middleOfView, showElements, zoomTo } from "./viewport.ts";
import styles from "./canvas-view.module.css";

const NODE_TYPES = { box: BoxNode };
const NO_EDGES: never[] = [];
const ADDING_KEYS = ["Shift", "Meta", "Control"];
const MIDDLE_BUTTON = [1];
const ALL_BUTTONS = [0, 1];
/** Above this many boxes only those in view are mounted: coming back costs less than being there. */
const MOST_MOUNTED = 600;

export interface CanvasViewProps {
  onMenu: ((request: CanvasMenuRequest) => void) | undefined;
  onZoom: ((zoom: number) => void) | undefined;
  apiRef: Ref<CanvasApi> | undefined;
}

/** The drawing with everything that moves it: React Flow for view and dragging, our own for the rest. */
export function CanvasView({ onMenu, onZoom, apiRef }: CanvasViewProps) {
  const store = useCanvasStore();
  const flow = useReactFlow<FlowNode>();
  const root = useRef<HTMLDivElement>(null);
  const scene = useCanvas((state) => state.scene);
  const tool = useCanvas((state) => state.tool);
  const gesture = useCanvas((state) => state.gesture.kind);
  const selected = useSelected((state) => state.elements);
  const frame = useSelected((state) => state.frame);
  const toNodes = useMemo(() => createFlowNodes(), []);
  const nodes = useMemo(() => toNodes(scene, selected), [toNodes, scene, selected]);
  const toView = flow.screenToFlowPosition;

  const show = useCallback(
    (elements: readonly string[]) => {
      if (root.current) showElements(flow, root.current, store.getState().settled, elements);
    },
    [flow, store],
  );
  const actions = useMemo(
    () => ({
      onMenu: (element: string, point: { x: number; y: number }) => onMenu?.({ element, point }),
      show: (element: string) => show([element]),
    }),
    [onMenu, show],
  );
  const keyboard = useKeyboard(store, root, actions);
  const moving = useMoving(store);
  const dropping = useDropping(store);

  useImperativeHandle(
    apiRef,
    (): CanvasApi => ({
      fit: () => root.current && fitScene(flow, root.current, store.getState().settled),
      zoomTo: show,
      zoomIn: () => zoomTo(flow, flow.getZoom() * 1.25),
      zoomOut: () => zoomTo(flow, flow.getZoom() / 1.25),
      actual: () => zoomTo(flow, 1),
      centerPoint: () => (root.current ? middleOfView(flow, root.current) : { x: 0, y: 0 }),
      rename: (element) => store.setState({ renaming: element }),
      focus: () => focusActive(root.current),
    }),
    [flow, store, show],
  );

  useEffect(() => {
    if (frame) show(frame.elements);
  }, [frame, show]);

  // What is selected elsewhere is where Tab comes in.
  useEffect(() => {
    const [first] = selected;
    if (first !== undefined && scene.outline.includes(first)) store.setState({ active: first });
  }, [selected, scene, store]);

  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]) => {
    const { elements, links } = selectionStore.getState();
    const next = new Set(elements);
    let isTouched = false;
    for (const change of changes) {
      if (change.type !== "select") continue;
      isTouched = true;
      if (change.selected) next.add(change.id);
      else next.delete(change.id);
    }
    if (isTouched) select(next, next.size > 0 && next.size === elements.size ? links : []);
  }, []);

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const from =
      event.target.closest<HTMLElement>("[data-port]")?.dataset["port"] ??
      event.target.closest<HTMLElement>("[data-connect]")?.dataset["connect"] ??
      (tool === "connect" && event.target.closest("[data-pane]")
        ? boxAt(store.getState().settled, toView({ x: event.clientX, y: event.clientY }))?.id
        : undefined);
    if (from === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    startConnecting(store, from, event.nativeEvent, toView);
  }

  function onPaneClick(event: MouseEvent): void {
    const point = toView({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    root.current?.focus({ preventScroll: true });
    const container = containerAt(store.getState().settled, point);
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    const kept = adds ? [...selectionStore.getState().elements] : [];
    // After React Flow has cleared what was selected.
    queueMicrotask(() => select(container ? [...kept, container.id] : kept));
  }

  /** With the note tool a click puts a note anywhere, also on a card. A port is no part of its card. */
  function onClick(event: MouseEvent): void {
    if (event.target instanceof Element && event.target.closest("[data-port], [data-connect]"))
      event.stopPropagation();
    if (
      tool !== "note" ||
      !(event.target instanceof Element) ||
      !event.target.closest("[data-pane]")
    )
      return;
    event.stopPropagation();
    const client = { x: event.clientX, y: event.clientY };
    const refusal = insertAt(store, getKind("note"), undefined, toView(client));
    store.setState({ tool: "select" });
    if (refusal !== undefined) sayRefusal(store, refusal, client);
  }

  function onContextMenu(event: MouseEvent): void {
    event.preventDefault();
    if (!(event.target instanceof Element)) return;
    const client = { x: event.clientX, y: event.clientY };
    const link = event.target.closest<SVGElement>("[data-link]")?.dataset["link"];
    const port = event.target.closest<HTMLElement>("[data-port]")?.dataset["port"];
    const element = port ?? boxAt(store.getState().settled, toView(client))?.id;
    if (link !== undefined) select([], [link]);
    else if (element !== undefined && !selectionStore.getState().elements.has(element))
      select([element]);
    onMenu?.({
      point: client,
      ...(link !== undefined ? { link } : element !== undefined ? { element } : {}),
    });
  }

  function onDoubleClick(event: MouseEvent): void {
    if (!(event.target instanceof Element)) return;
    const box = event.target.closest<HTMLElement>("[data-grip]")?.closest<HTMLElement>("[data-box]")
      ?.dataset["box"];
    if (box !== undefined) store.setState({ renaming: box });
  }

  return (
    // An application in the sense of ARIA: it takes keys and pointer for everything inside it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={root}
      className={styles.canvas}
      role="application"
      aria-label="Drawing"
      data-canvas=""
      data-tool={tool}
      data-gesture={gesture}
      data-detail="near"
      tabIndex={-1}
      onPointerDownCapture={onPointerDown}
      onClickCapture={onClick}
      onDoubleClick={onDoubleClick}
      onContextMenu={onContextMenu}
      {...keyboard}
      {...dropping}
    >
      <div className={styles.pane} data-pane="">
        <ReactFlow<FlowNode>
          nodes={nodes}
          edges={NO_EDGES}
          nodeTypes={NODE_TYPES}
          onNodesChange={onNodesChange}
          {...moving}
          onPaneClick={onPaneClick}
          onInit={() => root.current && fitScene(flow, root.current, store.getState().settled, 0)}
          nodesDraggable={tool === "select"}
          elementsSelectable={tool === "select" || tool === "connect"}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          selectionOnDrag={tool === "select"}
          selectionMode={SelectionMode.Full}
          selectionKeyCode={null}
          multiSelectionKeyCode={ADDING_KEYS}
          deleteKeyCode={null}
          panOnDrag={tool === "pan" ? ALL_BUTTONS : MIDDLE_BUTTON}
          panOnScroll
          zoomOnDoubleClick={false}
          minZoom={0.02}
          maxZoom={4}
          onlyRenderVisibleElements={nodes.length > MOST_MOUNTED}
          zIndexMode="manual"
          elevateNodesOnSelect={false}
          nodeDragThreshold={3}
          proOptions={PRO_OPTIONS}
        >
          <Background variant={BackgroundVariant.Dots} gap={2 * MEASURES.grid} size={1.3} />
          <LinkLayer />
          <Overlays />
          <Overview />
          <DetailLevel root={root} onZoom={onZoom} />
        </ReactFlow>
      </div>
      <Toolbar />
      <PointerHint />
    </div>
  );
}

// MIT allows leaving the mark out; the notice stands in the licences of the app.
const PRO_OPTIONS = { hideAttribution: true };

function focusActive(root: HTMLElement | null): void {
  (root?.querySelector<HTMLElement>('[data-box][tabindex="0"]') ?? root)?.focus({
    preventScroll: true,
  });
}
