import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { elementOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { clearField, setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

/** The parameters that a DHCP logical network does not take, by field. */
const UNSUPPORTED = [
  ["addressPrefix", "$ipaddressprefix"],
  ["gateway", "$gateway"],
  ["dnsServers", "$dnsservers"],
  ["poolStart", "$IPPoolStart"],
  ["poolEnd", "$IPPoolEnd"],
] as const;

export const unsupportedParameter = defineRule({
  id: "UL-DHCP-013",
  name: "dhcp/unsupported-parameter",
  severity: "error",
  platforms: ["ARC-DH"],
  on: ["logicalNetwork"],
  what: "A DHCP logical network sets a parameter that only static ones take.",
  why: "Prefix, gateway, DNS servers and pool come from the DHCP server; the creation of the network refuses them.",
  todo: "Clear the parameter. The subnet may stay as a planning prefix, which is never exported.",
  sources: [
    seed(
      "ARC",
      "Compare supported parameters for creating static IP or DHCP-based logical networks",
    ),
  ],
  check(_facts, object, report) {
    const set = UNSUPPORTED.filter(([field]) => !isEmptyValue(object.fields[field]));
    for (const [field, parameter] of set) {
      report.fail({
        field,
        message: say`${parameter} is not supported for a DHCP logical network (${object}).`,
      });
    }
    if (set.length === 0)
      report.pass(say`${object} sets none of the five parameters of static networks.`);
  },
  fixes(facts, { subjects: [subject] }) {
    const object = subject && elementOf(facts, subject.element);
    if (!object || subject.field === undefined) return [];
    const { addressPrefix, planningPrefix } = object.fields;
    if (
      subject.field !== "addressPrefix" ||
      !isEmptyValue(planningPrefix) ||
      addressPrefix === undefined
    ) {
      return [clearField(facts, object.id, subject.field)];
    }
    return [
      setFields(say`Keep ${jsonText(addressPrefix)} for planning only`, object.id, {
        addressPrefix: null,
        planningPrefix: addressPrefix,
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "DHCP network with $gateway = 10.4.0.1",
        base: "arc-dhcp",
        edits: [{ set: "lnet", fields: { gateway: "10.4.0.1" } }],
      },
      {
        title: "DHCP network with $ipaddressprefix",
        base: "arc-dhcp",
        edits: [{ set: "lnet", fields: { addressPrefix: "10.4.0.0/24", planningPrefix: null } }],
      },
    ],
    good: [{ title: "only $clustervnetname, $vswitchname and $vlanId", base: "arc-dhcp" }],
  },
});
