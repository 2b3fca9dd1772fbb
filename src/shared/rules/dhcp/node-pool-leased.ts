import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { networkOf } from "#shared/facts/networks";
import { scopesOn } from "#shared/facts/scopes";
import { defineRule } from "../define-rule.ts";
import { clearField } from "../fixes.ts";
import { seed } from "../sources.ts";

const COMPARE = seed("HCI", "Compare network models");

export const nodePoolLeased = defineRule({
  id: "UL-DHCP-003",
  name: "dhcp/node-pool",
  severity: "error",
  platforms: ["HCI-DH"],
  on: ["vnet"],
  what: "A virtual network of the DHCP model has a node VM pool.",
  why: "The model does not support one: node addresses are leased, and the pool would never be used.",
  todo: "Remove the pool, and let the DHCP scope be as large as it was.",
  sources: [COMPARE, seed("HCI", "Kubernetes node VM IP pool")],
  silences: ["UL-DHCP-009"],
  check(facts, vnet, report) {
    if (isEmptyValue(vnet.fields["nodeVmPool"])) {
      return report.pass(say`The nodes of ${vnet} lease their addresses; it has no pool for them.`);
    }
    const network = networkOf(facts, vnet.id);
    const scopes = network === undefined ? [] : scopesOn(facts, network);
    report.fail({
      field: "nodeVmPool",
      with: scopes.map(({ id }) => ({ element: id, field: "range" })),
      message: say`${vnet}: a node VM pool cannot be used with DHCP networking.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? [clearField(facts, subject.element, "nodeVmPool")] : [],
  examples: {
    bad: [
      {
        title: "leased nodes, node pool 10.20.30.2–10.20.30.28",
        base: "hci-dhcp",
        edits: [{ set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.28"] } }],
      },
    ],
    good: [{ title: "leased nodes, no node pool", base: "hci-dhcp" }],
  },
});
