import type { JsonObject } from "#shared/kernel/json";

/** One thing of the design: a host, a switch, a pool. Its `fields` are those its kind defines. */
export interface ElementRecord {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** The element that contains it; null at the top of the project. */
  readonly parent: string | null;
  /** Values as typed; a field that is absent is empty. */
  readonly fields: JsonObject;
}

/** One wire: which two elements it joins and of what kind it is. */
export interface LinkRecord {
  readonly id: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly fields: JsonObject;
}

/** One way of looking at the project: a named drawing with placements of its own. */
export interface ViewRecord {
  readonly id: string;
  readonly name: string;
}

/** Where a view draws an element. Pixels, relative to the top left corner of its parent's box. */
export interface PlacementRecord {
  readonly id: string;
  readonly view: string;
  readonly element: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A finding that somebody accepts, with the reason. `expires` is the last valid day, ISO 8601. */
export interface WaiverRecord {
  readonly id: string;
  readonly finding: string;
  readonly rule: string;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string | null;
}

/** How an element stood when its site was frozen as deployed. Its id is that of the element. */
export interface BaselineRecord {
  readonly id: string;
  /** The site that was frozen. */
  readonly site: string;
  readonly kind: string;
  readonly name: string;
  readonly parent: string | null;
  readonly fields: JsonObject;
}

/** What the project says of itself. There is exactly one, with id `project`. */
export interface AboutRecord {
  readonly id: "project";
  readonly name: string;
  readonly notes: string;
}

export interface RecordOf {
  about: AboutRecord;
  elements: ElementRecord;
  links: LinkRecord;
  views: ViewRecord;
  placements: PlacementRecord;
  waivers: WaiverRecord;
  baselines: BaselineRecord;
}

export type Collection = keyof RecordOf;
export type AnyRecord = RecordOf[Collection];

/** Every collection, in the order in which files and prints list them. */
export const COLLECTIONS = [
  "about",
  "elements",
  "links",
  "views",
  "placements",
  "waivers",
  "baselines",
] as const satisfies readonly Collection[];

export function placementId(view: string, element: string): string {
  return `${view}/${element}`;
}
