import { listed, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { nodesOf } from "#shared/facts/networks";
import { readInteger, valueOf } from "#shared/facts/readings";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { clearField } from "../fixes.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";

export const aksHostNodes = defineRule({
  id: "UL-CAP-011",
  name: "cap/aks-host-nodes",
  severity: "error",
  platforms: ["HCI"],
  on: ["aksHost"],
  what: "The AKS host does not have exactly one control plane node.",
  why: "The product deploys the management cluster with one control plane node, and the reservation counts one address for it.",
  todo: "Plan one control plane node for the AKS host.",
  sources: [seed("HCI", "Minimum IP address reservation")],
  check(facts, host, report) {
    const planned = valueOf(readInteger(facts, host, "controlPlaneNodes"));
    const drawn = nodesOf(facts, host.id).filter(({ fields }) => fields["role"] !== "worker");
    if (planned !== undefined && planned !== 1) {
      report.fail({
        field: "controlPlaneNodes",
        message: say`The AKS host has one control plane node; ${planned} are planned for ${host}.`,
      });
    } else if (drawn.length > 1) {
      report.fail({
        with: drawn.map(({ id }) => ({ element: id })),
        message: say`The AKS host has one control plane node; ${host} is drawn with ${drawn.length}: ${listed(drawn)}.`,
      });
    } else report.pass(say`${host} has one control plane node.`);
  },
  fixes(facts, { subjects: [subject, , ...extra] }) {
    const host = subject && elementOf(facts, subject.element);
    if (!host) return [];
    if (!isEmptyValue(host.fields["controlPlaneNodes"]) && subject.field !== undefined) {
      return [{ ...clearField(facts, host.id, "controlPlaneNodes"), title: say`Set it to ${1}` }];
    }
    const [second, ...more] = extra;
    const node = second && more.length === 0 ? elementOf(facts, second.element) : undefined;
    return node ? [remove(say`Remove ${node}`, [node.id])] : [];
  },
  examples: {
    bad: [
      {
        title: "AKS host with 3 control plane nodes",
        base: "hci-static",
        edits: [{ set: "aks-host", fields: { controlPlaneNodes: 3 } }],
      },
      {
        title: "two nodes drawn for the AKS host",
        base: "hci-static",
        edits: [
          {
            add: "nodeVm",
            id: "aks-cp2",
            parent: "h2",
            fields: { os: "linux", role: "aksHostControlPlane", cluster: "aks-host" },
          },
        ],
      },
    ],
    good: [{ title: "AKS host with 1 control plane node", base: "hci-static" }],
  },
});
