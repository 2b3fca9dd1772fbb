import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { claimsAt } from "#shared/facts/claims";
import { isDeployed } from "#shared/facts/deployed";
import { domainOf } from "#shared/facts/domains";
import { baselineOf, elementOf, fieldOf, kindOf, type Facts } from "#shared/facts/engine";
import { endInWords } from "#shared/facts/flow-paths";
import { flowTargets } from "#shared/facts/flow-ends";
import { sharingOf } from "#shared/facts/membership";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { siteOf } from "#shared/facts/places";
import { readIpv4, valueOf } from "#shared/facts/readings";
import { referenceOf } from "#shared/facts/references";
import type { Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { moveToFreeAddress, setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { remove } from "../wiring.ts";

/** UL-LIFECYCLE-005 */
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

/** UL-LIFECYCLE-007 */
export const offlineNeeds = defineRule({
  id: "UL-LIFECYCLE-007",
  name: "lifecycle/offline-needs",
  severity: "warning",
  platforms: ["EE"],
  on: ["runbookStep", "flow"],
  what: "The deployment is offline, and a step or flow needs the Internet.",
  why: "One of the two is not true: either the step fails on site, or the site is not offline.",
  todo: "Leave the step or flow out, or take the setting back.",
  sources: [seed("EE", "Networking by deployment type")],
  check(facts, element, report) {
    const site = siteOf(facts, element.id);
    if (site?.fields["internetDisabled"] !== true) return;
    const need = needOf(facts, element);
    if (!need) return report.pass(say`${element} stays on the site.`);
    report.fail({
      with: [{ element: site.id, field: "internetDisabled" }],
      message: say`${need} needs the Internet, but the deployment is offline (InternetDisabled).`,
    });
  },
  fixes: (facts, { subjects: [subject, site] }) =>
    subject && site
      ? [
          remove(say`Remove ${nameOf(facts, subject.element)}`, [subject.element]),
          setFields(say`Take the setting back`, site.element, { internetDisabled: false }),
        ]
      : [],
  examples: {
    bad: [
      {
        title: "offline, flow from the cluster to mcr.microsoft.com",
        base: "edge-scalable",
        edits: [
          { set: "site", fields: { internetDisabled: true } },
          {
            add: "flow",
            id: "images",
            parent: "site",
            fields: { source: "cluster", destinationName: "mcr.microsoft.com", port: 443 },
          },
        ],
      },
      {
        title: "offline, step that needs the Internet",
        base: "edge-scalable",
        edits: [
          { set: "site", fields: { internetDisabled: true } },
          {
            add: "runbookStep",
            id: "step",
            parent: "site",
            name: "pull images",
            fields: { needsInternet: true },
          },
        ],
      },
    ],
    good: [
      {
        title: "offline, flows on the site only",
        base: "edge-scalable",
        edits: [
          { set: "site", fields: { internetDisabled: true } },
          {
            add: "flow",
            id: "names",
            parent: "site",
            fields: { source: "cluster", destination: "dns", proto: "udp", port: 53 },
          },
        ],
      },
    ],
  },
});

/** What needs the Internet, in words; undefined for what stays on the site. */
function needOf(facts: Facts, element: ElementRecord): Message | undefined {
  if (element.kind === "runbookStep")
    return element.fields["needsInternet"] === true ? say`${element}` : undefined;
  const outside = flowTargets(facts, element.id).find(
    ({ target, element: end }) =>
      target === "internet" || (end !== undefined && isBeyond(facts, end)),
  );
  if (outside) return say`${element} to ${endInWords(facts, outside)}`;
  const source = referenceOf(facts, element.id, "source");
  return source !== undefined && isBeyond(facts, source)
    ? say`${element} from ${elementOf(facts, source) ?? source}`
    : undefined;
}

function isBeyond(facts: Facts, id: string): boolean {
  const role = fieldOf(facts, id, "role");
  return (
    kindOf(facts, id) === "externalEndpoint" && (role === "internet" || role === "azurePortal")
  );
}
