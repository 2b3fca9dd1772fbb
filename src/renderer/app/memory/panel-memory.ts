import { isJsonObject } from "#shared/kernel/json";
import { readLooks, type Looks } from "./project-looks.ts";

/** Sizes of the panels in pixels, which of them are shut, and how projects looked. */
export interface PanelMemory {
  readonly left: number;
  readonly inspector: number;
  readonly drawer: number;
  readonly leftShut: boolean;
  readonly inspectorShut: boolean;
  readonly drawerShut: boolean;
  /** Height of the palette above the outline. */
  readonly palette: number;
  readonly looks: Looks;
}

const FIRST: PanelMemory = {
  left: 248,
  inspector: 320,
  drawer: 198,
  leftShut: false,
  inspectorShut: false,
  drawerShut: false,
  palette: 424,
  looks: {},
};

/** What was stored, as far as it can be used. */
export function readPanelMemory(stored: unknown): PanelMemory {
  if (!isJsonObject(stored)) return FIRST;
  const size = (key: keyof PanelMemory, least: number, most: number): number => {
    const value = stored[key];
    const first = FIRST[key] as number;
    return typeof value === "number" && value >= least && value <= most ? value : first;
  };
  return {
    left: size("left", 180, 600),
    inspector: size("inspector", 240, 800),
    drawer: size("drawer", 100, 900),
    palette: size("palette", 60, 900),
    leftShut: stored["leftShut"] === true,
    inspectorShut: stored["inspectorShut"] === true,
    drawerShut: stored["drawerShut"] === true,
    looks: readLooks(stored["looks"]),
  };
}
