import { formatPrefix, hostsOf, isHost, samePrefix } from "#shared/address/prefix";
import { formatRange, intersectRanges } from "#shared/address/range";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { readPrefix, readRange, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { scopeOnLan } from "../example-parts.ts";
import { clearField, setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

export const scopeFits = defineRule({
  id: "UL-DHCP-007",
  name: "dhcp/scope-fits",
  severity: "error",
  platforms: ["ALL"],
  on: ["dhcpScope"],
  what: "A DHCP scope does not fit the network that it serves.",
  why: "A machine with a lease outside the network's hosts can reach nobody, not even its gateway.",
  todo: "Shorten the scope to the hosts of the network, and let its subnet be that of the segment.",
  sources: [ENGINEERING],
  check(facts, element, report) {
    const network = networkOf(facts, element.id);
    const served = network === undefined ? undefined : networkPrefix(facts, network);
    const own = valueOf(readPrefix(facts, element, "subnet"))?.prefix;
    const range = valueOf(readRange(facts, element, "range"));
    if (network === undefined || !served) {
      report.cannotTell(say`${element} serves no segment with a prefix.`);
      return;
    }
    const segment = { element: network, field: "prefix" };
    if (own && !samePrefix(own, served)) {
      const message = say`Scope ${element} is for ${formatPrefix(own)}, which does not fit ${formatPrefix(served)}.`;
      report.fail({ field: "subnet", with: [segment], message });
    }
    if (!range) return;
    const hosts = hostsOf(served);
    if (isHost(served, range.start) && isHost(served, range.end)) {
      report.pass(
        say`${formatRange(range)} lies in the hosts ${formatRange(hosts)} of ${formatPrefix(served)}.`,
      );
      return;
    }
    report.fail({
      field: "range",
      with: [segment],
      message: say`Scope ${formatRange(range)} does not fit ${formatPrefix(served)}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    if (subject?.field === "subnet") return [clearField(facts, subject.element, "subnet")];
    const scope = subject && elementOf(facts, subject.element);
    const network = scope && networkOf(facts, scope.id);
    const served = network === undefined ? undefined : networkPrefix(facts, network);
    const range = scope && valueOf(readRange(facts, scope, "range"));
    const fitting = served && range && intersectRanges(range, hostsOf(served));
    if (!scope || !fitting) return [];
    const text = formatRange(fitting);
    return [
      setFields(say`Shorten the scope to ${text}`, scope.id, { range: text.replace("–", "-") }),
    ];
  },
  examples: {
    bad: [
      {
        title: "segment 192.168.0.0/24, scope 192.168.0.100–192.168.1.80",
        base: "edge-scalable",
        edits: [...scopeOnLan({ range: "192.168.0.100-192.168.1.80" })],
      },
      {
        title: "the subnet of another segment",
        base: "edge-scalable",
        edits: [...scopeOnLan({ subnet: "192.168.7.0/24", range: "192.168.0.100-192.168.0.120" })],
      },
    ],
    good: [
      {
        title: "segment 192.168.0.0/24, scope 192.168.0.100–192.168.0.180",
        base: "edge-scalable",
        edits: [...scopeOnLan({ range: "192.168.0.100-192.168.0.180" })],
      },
    ],
  },
});
