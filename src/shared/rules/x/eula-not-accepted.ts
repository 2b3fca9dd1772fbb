import { say } from "#shared/kernel/message";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";

export const eulaNotAccepted = defineRule({
  id: "UL-X-008",
  name: "x/eula-not-accepted",
  severity: "warning",
  platforms: ["EE"],
  on: ["cluster"],
  what: "The licence is marked as not accepted.",
  why: "The deployment stops and waits for somebody at the keyboard, or fails when nobody is there.",
  todo: "Have the licence accepted by whoever may do so, and mark it.",
  sources: [seed("EE_CONFIG", "User")],
  check(_facts, cluster, report) {
    const accepted = cluster.fields["eulaAccepted"];
    if (accepted === true) report.pass(say`The licence is accepted.`);
    if (accepted !== false) return;
    report.fail({
      field: "eulaAccepted",
      message: say`${cluster}: the licence is not accepted (AcceptEula).`,
    });
  },
  // Only a person may accept a licence, so no fix does.
  examples: {
    bad: [
      {
        title: "AcceptEula = false",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { eulaAccepted: false } }],
      },
    ],
    good: [
      { title: "AcceptEula = true", base: "edge-single" },
      {
        title: "nobody has said yet",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { eulaAccepted: null } }],
      },
    ],
  },
});
