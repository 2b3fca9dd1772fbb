import type { SectionDef } from "../define-section.ts";
import { addressPlanSection } from "./address-plan.ts";
import { arcBefore, arcBuild, arcChecks, arcNotes } from "./arc.ts";
import { arcParameters } from "./arc-parameters.ts";
import { aseBefore, aseBuild, aseChecks, aseNotes, aseParameters } from "./ase.ts";
import { betweenSites } from "./between-sites.ts";
import { edgeBefore } from "./edge-before.ts";
import { edgeBuild } from "./edge-build.ts";
import { edgeChangeNote } from "./edge-change-note.ts";
import { edgeChecks } from "./edge-checks.ts";
import { edgeParameterSheet } from "./edge-parameters.ts";
import { edgeResults } from "./edge-results.ts";
import { hciBefore } from "./hci-before.ts";
import { hciBuild } from "./hci-build.ts";
import { hciChecks } from "./hci-checks.ts";
import { hciNotes } from "./hci-notes.ts";
import { hciParameters } from "./hci-parameters.ts";
import { hciReservation } from "./hci-reservation.ts";
import { openFindingsSection } from "./open-findings.ts";
import { ports } from "./ports.ts";
import { reference } from "./reference.ts";
import { rollback } from "./rollback.ts";
import { services } from "./services.ts";
import { signOff } from "./sign-off.ts";
import { stepsAtAGlance } from "./steps-at-a-glance.ts";
import { summary } from "./summary.ts";
import { teamSteps } from "./team-steps.ts";
import { titleBlock } from "./title-block.ts";
import { waivers } from "./waivers.ts";

/** Every section, in the order in which the runbook prints them. */
export const SECTIONS: readonly SectionDef[] = [
  titleBlock,
  summary,
  stepsAtAGlance,
  addressPlanSection,
  edgeParameterSheet,
  hciParameters,
  hciReservation,
  aseParameters,
  arcParameters,
  betweenSites,
  edgeBefore,
  hciBefore,
  aseBefore,
  arcBefore,
  edgeBuild,
  hciBuild,
  aseBuild,
  arcBuild,
  services,
  teamSteps,
  edgeResults,
  edgeChecks,
  hciChecks,
  aseChecks,
  arcChecks,
  edgeChangeNote,
  hciNotes,
  aseNotes,
  arcNotes,
  rollback,
  openFindingsSection,
  waivers,
  ports,
  reference,
  signOff,
];
