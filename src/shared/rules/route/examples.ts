import type { JsonObject } from "#shared/kernel/json";
import type { ExampleEdit } from "../example.ts";

const USUAL = {
  destination: "192.168.30.0/24",
  nextHop: "192.168.20.1",
  interface: "Port3",
  metric: 100,
} as const;

/** The custom routes of the device of the base design, each like its usual one but for what is given. */
export function deviceRoutes(...rows: readonly JsonObject[]): ExampleEdit {
  return { set: "device", fields: { customRoutes: rows.map((row) => ({ ...USUAL, ...row })) } };
}

/** The routes of a router. */
export function routerRoutes(router: string, ...routes: readonly JsonObject[]): ExampleEdit {
  return { set: router, fields: { routes: [...routes] } };
}

/** A step that the team added to the runbook. */
export function runbookStep(id: string, fields: JsonObject): ExampleEdit {
  return { add: "runbookStep", id, parent: "site", fields };
}
