import type { Project } from "#shared/model/project";

/** A design to start from. Templates are complete and valid; a sample shows findings. */
export interface Template {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly profile: string;
  readonly variant: string;
  readonly icon: string;
  build(name: string): Project;
}
