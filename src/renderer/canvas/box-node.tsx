import { memo } from "react";
import type { NodeProps } from "@xyflow/react";
import type { BoxShape, SceneBox } from "#shared/drawing/scene";
import { BandBox } from "./band-box.tsx";
import { BarBox } from "./bar-box.tsx";
import { BoxFrame } from "./box-frame.tsx";
import { useBox } from "./canvas-context.tsx";
import { CardBox } from "./card-box.tsx";
import { ContainerBox } from "./container-box.tsx";
import type { FlowNode } from "./flow-nodes.ts";
import { NoteBox } from "./note-box.tsx";

const BODIES: Readonly<Record<BoxShape, (props: { box: SceneBox }) => React.JSX.Element>> = {
  container: ContainerBox,
  card: CardBox,
  band: BandBox,
  bar: BarBox,
  note: NoteBox,
};

/** One box on the canvas. It reads what it shows from the scene and draws again only when that changes. */
export const BoxNode = memo(function BoxNode({ id, selected }: NodeProps<FlowNode>) {
  const box = useBox(id);
  if (!box) return null;
  const Body = BODIES[box.shape];
  return (
    <BoxFrame box={box} isSelected={selected}>
      <Body box={box} />
    </BoxFrame>
  );
});
