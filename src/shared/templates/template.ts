import type { Project } from "#shared/model/project";

/** A complete, valid design to start from. */
export interface Template {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly profile: string;
  readonly variant: string;
  readonly icon: string;
  build(name: string): Project;
}
