import { parseIpv4 } from "#shared/address/ipv4";
import { parsePrefix } from "#shared/address/prefix";
import { parseRange } from "#shared/address/range";
import { plain, say } from "#shared/kernel/message";
import { capitalised, inSentence } from "#shared/kernel/words";
import type { FieldType } from "#shared/model/field";
import { isSingle } from "#shared/facts/claims";
import { elementOf } from "#shared/facts/engine";
import { getKind } from "#shared/kinds/index";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress, setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { kindsWithTexts, placeOf, textsOf, withReplaced } from "../typed-texts.ts";

const PARSERS: Partial<
  Record<FieldType["type"], (text: string) => { ok: true } | { ok: false; error: { code: string } }>
> = {
  ipv4: parseIpv4,
  "ipv4-list": parseIpv4,
  "interface-address": parsePrefix,
  prefix: parsePrefix,
  "prefix-list": parsePrefix,
  range: parseRange,
  "range-list": parseRange,
};
const TYPES: ReadonlySet<FieldType["type"]> = new Set(Object.keys(PARSERS) as FieldType["type"][]);

export const ipv6 = defineRule({
  id: "UL-ADDR-024",
  name: "addr/ipv6",
  severity: "error",
  platforms: ["ALL"],
  on: kindsWithTexts(TYPES),
  what: "An IPv6 address stands where only IPv4 is taken.",
  why: "Every address parameter of these platforms is IPv4; a deployment with an IPv6 address is refused.",
  todo: "Write the IPv4 address of the same machine, or leave the field empty.",
  sources: [seed("EE", "Scalable cluster"), seed("HYB", "Capabilities"), ENGINEERING],
  check(_facts, element, report) {
    for (const text of textsOf(element, TYPES)) {
      const parsed = PARSERS[text.type]?.(text.text);
      if (!parsed || parsed.ok || parsed.error.code !== "ipv6") continue;
      const { data, ...place } = placeOf(text);
      report.fail({
        field: text.field,
        message: say`${element}: ${plain(capitalised(inSentence(text.label)))} takes IPv4 only, and ${text.text} is IPv6.`,
        ...place,
        data,
      });
    }
  },
  fixes(facts, finding) {
    const element = elementOf(facts, finding.subjects[0]?.element ?? "");
    const field = finding.subjects[0]?.field ?? "";
    if (!element) return [];
    const holdsOne = getKind(element.kind).claims?.some(
      (claim) => claim.field === field && isSingle(element.kind, claim),
    );
    const moved = holdsOne ? moveToFreeAddress(facts, element.id, field) : [];
    const cleared = setFields(
      say`Take the IPv6 address out`,
      element.id,
      withReplaced(element, finding, null),
    );
    return moved.length > 0 ? moved : [cleared];
  },
  examples: {
    bad: [
      {
        title: "Ip4Address = fd00::5",
        base: "edge-single",
        edits: [{ set: "host.ethernet", fields: { address: "fd00::5/64" } }],
      },
      {
        title: "an IPv6 DNS server",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { dnsServers: ["192.168.0.53", "fd00::53"] } }],
      },
    ],
    good: [
      {
        title: "Ip4Address = 192.168.0.15",
        base: "edge-scalable",
        edits: [{ set: "node-a.eth0", fields: { address: "192.168.0.15" } }],
      },
    ],
  },
});
