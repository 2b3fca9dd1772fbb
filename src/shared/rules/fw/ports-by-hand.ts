import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";

const PORTS = seed("ARC", "Network port requirements");

export const portsByHand = defineRule({
  id: "UL-FW-007",
  name: "fw/ports-by-hand",
  severity: "info",
  platforms: ["ARC"],
  on: ["runbookStep"],
  what: "A step of the runbook opens ports by hand on servers or VMs.",
  why: "The deployment of the infrastructure does that now; the list of ports serves to find faults. Rules on firewalls between VLANs are still yours to set.",
  todo: "Take the step out, and keep the port table for troubleshooting.",
  sources: [PORTS],
  check(_facts, step, report) {
    if (step.fields["action"] !== "openPorts") return;
    report.fail({
      field: "action",
      message: say`Host port configuration is automatic; keep only the inter-VLAN firewall rules and drop ${step}.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) => {
    const step = subject && elementOf(facts, subject.element);
    return step ? [remove(say`Take ${step} out of the runbook`, [step.id])] : [];
  },
  examples: {
    bad: [
      {
        title: "step “open 45000 on every host”",
        base: "arc-static",
        edits: [
          {
            add: "runbookStep",
            id: "open",
            parent: "site",
            name: "Open 45000 on every host",
            fields: { order: 1, action: "openPorts", target: "h1" },
          },
        ],
      },
    ],
    good: [{ title: "the troubleshooting table only", base: "arc-static" }],
  },
});
