import { arcDhcp, arcStatic } from "./arc.ts";
import { azureStackEdge } from "./ase.ts";
import { edgeScalable } from "./edge-scalable.ts";
import { edgeSingle } from "./edge-single.ts";
import { hciDhcp, hciStatic } from "./hci.ts";
import { hybridStatic } from "./hybrid.ts";
import { mixed } from "./mixed.ts";
import { plantHamburg } from "./plant-hamburg.ts";
import type { Template } from "./template.ts";

/** Every template, in the order of the start screen. */
export const TEMPLATES: readonly Template[] = [
  edgeSingle,
  edgeScalable,
  hciStatic,
  hciDhcp,
  hybridStatic,
  azureStackEdge,
  arcStatic,
  arcDhcp,
];

/** Designs that no single platform stands for: a mixed one, and a sample with findings. */
export const OTHER_DESIGNS: readonly Template[] = [mixed, plantHamburg];

/** Everything that a new project can start from: the templates first. */
export const STARTING_DESIGNS: readonly Template[] = [...TEMPLATES, ...OTHER_DESIGNS];

/** The template or other design of that id; throws for one that does not exist. */
export function getTemplate(id: string): Template {
  const template = STARTING_DESIGNS.find((each) => each.id === id);
  if (!template) {
    const known = STARTING_DESIGNS.map((each) => each.id).join(", ");
    throw new Error(`unknown template "${id}"; known are ${known}`);
  }
  return template;
}
