import { formatIpv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { parentOf } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { rivalsElsewhere } from "#shared/facts/service-twins";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress } from "../fixes.ts";
import { seed } from "../sources.ts";

const WALK_THROUGH = seed("HCI", "Walk through an example deployment");

export const acrossClusters = defineRule({
  id: "UL-LB-006",
  name: "lb/across-clusters",
  severity: "error",
  platforms: ["ALL"],
  on: ["service"],
  what: "Services of different clusters have the same address.",
  why: "Two load balancers answer for one address; whichever answers first gets the connection, also when the ports differ.",
  todo: "Give the second a free address, and deploy it again.",
  sources: [seed("HYB", "Kubernetes Services"), WALK_THROUGH],
  silences: ["UL-LB-005"],
  check(facts, service, report) {
    const address = valueOf(readIpv4(facts, service, "address"));
    if (service.fields["type"] !== "LoadBalancer" || address === undefined) return;
    const text = formatIpv4(address);
    const rivals = rivalsElsewhere(facts, service.id);
    if (rivals.length === 0 && networkOf(facts, service.id) !== undefined)
      report.pass(say`No service of another cluster before it has ${text}.`);
    for (const rival of rivals) {
      const [other, own] = [parentOf(facts, rival), service.parent];
      report.fail({
        field: "address",
        with: [{ element: rival, field: "address" }],
        message: say`${text} is assigned to ${nameOf(facts, rival)} in ${nameOf(facts, other ?? "")} and to ${service} in ${nameOf(facts, own ?? "")}.`,
      });
    }
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? moveToFreeAddress(facts, subject.element, "address") : [],
  examples: {
    bad: [
      {
        title: "A: front end 10.20.30.31:443, B: front end 10.20.30.31:8443",
        base: "hci-static",
        edits: [
          {
            set: "front-b1",
            fields: { address: "10.20.30.31", ports: [{ proto: "tcp", port: 8443 }] },
          },
        ],
      },
    ],
    good: [
      { title: "A: front end 10.20.30.31:443 and database 10.20.30.31:80", base: "hci-static" },
    ],
  },
});
