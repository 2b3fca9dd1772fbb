import { firstHost } from "#shared/address/prefix";
import { plain, say } from "#shared/kernel/message";
import { inSentence, capitalised } from "#shared/kernel/words";
import { isEmptyValue } from "#shared/model/field";
import type { ElementRecord } from "#shared/model/records";
import { findField } from "#shared/kinds/index";
import type { Facts } from "#shared/facts/engine";
import { governingFact } from "#shared/facts/field-values";
import { fullName } from "#shared/facts/names";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { readIpv4 } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { clearField } from "../fixes.ts";
import { seed } from "../sources.ts";

/** The fields of this rule; the start of the service range is UL-VIP-013. */
const FIELDS: Readonly<Record<string, string>> = {
  vnic: "address",
  controlPlaneEndpoint: "address",
  vswitch: "switchName",
};

export const setAutomatically = defineRule({
  id: "UL-VIP-012",
  name: "vip/set-automatically",
  severity: "warning",
  platforms: ["EE-S"],
  on: Object.keys(FIELDS),
  what: "A value is typed for something that a single machine cluster sets by itself.",
  why: "Addressing is automatic in this variant: the value would be ignored, or the deployment would fail on it.",
  todo: "Clear the field; what the set-up puts there is shown in its place.",
  sources: [seed("EE", "Networking by deployment type"), seed("EE", "Single machine cluster")],
  check(facts, element, report) {
    const field = FIELDS[element.kind] ?? "";
    if (governingFact(facts, element, field)?.requirement !== "automatic") return;
    if (isEmptyValue(element.fields[field])) {
      report.pass(say`${fullName(facts, element)} leaves it to the set-up.`);
      return;
    }
    if (isWrong(facts, element, field)) return;
    const label = plain(capitalised(inSentence(findField(element.kind, field)?.label ?? field)));
    report.fail({
      field,
      message: say`${label} of ${fullName(facts, element)} is set automatically in a single machine cluster.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    return subject?.field ? [clearField(facts, subject.element, subject.field)] : [];
  },
  examples: {
    bad: [
      {
        title: "endpoint IP typed 192.168.0.9",
        base: "edge-single",
        edits: [
          {
            add: "controlPlaneEndpoint",
            id: "api",
            parent: "cluster",
            fields: { address: "192.168.0.9" },
          },
        ],
      },
      {
        title: "the fixed address of the Linux node typed",
        base: "edge-single",
        edits: [{ set: "linux.eth0", fields: { address: "192.168.0.2" } }],
      },
    ],
    good: [
      {
        title: "endpoint IP left automatic",
        base: "edge-single",
        edits: [{ add: "controlPlaneEndpoint", id: "api", parent: "cluster", fields: {} }],
      },
    ],
  },
});

/** A value that differs from the fixed one is an error, of which UL-ADDR-025 or UL-SWITCH-002 speaks. */
function isWrong(facts: Facts, element: ElementRecord, field: string): boolean {
  const automatic = governingFact(facts, element, field)?.automatic;
  if (element.kind === "controlPlaneEndpoint" || !automatic) return false;
  if ("value" in automatic) return element.fields[field] !== automatic.value;
  const network = networkOf(facts, element.id);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  const shown = readIpv4(facts, element, field);
  if (shown.state !== "ok") return true;
  return (
    "hostNumber" in automatic &&
    prefix !== undefined &&
    shown.value !== firstHost(prefix) - 1 + automatic.hostNumber
  );
}
