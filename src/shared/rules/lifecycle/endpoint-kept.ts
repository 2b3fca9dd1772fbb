import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { claimsAt } from "#shared/facts/claims";
import { isDeployed } from "#shared/facts/deployed";
import { domainOf } from "#shared/facts/domains";
import { baselineOf } from "#shared/facts/engine";
import { sharingOf } from "#shared/facts/membership";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress, setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const endpointKept = defineRule({
  id: "UL-LIFECYCLE-005",
  name: "lifecycle/endpoint-kept",
  severity: "error",
  platforms: ["EE"],
  on: ["controlPlaneEndpoint"],
  what: "The control plane endpoint of a deployed cluster was changed, or somebody else has taken its address.",
  why: "The address has to stay free for the cluster's whole life: its nodes and users know the cluster by it.",
  todo: "Put the address back, and move whoever has taken it.",
  sources: [seed("EE", "Networking")],
  silences: ["UL-ADDR-008"],
  check(facts, endpoint, report) {
    const before = isDeployed(facts, endpoint.id) ? baselineOf(facts, endpoint.id) : undefined;
    const was = parseIpv4(jsonText(before?.fields["address"]));
    if (!before || !was.ok) return;
    const text = formatIpv4(was.value);
    const now = valueOf(readIpv4(facts, endpoint, "address"));
    if (now !== was.value) {
      report.fail({
        field: "address",
        message: say`The control plane endpoint ${text} must remain reserved; ${endpoint} no longer has it.`,
        data: { was: text },
      });
    }
    const network = networkOf(facts, endpoint.id);
    const claims =
      network === undefined ? [] : claimsAt(facts, domainOf(facts, network), was.value);
    const own = claims.find(({ owner }) => owner === endpoint.id);
    const takers = claims.filter(
      (claim) =>
        claim.single &&
        claim.owner !== endpoint.id &&
        (!own || sharingOf(facts, own, claim) !== "legal"),
    );
    for (const taker of takers) {
      report.fail({
        field: "address",
        with: [{ element: taker.owner, field: taker.field }],
        message: say`The control plane endpoint ${text} must remain reserved; ${nameOf(facts, taker.owner)} has taken it.`,
      });
    }
    if (now === was.value && takers.length === 0)
      report.pass(say`${text} is still kept for ${endpoint}.`);
  },
  fixes(facts, { subjects: [subject, taker], data: { was } }) {
    if (taker) return moveToFreeAddress(facts, taker.element, taker.field ?? "address");
    return subject && typeof was === "string"
      ? [setFields(say`Put ${was} back`, subject.element, { address: was })]
      : [];
  },
  examples: {
    bad: [
      {
        title: "printer re-numbered to the endpoint 192.168.0.50",
        base: "edge-scalable",
        edits: [
          {
            add: "externalEndpoint",
            id: "printer",
            parent: "site",
            fields: { address: "192.168.0.80" },
          },
          { connect: "printer", to: "lan" },
          { freeze: "site" },
          { set: "printer", fields: { address: "192.168.0.50" } },
        ],
      },
      {
        title: "endpoint changed to 192.168.0.51",
        base: "edge-scalable",
        edits: [
          { freeze: "site" },
          { set: "cluster.endpoint", fields: { address: "192.168.0.51" } },
        ],
      },
    ],
    good: [
      {
        title: "printer at 192.168.0.80",
        base: "edge-scalable",
        edits: [
          {
            add: "externalEndpoint",
            id: "printer",
            parent: "site",
            fields: { address: "192.168.0.80" },
          },
          { connect: "printer", to: "lan" },
          { freeze: "site" },
        ],
      },
    ],
  },
});
