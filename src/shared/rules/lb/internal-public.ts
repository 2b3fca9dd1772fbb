import { formatIpv4 } from "#shared/address/ipv4";
import { isGlobalUnicast } from "#shared/address/special";
import { say } from "#shared/kernel/message";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const internalPublic = defineRule({
  id: "UL-LB-012",
  name: "lb/internal-public",
  severity: "error",
  platforms: ["HYB", "ARC", "ASE", "EE"],
  on: ["service"],
  what: "An internal service has a public address.",
  why: "Internal balancers get private addresses only; a public one would not be announced, or would expose the service to everybody.",
  todo: "Take a private address of the pool, or make the service external.",
  sources: [seed("HYB", "Kubernetes Services")],
  check(facts, service, report) {
    const address = valueOf(readIpv4(facts, service, "address"));
    if (service.fields["exposure"] !== "internal" || address === undefined) return;
    const text = formatIpv4(address);
    if (!isGlobalUnicast(address)) return report.pass(say`${text} is not a public address.`);
    report.fail({
      field: "address",
      message: say`${service} is internal but has the public address ${text}.`,
    });
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject
      ? [
          setFields(
            say`Leave the address to the platform, which takes one of the pool`,
            subject.element,
            { address: null },
          ),
        ]
      : [],
  examples: {
    bad: [
      {
        title: "internal load balancer 8.8.4.10",
        base: "hci-static",
        edits: [{ set: "front-b1", fields: { address: "8.8.4.10" } }],
      },
    ],
    good: [
      { title: "internal load balancer 10.20.30.33", base: "hci-static" },
      {
        title: "external load balancer 8.8.4.10",
        base: "hci-static",
        edits: [{ set: "front-b1", fields: { address: "8.8.4.10", exposure: "external" } }],
      },
    ],
  },
});
