import type { Facts } from "#shared/facts/engine";
import type { PlatformScope } from "#shared/profiles/define-profile";
import type { Block } from "./block.ts";
import type { Deployment, SitePlan } from "./deployment.ts";
import type { FindingState } from "./open-findings.ts";
import type { Group, RunbookSetting } from "./runbook.ts";
import type { Step, StepPlan } from "./step.ts";

/** What every section may look at. */
export interface RunbookContext {
  readonly facts: Facts;
  readonly findings: FindingState;
  readonly deployments: readonly Deployment[];
  /** Sites with a platform, each with its deployments. */
  readonly sites: readonly SitePlan[];
  readonly setting: RunbookSetting;
}

interface SectionBase {
  readonly id: string;
  readonly group: Group;
  readonly title: string;
  /** Exports, checks and reference tables of the catalogue that are printed here (EX-, CK-, REF-). */
  readonly prints?: readonly string[];
}

/** A section that the runbook has once. */
interface ProjectSection extends SectionBase {
  readonly per: "project";
  content(context: RunbookContext): readonly (Block | StepPlan)[];
}

/** A section for each deployment on one of the platforms. */
interface DeploymentSection extends SectionBase {
  readonly per: "deployment";
  readonly platforms: readonly PlatformScope[];
  content(context: RunbookContext, deployment: Deployment): readonly (Block | StepPlan)[];
}

/** A section for each site on one of the platforms, for what its clusters share. */
interface SiteSection extends SectionBase {
  readonly per: "site";
  readonly platforms: readonly PlatformScope[];
  content(context: RunbookContext, site: SitePlan): readonly (Block | StepPlan)[];
}

/** A section about the numbered steps of all others; it has none itself. */
interface StepsSection extends SectionBase {
  readonly per: "steps";
  content(context: RunbookContext, steps: readonly Step[]): readonly Block[];
}

/** One section of the runbook. It says where it belongs; without content it is left out. */
export type SectionDef = ProjectSection | SiteSection | DeploymentSection | StepsSection;

export function defineSection<T extends SectionDef>(section: T): T {
  return section;
}
