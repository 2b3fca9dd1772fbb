import { formatIpv4 } from "#shared/address/ipv4";
import { firstHost, formatPrefix, parsePrefix, samePrefix } from "#shared/address/prefix";
import type { Json } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { claimsAt } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import type { Facts } from "#shared/facts/engine";
import { governingFact } from "#shared/facts/field-values";
import { fullName } from "#shared/facts/names";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { readIpv4, readPrefix } from "#shared/facts/readings";
import { defineRule, type Report } from "../define-rule.ts";
import { clearField } from "../fixes.ts";
import { seed } from "../sources.ts";

/** Which field of which kind; the endpoint and the name of the switch are UL-VIP-012 and UL-SWITCH-002. */
const FIXED: Readonly<Record<string, string>> = {
  vnic: "address",
  addressPool: "start",
  vswitch: "prefix",
};

export const fixedAddress = defineRule({
  id: "UL-ADDR-025",
  name: "addr/fixed-address",
  severity: "error",
  platforms: ["EE-S"],
  on: Object.keys(FIXED),
  what: "A single machine cluster shows another address than the one that the set-up gives.",
  why: "The set-up gives the host .1, the Linux node .2, the Windows node .3 and services the addresses from .4, whatever the design says; the design must show what will really be there.",
  todo: "Clear the field: the fixed value then stands there by itself.",
  sources: [seed("EE", "Single machine cluster"), seed("EE", "Networking by deployment type")],
  silences: ["UL-ADDR-005", "UL-ADDR-008"],
  check(facts, element, report) {
    const field = FIXED[element.kind] ?? "";
    const governing = governingFact(facts, element, field);
    if (governing?.requirement !== "automatic" || !governing.automatic) return;
    const { automatic } = governing;
    if ("hostNumber" in automatic)
      compareAddress(facts, element, field, automatic.hostNumber, report);
    else if ("value" in automatic) comparePrefix(facts, element, field, automatic.value, report);
  },
  fixes(facts, { subjects: [subject] }) {
    return subject?.field ? [clearField(facts, subject.element, subject.field)] : [];
  },
  examples: {
    bad: [
      {
        title: "Linux node 192.168.0.10",
        base: "edge-single",
        edits: [{ set: "linux.eth0", fields: { address: "192.168.0.10" } }],
      },
      {
        title: "the host and the Linux node change places",
        base: "edge-single",
        edits: [{ set: "host.vnic", fields: { address: "192.168.0.2" } }],
      },
      {
        title: "another internal network, February 2023",
        base: "edge-single",
        edition: "2023-02",
        edits: [{ set: "host.switch", fields: { prefix: "192.168.7.0/24" } }],
      },
    ],
    good: [
      {
        title: "Linux node 192.168.0.2",
        base: "edge-single",
        edits: [{ set: "linux.eth0", fields: { address: "192.168.0.2" } }],
      },
      {
        title: "another internal network, chosen since September 2023",
        base: "edge-single",
        edits: [{ set: "host.switch", fields: { prefix: "192.168.7.0/24" } }],
      },
    ],
  },
});

function compareAddress(
  facts: Facts,
  element: ElementRecord,
  field: string,
  hostNumber: number,
  report: Report,
): void {
  const network = networkOf(facts, element.id);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  const name = fullName(facts, element);
  if (network === undefined || !prefix) {
    report.cannotTell(
      say`${name} is on no network with a prefix, so that its fixed address is not known.`,
    );
    return;
  }
  const expected = firstHost(prefix) - 1 + hostNumber;
  const shown = readIpv4(facts, element, field);
  if (shown.state !== "ok") return;
  if (shown.value === expected) {
    report.pass(say`${name} has the fixed address ${formatIpv4(expected)}.`);
    return;
  }
  const others = claimsAt(facts, domainOf(facts, network), shown.value).filter(
    ({ owner }) => owner !== element.id,
  );
  report.fail({
    field,
    with: [
      { element: network },
      ...others.map((other) => ({ element: other.owner, field: other.field })),
    ],
    message: say`Single machine clusters use ${formatIpv4(expected)} for ${name}; the design shows ${formatIpv4(shown.value)}.`,
  });
}

function comparePrefix(
  facts: Facts,
  element: ElementRecord,
  field: string,
  fixed: Json,
  report: Report,
): void {
  const expected = typeof fixed === "string" ? parsePrefix(fixed) : undefined;
  const shown = readPrefix(facts, element, field);
  if (!expected?.ok || shown.state !== "ok") return;
  const [want, have] = [expected.value.prefix, shown.value.prefix];
  if (samePrefix(want, have)) {
    report.pass(say`${element} has the fixed prefix ${formatPrefix(want)}.`);
    return;
  }
  report.fail({
    field,
    message: say`Single machine clusters use ${formatPrefix(want)} for ${element}; the design shows ${formatPrefix(have)}.`,
  });
}
