import { sameJson, type Json } from "#shared/kernel/json";
import { plain, say, type Message } from "#shared/kernel/message";
import { inSentence } from "#shared/kernel/words";
import { isDeployed } from "#shared/facts/deployed";
import { baselineOf } from "#shared/facts/engine";
import { findField } from "#shared/kinds/index";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { rename } from "../wiring.ts";
import { isGrowth, valueInWords } from "./frozen.ts";

const STATIC = seed("HCI", "Virtual network with static IP networking (recommended)");

const FROZEN = ["model", "addressPrefix", "gateway", "dnsServers", "nodeVmPool", "vipPool", "vlan"];

/** A network that came later is a new one, for new clusters. */
export const networkFrozen = defineRule({
  id: "UL-LIFECYCLE-001",
  name: "lifecycle/network-frozen",
  severity: "error",
  platforms: ["HCI"],
  on: ["vnet", "cluster"],
  what: "A network of a deployed site differs from what it was deployed with, or a cluster has moved to another one.",
  why: "No network setting can be changed once the AKS host or a cluster is deployed: all clusters would have to be removed and the product uninstalled first.",
  todo: "Put it back, add a new network for new clusters, or plan the teardown.",
  sources: [STATIC, seed("HCI", "Virtual network with DHCP networking")],
  check(facts, element, report) {
    const before = isDeployed(facts, element.id) ? baselineOf(facts, element.id) : undefined;
    if (!before) return;
    const fields = element.kind === "vnet" ? FROZEN : ["network"];
    const changed = fields.filter(
      (field) =>
        !sameValue(before.fields[field], element.fields[field]) && !isGrowth(facts, element, field),
    );
    const isRenamed = element.kind === "vnet" && before.name !== element.name;
    if (isRenamed) {
      report.fail({
        message: say`The name of ${element} cannot be changed after deployment; it was ${before.name}.${AFTERWARDS}`,
        which: "name",
        data: { was: before.name },
      });
    }
    for (const field of changed) {
      const was = before.fields[field] ?? null;
      const label = inSentence(findField(element.kind, field)?.label ?? field);
      report.fail({
        field,
        message: say`The ${plain(label)} of ${element} cannot be changed after deployment; it was ${valueInWords(facts, was, field)}.${AFTERWARDS}`,
        data: { was },
      });
    }
    if (!isRenamed && changed.length === 0) report.pass(say`${element} is as it was deployed.`);
  },
  fixes(_facts, { subjects: [subject], data: { was } }) {
    if (!subject) return [];
    if (subject.field === undefined)
      return typeof was === "string" ? [rename(subject.element, was)] : [];
    return [
      setFields(say`Put back what was deployed`, subject.element, { [subject.field]: was ?? null }),
    ];
  },
  examples: {
    bad: [
      {
        title: "VIP pool deployed as .29–.33, now .29–.40",
        base: "hci-static",
        edits: [
          { freeze: "site" },
          { set: "vnet", fields: { vipPool: ["10.20.30.29-10.20.30.40"] } },
        ],
      },
      {
        title: "network renamed",
        base: "hci-dhcp",
        edits: [{ freeze: "site" }, { rename: "vnet", to: "vnet2" }],
      },
      {
        title: "cluster moved to another network",
        base: "hci-dhcp",
        edits: [
          { freeze: "site" },
          {
            add: "vnet",
            id: "net-b",
            parent: "site",
            name: "net-b",
            fields: { vipPool: ["10.20.30.40-10.20.30.44"] },
          },
          { set: "b", fields: { network: "net-b" } },
        ],
      },
    ],
    good: [
      { title: "unchanged", base: "hci-static", edits: [{ freeze: "site" }] },
      {
        title: "a second network net-b added",
        base: "hci-static",
        edits: [{ freeze: "site" }, { add: "vnet", id: "net-b", parent: "site", name: "net-b" }],
      },
      {
        title: "changed before deployment",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { vipPool: ["10.20.30.29-10.20.30.40"] } }],
      },
    ],
  },
});

const AFTERWARDS: Message = say` Changing it means removing all workload clusters and uninstalling first.`;

function sameValue(a: Json | undefined, b: Json | undefined): boolean {
  return (isEmptyValue(a) && isEmptyValue(b)) || sameJson(a ?? null, b ?? null);
}
