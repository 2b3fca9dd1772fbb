import type { ExampleEdit } from "../example.ts";
import type { allowRow } from "../firewall-fixes.ts";

/** A second firewall beside that of the base design, so that its own rules stay as they are. */
export function beside(...portRules: ReturnType<typeof allowRow>[]): ExampleEdit {
  return {
    add: "router",
    id: "fw-2",
    parent: "site",
    fields: { role: "firewall", defaultAction: "deny", portRules },
  };
}
