import { plain, say } from "#shared/kernel/message";
import { readRows } from "#shared/facts/readings";
import { routeEntries } from "#shared/facts/route-entries";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { atRow, changeRow, rowIn } from "./rows.ts";
import { deviceRoutes } from "./examples.ts";

const SECTION = seed("ASE", "Change routing on compute network");

export const notForDevice = defineRule({
  id: "UL-ROUTE-016",
  name: "route/not-for-device",
  severity: "error",
  platforms: ["ASE"],
  on: ["host"],
  what: "A custom route is meant for the device itself.",
  why: "The routes are given to the master and worker VM; the system of the device takes none.",
  todo: "Let the route apply to the Kubernetes VMs.",
  sources: [SECTION],
  check(facts, device, report) {
    const rows = readRows(device, "customRoutes");
    for (const entry of routeEntries(facts, device.id)) {
      if (rows[entry.row]?.["target"] !== "device") {
        report.pass(say`Route ${plain(entry.row + 1)} applies to the Kubernetes VMs.`);
        continue;
      }
      report.fail({
        ...atRow(device, entry),
        message: say`Custom routes apply to the Kubernetes VMs only, not to ${device}.`,
      });
    }
  },
  fixes(facts, finding) {
    const at = rowIn(facts, finding);
    return at
      ? [
          changeRow(say`Apply it to the Kubernetes VMs`, at.owner, at.row, {
            target: "kubernetesVms",
          }),
        ]
      : [];
  },
  examples: {
    bad: [
      { title: "route target = device", base: "ase", edits: [deviceRoutes({ target: "device" })] },
    ],
    good: [{ title: "route target = master and worker VMs", base: "ase" }],
  },
});
