import { isIpv4Text } from "#shared/address/ipv4";
import { formatPrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { elementOf } from "#shared/facts/engine";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { readPrefix, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

const PARAMETERS = seed(
  "ARC",
  "Compare supported parameters for creating static IP or DHCP-based logical networks",
);

/** A text that is neither an address nor a prefix is left to UL-ADDR-002. */
export const logicalPrefix = defineRule({
  id: "UL-ADDR-042",
  name: "addr/logical-prefix",
  severity: "error",
  platforms: ["ARC-ST"],
  on: ["logicalNetwork"],
  what: "A static logical network has no address prefix, or one without its length.",
  why: "The prefix is required for a static network, and without a length nobody knows where the subnet ends.",
  todo: "Enter the subnet with its length, such as 10.4.0.0/24.",
  sources: [PARAMETERS, seed("ARC_ISSUES", "33"), ENGINEERING],
  silences: ["UL-ADDR-002"],
  check(facts, element, report) {
    const text = element.fields["addressPrefix"];
    const prefix = valueOf(readPrefix(facts, element, "addressPrefix"))?.prefix;
    if (prefix) report.pass(say`${element} names the subnet ${formatPrefix(prefix)}.`);
    const isBare = typeof text === "string" && isIpv4Text(text.trim());
    if (!isBare && !isEmptyValue(text)) return;
    const now = isBare ? say` ${text} has no length.` : [];
    report.fail({
      field: "addressPrefix",
      message: say`${element}: enter the subnet as address and prefix length.${now}`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const element = subject && elementOf(facts, subject.element);
    const network = element && networkOf(facts, element.id);
    const around = network === undefined ? undefined : networkPrefix(facts, network);
    if (!element || !around) return [];
    const addressPrefix = formatPrefix(around);
    return [
      setFields(say`Use ${addressPrefix}, the prefix of the segment`, element.id, {
        addressPrefix,
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "$ipaddressprefix = 10.4.0.0",
        base: "arc-static",
        edits: [{ set: "lnet", fields: { addressPrefix: "10.4.0.0" } }],
      },
      {
        title: "$ipaddressprefix empty",
        base: "arc-static",
        edits: [{ set: "lnet", fields: { addressPrefix: null } }],
      },
    ],
    good: [{ title: "$ipaddressprefix = 10.4.0.0/24", base: "arc-static" }],
  },
});
