import type { SectionDef } from "../define-section.ts";
import { addressPlanSection } from "./address-plan.ts";
import { edgeBefore } from "./edge-before.ts";
import { edgeBuild } from "./edge-build.ts";
import { edgeChangeNote } from "./edge-change-note.ts";
import { edgeChecks } from "./edge-checks.ts";
import { edgeParameterSheet } from "./edge-parameters.ts";
import { edgeResults } from "./edge-results.ts";
import { openFindingsSection } from "./open-findings.ts";
import { rollback } from "./rollback.ts";
import { signOff } from "./sign-off.ts";
import { stepsAtAGlance } from "./steps-at-a-glance.ts";
import { summary } from "./summary.ts";
import { titleBlock } from "./title-block.ts";
import { waivers } from "./waivers.ts";

/** Every section, in the order in which the runbook prints them. */
export const SECTIONS: readonly SectionDef[] = [
  titleBlock,
  summary,
  openFindingsSection,
  stepsAtAGlance,
  addressPlanSection,
  edgeParameterSheet,
  edgeBefore,
  edgeBuild,
  edgeResults,
  edgeChecks,
  edgeChangeNote,
  rollback,
  waivers,
  signOff,
];
