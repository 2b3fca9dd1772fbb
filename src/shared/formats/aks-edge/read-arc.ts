import type { NoteSink } from "../notes.ts";
import type { Section } from "../keys/read-section.ts";

/** Without these the set-up cannot connect the cluster; the product makes up a cluster name by itself. */
const NEEDED = ["Location", "ResourceGroupName", "SubscriptionId", "TenantId"] as const;

/** True when the Azure section has what the connection needs; says what is missing of a half-filled one. */
export function readArcConnected(arc: Section, notes: NoteSink): boolean {
  const missing = NEEDED.filter((key) => arc.text(key) === undefined);
  if (missing.length > 0 && missing.length < NEEDED.length) {
    notes.info(
      "arc-section-incomplete",
      arc.path,
      `The section is half filled in: ${missing.join(", ")} is missing.`,
    );
  }
  return missing.length === 0;
}
