import { parseRange, rangeSize } from "#shared/address/range";
import { jsonText, sameJson, type Json } from "#shared/kernel/json";
import { plain, say, type Message } from "#shared/kernel/message";
import { inSentence } from "#shared/kernel/words";
import { isDeployed } from "#shared/facts/deployed";
import { baselineOf, elementOf, type Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { platformOf } from "#shared/facts/places";
import { findField } from "#shared/kinds/index";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { clearField, setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { rename } from "../wiring.ts";

const STATIC = seed("HCI", "Virtual network with static IP networking (recommended)");
const FROZEN = ["model", "addressPrefix", "gateway", "dnsServers", "nodeVmPool", "vipPool", "vlan"];

/** UL-LIFECYCLE-001. A network that came later is a new one, for new clusters. */
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

/** UL-LIFECYCLE-003 */
export const poolGrowth = defineRule({
  id: "UL-LIFECYCLE-003",
  name: "lifecycle/pool-growth",
  severity: "error",
  platforms: ["HCI-ST"],
  on: ["vnet"],
  what: "The node VM pool is to grow by itself, or was enlarged after deployment.",
  why: "The product does not expand a pool, neither by itself nor by hand.",
  todo: "Plan the size beforehand, with head-room for updates and growth.",
  sources: [seed("HCI", "Compare network models")],
  check(facts, vnet, report) {
    if (vnet.fields["autoExpand"] === true) {
      report.fail({
        field: "autoExpand",
        message: say`The node VM pool of ${vnet} cannot be expanded automatically.`,
      });
    }
    if (isGrowth(facts, vnet, "nodeVmPool")) {
      const was = baselineOf(facts, vnet.id)?.fields["nodeVmPool"] ?? null;
      report.fail({
        field: "nodeVmPool",
        message: say`The node VM pool of ${vnet} cannot be expanded after deployment; it was ${valueInWords(facts, was, "nodeVmPool")}.`,
        data: { was },
      });
    } else if (vnet.fields["autoExpand"] !== true) {
      report.pass(say`${vnet} does not rely on the growth of its node VM pool.`);
    }
  },
  fixes(facts, { subjects: [subject], data: { was } }) {
    if (!subject?.field) return [];
    if (subject.field === "autoExpand") return [clearField(facts, subject.element, "autoExpand")];
    return [
      setFields(say`Put back what was deployed`, subject.element, { [subject.field]: was ?? null }),
    ];
  },
  examples: {
    bad: [
      {
        title: "relies on growth of the pool",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { autoExpand: true } }],
      },
      {
        title: "deployed pool enlarged",
        base: "hci-static",
        edits: [
          { set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.26"] } },
          { freeze: "site" },
          { set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.28"] } },
        ],
      },
    ],
    good: [
      { title: "pool planned from the start", base: "hci-static", edits: [{ freeze: "site" }] },
    ],
  },
});

/** True when the node VM pool of a deployed static network has more addresses than it was deployed with. */
function isGrowth(facts: Facts, element: ElementRecord, field: string): boolean {
  if (field !== "nodeVmPool" || platformOf(facts, element.id)?.code !== "HCI-ST") return false;
  const before = isDeployed(facts, element.id) ? baselineOf(facts, element.id) : undefined;
  return before !== undefined && sizeOf(element.fields[field]) > sizeOf(before.fields[field]);
}

function sizeOf(ranges: Json | undefined): number {
  return (Array.isArray(ranges) ? ranges : []).reduce((sum: number, text) => {
    const range = parseRange(jsonText(text));
    return range.ok ? sum + rangeSize(range.value) : sum;
  }, 0);
}

function sameValue(a: Json | undefined, b: Json | undefined): boolean {
  return (isEmptyValue(a) && isEmptyValue(b)) || sameJson(a ?? null, b ?? null);
}

function valueInWords(facts: Facts, value: Json, field: string): Message {
  if (isEmptyValue(value)) return say`empty`;
  if (field === "network") {
    const id = jsonText(value);
    return elementOf(facts, id) ? say`${nameOf(facts, id)}` : say`another one`;
  }
  return say`${Array.isArray(value) ? value.map((each) => jsonText(each)).join(", ") : jsonText(value)}`;
}
