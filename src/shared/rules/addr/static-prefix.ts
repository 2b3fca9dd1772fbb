import { formatPrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { elementOf } from "#shared/facts/engine";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { readPrefix, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

const STATIC = seed("HCI", "Virtual network with static IP networking (recommended)");

export const staticPrefix = defineRule({
  id: "UL-ADDR-038",
  name: "addr/static-prefix",
  severity: "error",
  platforms: ["HCI-ST"],
  on: ["vnet"],
  what: "A virtual network of the static model has no address prefix.",
  why: "The prefix is a mandatory input of the static model; without it no address, pool or gateway of the network can be placed.",
  todo: "Give the prefix of the subnet that the nodes are on.",
  sources: [STATIC, seed("HCI_NET")],
  check(facts, vnet, report) {
    const prefix = valueOf(readPrefix(facts, vnet, "addressPrefix"))?.prefix;
    if (prefix) report.pass(say`${vnet} names the subnet ${formatPrefix(prefix)}.`);
    if (!isEmptyValue(vnet.fields["addressPrefix"])) return;
    report.fail({ field: "addressPrefix", message: say`${vnet}: give the subnet prefix.` });
  },
  fixes(facts, { subjects: [subject] }) {
    const network = subject && networkOf(facts, subject.element);
    const prefix = network === undefined ? undefined : networkPrefix(facts, network);
    const segment = network === undefined ? undefined : elementOf(facts, network);
    if (!subject || !prefix || !segment) return [];
    const addressPrefix = formatPrefix(prefix);
    return [setFields(say`Use ${addressPrefix} of ${segment}`, subject.element, { addressPrefix })];
  },
  examples: {
    bad: [
      {
        title: "vnet1, prefix empty",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { addressPrefix: null } }],
      },
    ],
    good: [{ title: "vnet1, prefix 10.20.30.0/26", base: "hci-static" }],
  },
});
