import { parseDnsName } from "#shared/address/dns-name";
import { isIpv4Text, parseIpv4 } from "#shared/address/ipv4";
import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { recordsFor } from "#shared/facts/dns-records";
import { elementOf } from "#shared/facts/engine";
import { readText } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const externalName = defineRule({
  id: "UL-LB-015",
  name: "lb/external-name",
  severity: "error",
  platforms: ["ALL"],
  on: ["service"],
  what: "An ExternalName service has no DNS name, or an address in its place.",
  why: "The type is nothing but a DNS entry that points to another name; an address cannot stand there.",
  todo: "Write the name that the service stands for, such as db.contoso.local.",
  sources: [seed("HYB", "Kubernetes Services"), ENGINEERING],
  check(facts, service, report) {
    if (service.fields["type"] !== "ExternalName") return;
    const name = readText(facts, service, "externalName");
    if (name === "")
      report.fail({
        field: "externalName",
        message: say`${service}: ExternalName needs a DNS name.`,
      });
    else if (isIpv4Text(name)) {
      report.fail({
        field: "externalName",
        message: say`${service}: ExternalName needs a DNS name; ${name} is an address.`,
      });
    } else if (parseDnsName(name).ok) report.pass(say`${service} stands for ${name}.`);
  },
  fixes(facts, { subjects: [subject] }) {
    const service = subject && elementOf(facts, subject.element);
    const address = parseIpv4(jsonText(service?.fields["externalName"]));
    if (!service || !address.ok) return [];
    const names = new Set(recordsFor(facts, address.value).map(({ name }) => name));
    return [...names]
      .filter((name) => parseDnsName(name).ok)
      .map((name) =>
        setFields(say`Use ${name}, which has that address`, service.id, { externalName: name }),
      );
  },
  examples: {
    bad: [
      {
        title: "ExternalName = 10.0.0.9, which has the name db.contoso.local",
        base: "edge-single",
        edits: [
          {
            set: "dns",
            fields: { records: [{ name: "db.contoso.local", address: "10.0.0.9" }] },
          },
          {
            add: "service",
            id: "db",
            parent: "cluster",
            fields: { type: "ExternalName", externalName: "10.0.0.9" },
          },
        ],
      },
      {
        title: "ExternalName = 10.0.0.9",
        base: "edge-single",
        edits: [
          {
            add: "service",
            id: "db",
            parent: "cluster",
            fields: { type: "ExternalName", externalName: "10.0.0.9" },
          },
        ],
      },
      {
        title: "ExternalName without a name",
        base: "edge-single",
        edits: [{ add: "service", id: "db", parent: "cluster", fields: { type: "ExternalName" } }],
      },
    ],
    good: [
      {
        title: "ExternalName = db.contoso.local",
        base: "edge-single",
        edits: [
          {
            add: "service",
            id: "db",
            parent: "cluster",
            fields: { type: "ExternalName", externalName: "db.contoso.local" },
          },
        ],
      },
    ],
  },
});
