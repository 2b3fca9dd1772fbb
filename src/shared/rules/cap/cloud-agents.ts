import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { readInteger, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const cloudAgents = defineRule({
  id: "UL-CAP-028",
  name: "cap/cloud-agents",
  severity: "error",
  platforms: ["HCI"],
  on: ["hostCluster"],
  what: "A host cluster does not have one cloud agent, or a server of it has no node agent.",
  why: "One highly available cloud agent speaks to a node agent on every server; a server without one runs no VM, and two cloud agents contradict each other.",
  todo: "Leave both to the product, which installs them.",
  sources: [seed("HCI", "Microsoft On-premises Cloud service")],
  check(facts, cluster, report) {
    const agents = valueOf(readInteger(facts, cluster, "cloudAgentCount"));
    const without = cluster.fields["withoutNodeAgent"];
    if (agents !== undefined && agents !== 1) {
      report.fail({
        field: "cloudAgentCount",
        message: say`${cluster}: ${agents} cloud agents are planned; there is exactly one, on any of the servers.`,
      });
    }
    if (!isEmptyValue(without)) {
      const names = (Array.isArray(without) ? without : [without]).map(jsonText).join(", ");
      report.fail({
        field: "withoutNodeAgent",
        message: say`${cluster}: there is no node agent on ${names}; every server needs one.`,
      });
    }
    if (agents === 1 && isEmptyValue(without)) {
      report.pass(say`${cluster} has one cloud agent, and a node agent on every server.`);
    }
  },
  fixes(_facts, { subjects: [subject] }) {
    return subject?.field === undefined
      ? []
      : [
          setFields(say`Leave the agents to the product`, subject.element, {
            [subject.field]: null,
          }),
        ];
  },
  examples: {
    bad: [
      {
        title: "2 servers, 1 node agent",
        base: "hci-static",
        edits: [{ set: "servers", fields: { withoutNodeAgent: ["hci-02"] } }],
      },
      {
        title: "2 cloud agents",
        base: "hci-static",
        edits: [{ set: "servers", fields: { cloudAgentCount: 2 } }],
      },
    ],
    good: [{ title: "2 servers, 2 node agents, 1 cloud agent", base: "hci-static" }],
  },
});
