import { appliesTo } from "../index.ts";
import type { SiteCode } from "../define-profile.ts";
import { arcDisagreements } from "./arc.ts";
import { aseDisagreements } from "./ase.ts";
import type { Disagreement } from "./disagreement.ts";
import { edgeDisagreements } from "./edge.ts";
import { hciDisagreements } from "./hci.ts";
import { hybridDisagreements } from "./hybrid.ts";

/** Every point on which sources disagree, with how the program reads it. */
export const DISAGREEMENTS: readonly Disagreement[] = [
  ...edgeDisagreements,
  ...hciDisagreements,
  ...hybridDisagreements,
  ...aseDisagreements,
  ...arcDisagreements,
];

/** The points that concern a platform. */
export function disagreementsOn(code: SiteCode): readonly Disagreement[] {
  return DISAGREEMENTS.filter(({ on }) => appliesTo(on, code));
}
