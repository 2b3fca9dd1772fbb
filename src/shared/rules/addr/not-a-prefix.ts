import { isIpv4Text } from "#shared/address/ipv4";
import { parsePrefix } from "#shared/address/prefix";
import { plain, say } from "#shared/kernel/message";
import { inSentence } from "#shared/kernel/words";
import { elementOf } from "#shared/facts/engine";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";
import { kindsWithTexts, placeOf, textsOf, withReplaced, type TypedText } from "../typed-texts.ts";

const TYPES = new Set(["prefix", "prefix-list"] as const);

/** UL-ADDR-002, the gate for prefixes: what is none is said here, and nowhere else. */
export const notAPrefix = defineRule({
  id: "UL-ADDR-002",
  name: "addr/not-a-prefix",
  severity: "error",
  platforms: ["ALL"],
  on: kindsWithTexts(TYPES),
  what: "The text is not an address prefix.",
  why: "Without a network address and a length nobody can say which addresses belong to the network.",
  todo: "Write the network address, a slash and the number of network bits, such as 10.0.0.0/24. A dotted netmask is not a length.",
  sources: [ENGINEERING],
  check(_facts, element, report) {
    for (const text of textsOf(element, TYPES)) {
      const parsed = parsePrefix(text.text);
      if (parsed.ok || parsed.error.code === "ipv6" || isHostRoute(text)) continue;
      const { message, suggestion } = parsed.error;
      const { data, ...place } = placeOf(text);
      report.fail({
        field: text.field,
        message: say`${element}: ${text.text} in ${plain(inSentence(text.label))} is not an address prefix such as ${"10.0.0.0/24"}. ${plain(message)}`,
        ...place,
        data: suggestion === undefined ? data : { ...data, suggestion },
      });
    }
  },
  fixes(facts, finding) {
    const element = elementOf(facts, finding.subjects[0]?.element ?? "");
    const { suggestion } = finding.data;
    return element && typeof suggestion === "string"
      ? [
          setFields(
            say`Write ${suggestion}`,
            element.id,
            withReplaced(element, finding, suggestion),
          ),
        ]
      : [];
  },
  examples: {
    bad: [
      {
        title: "10.0.0.0/33",
        base: "edge-single",
        edits: [{ set: "lan", fields: { prefix: "10.0.0.0/33" } }],
      },
      {
        title: "a netmask in place of a length",
        base: "edge-single",
        edits: [{ set: "lan", fields: { prefix: "10.0.0.0/255.255.255.0" } }],
      },
    ],
    good: [
      {
        title: "10.0.0.0/24",
        base: "edge-single",
        edits: [{ set: "lan", fields: { prefix: "10.0.0.0/24" } }],
      },
    ],
  },
});

/** The destination of a route may be one host, written as a bare address (catalogue DM-33). */
function isHostRoute({ column, text }: TypedText): boolean {
  return column === "destination" && isIpv4Text(text);
}
