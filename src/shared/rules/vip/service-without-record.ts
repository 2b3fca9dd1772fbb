import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import { parseDnsName } from "#shared/address/dns-name";
import { say } from "#shared/kernel/message";
import { childrenOf, elementOf } from "#shared/facts/engine";
import { siteOf } from "#shared/facts/places";
import { readFlag, readIpv4, readRows, readText, valueOf } from "#shared/facts/readings";
import { recordsFor } from "#shared/facts/dns-records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const serviceWithoutRecord = defineRule({
  id: "UL-VIP-032",
  name: "vip/service-without-record",
  severity: "info",
  platforms: ["HCI", "HYB"],
  on: ["service"],
  what: "A service that is reached by name has a fixed address, but no DNS record points to it.",
  why: "A fixed address is chosen so that a name can point to it; without the record nobody finds the service.",
  todo: "Add an A record for the address on the DNS server of the site.",
  sources: [seed("HYB", "Kubernetes Services")],
  check(facts, service, report) {
    if (!readFlag(facts, service, "accessedByName")) return;
    if (readText(facts, service, "addressChoice") === "automatic") return;
    const address = valueOf(readIpv4(facts, service, "address"));
    if (address === undefined) return;
    const text = formatIpv4(address);
    const [record] = recordsFor(facts, address);
    if (record) return report.pass(say`${record.name} points to ${text}.`);
    report.fail({
      field: "address",
      message: say`Service ${service} uses the fixed address ${text} but has no DNS record.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const service = subject && elementOf(facts, subject.element);
    const site = service && siteOf(facts, service.id);
    const address = service?.fields["address"];
    if (!site || typeof address !== "string" || !parseIpv4(address).ok) return [];
    return childrenOf(facts, site.id, "dnsServer").flatMap((server) => {
      const rows = readRows(server, "records");
      const zone = zoneOf(rows.map(({ name }) => name));
      const name = zone === undefined ? service.name : `${service.name}.${zone}`;
      if (!parseDnsName(name).ok) return [];
      const title = say`Add the record ${name} to ${server}`;
      return [setFields(title, server.id, { records: [...rows, { name, address }] })];
    });
  },
  examples: {
    bad: [
      {
        title: "service 10.20.30.31 reached by name, no record",
        base: "hci-static",
        edits: [
          { set: "front-a1", fields: { accessedByName: true, addressChoice: "existingStatic" } },
        ],
      },
      {
        title: "no record beside others of contoso.local",
        base: "hci-static",
        edits: [
          { set: "front-a1", fields: { accessedByName: true, addressChoice: "existingStatic" } },
          {
            set: "dns-1",
            fields: { records: [{ name: "mail.contoso.local", address: "10.1.1.10" }] },
          },
        ],
      },
    ],
    good: [
      {
        title: "service 10.20.30.31, record shop.contoso.local",
        base: "hci-static",
        edits: [
          { set: "front-a1", fields: { accessedByName: true, addressChoice: "existingStatic" } },
          {
            set: "dns-1",
            fields: { records: [{ name: "shop.contoso.local", address: "10.20.30.31" }] },
          },
        ],
      },
    ],
  },
});

/** What the other names of a server end with. */
function zoneOf(names: readonly unknown[]): string | undefined {
  for (const name of names) {
    const at = typeof name === "string" ? name.indexOf(".") : -1;
    if (typeof name === "string" && at > 0) return name.slice(at + 1);
  }
  return undefined;
}
