import { PHYSICAL_VIEW, type Project } from "#shared/model/project";
import { drawnTree, type DrawnTree } from "./drawn-tree.ts";
import { boundsOf } from "./geometry.ts";
import { placeBoxes, type Overrides, type Placed } from "./place-boxes.ts";
import { placePorts, type PlacedPort, type PlacedPorts } from "./place-ports.ts";
import { routeLines, type RoutedLine } from "./route-lines.ts";
import type { Scene } from "./scene.ts";
import { wiringOf } from "./wiring.ts";

/** Where everything of a scene is, before anything is said about it. */
export interface PlacedScene extends Placed {
  readonly tree: DrawnTree;
  /** By box. */
  readonly ports: ReadonlyMap<string, PlacedPorts>;
  readonly lines: readonly RoutedLine[];
}

/** Places, ports and routes of a view. */
export function placeScene(
  project: Project,
  view = PHYSICAL_VIEW,
  overrides?: Overrides,
): PlacedScene {
  const tree = drawnTree(project);
  const wiring = wiringOf(project, tree);
  const placed = placeBoxes(project, tree, view, overrides);
  const ports = new Map<string, PlacedPorts>();
  const portsById = new Map<string, PlacedPort>();
  for (const drawn of tree.order) {
    const onRim = placePorts(tree, wiring, placed.at, drawn);
    ports.set(drawn.element.id, onRim);
    for (const port of onRim.ports) portsById.set(port.element.id, port);
  }
  return { ...placed, tree, ports, lines: routeLines(project, tree, wiring, placed.at, portsById) };
}

/**
 * The same scene with boxes elsewhere, while a gesture drags or resizes them: texts stay, places,
 * ports and routes are found anew. Cheaper than a new scene, and it never changes the project.
 */
export function moveScene(
  project: Project,
  scene: Scene,
  view: string,
  overrides: Overrides,
): Scene {
  const placed = placeScene(project, view, overrides);
  const said = new Map(scene.links.map((link) => [link.id, link]));
  const boxes = scene.boxes.map((box) => {
    const [at, inside] = [placed.at.get(box.id) ?? box.at, placed.inside.get(box.id) ?? box.inside];
    const onRim = new Map(placed.ports.get(box.id)?.ports.map((port) => [port.element.id, port]));
    const ports = box.ports.map((port) => {
      const now = onRim.get(port.id);
      return now ? { ...port, side: now.side, at: now.at, label: now.label } : port;
    });
    return { ...box, at, inside, ports, portRoom: placed.ports.get(box.id)?.room ?? box.portRoom };
  });
  return {
    ...scene,
    boxes,
    links: placed.lines.flatMap(({ line, route, dots }) => {
      const link = said.get(line.id);
      return link ? [{ ...link, route, dots }] : [];
    }),
    bounds: boundsOf(boxes.map(({ at }) => at)),
  };
}
