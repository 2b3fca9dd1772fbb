import type { KindDef } from "#shared/model/define-kind";

/** True for what is shown inside the inspector of its owner: ports, adapters, scopes. */
export function isPart({ shape }: KindDef): boolean {
  return shape === "port" || shape === "none";
}
