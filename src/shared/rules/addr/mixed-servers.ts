import { listed, plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import type { Facts } from "#shared/facts/engine";
import {
  addressingOf,
  managementOf,
  serversIn,
  type Addressing,
} from "#shared/facts/host-clusters";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields, together } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const mixedServers = defineRule({
  id: "UL-ADDR-036",
  name: "addr/mixed-servers",
  severity: "warning",
  platforms: ["HCI"],
  on: ["hostCluster"],
  what: "Some servers of a cluster have static addresses and others lease theirs.",
  why: "Only the two pure cases are described; in a mixed cluster nobody can say whether the cloud agent needs an address of its own.",
  todo: "Set all servers of the cluster to the same way of addressing.",
  sources: [seed("HCI", "Microsoft On-premises Cloud service"), ENGINEERING],
  check(facts, cluster, report) {
    const byMode = serversByMode(facts, cluster.id);
    const fixed = byMode.get("static") ?? [];
    const leased = byMode.get("dhcp") ?? [];
    const said = fixed.length + leased.length;
    if (said === 0) return;
    if (fixed.length === 0 || leased.length === 0) {
      const mode = fixed.length > 0 ? "static addresses" : "leased addresses";
      return report.pass(
        say`${plain(counted(said, "server", "servers"))} of ${cluster}, all with ${plain(mode)}.`,
      );
    }
    report.fail({
      with: [...fixed, ...leased].map(({ id }) => ({ element: id, field: "addressing" })),
      message: say`${cluster}: physical nodes mix static and DHCP addressing (static: ${listed(fixed)}; DHCP: ${listed(leased)}).`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    if (!subject) return [];
    const byMode = serversByMode(facts, subject.element);
    const fixed = byMode.get("static") ?? [];
    const leased = byMode.get("dhcp") ?? [];
    return leased.length > fixed.length
      ? [setAll(facts, subject.element, fixed, "dhcp")]
      : [setAll(facts, subject.element, leased, "static")];
  },
  examples: {
    bad: [
      {
        title: "H1 static 10.11.1.10/16, H2 by DHCP",
        base: "hci-static",
        edits: [{ set: "h2", fields: { addressing: "dhcp" } }],
      },
    ],
    good: [{ title: "H1 static 10.11.1.10/16, H2 static 10.11.1.11/16", base: "hci-static" }],
  },
});

function serversByMode(
  facts: Facts,
  cluster: string,
): Map<Addressing | undefined, ElementRecord[]> {
  return Map.groupBy(serversIn(facts, cluster), (host) => addressingOf(facts, cluster, host));
}

/** The servers and the ports by which they are managed. */
function setAll(
  facts: Facts,
  cluster: string,
  hosts: readonly ElementRecord[],
  mode: Addressing,
): Fix {
  const title = say`Set ${listed(hosts)} to ${plain(mode === "dhcp" ? "DHCP" : "static addresses")}`;
  const fixes = hosts.flatMap((host) => {
    const port = managementOf(facts, cluster, host.id)?.element;
    const differs = port?.kind === "physicalPort" && port.fields["ipMode"] !== mode;
    return [
      setFields(title, host.id, { addressing: mode }),
      ...(differs ? [setFields(title, port.id, { ipMode: mode })] : []),
    ];
  });
  return together(title, "Change addressing", fixes);
}
