import { formatIpv4 } from "#shared/address/ipv4";
import { formatPrefix } from "#shared/address/prefix";
import { rangeSize, type Range } from "#shared/address/range";
import type { JsonObject } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { leaseSet } from "#shared/facts/dhcp";
import { childrenOf, type Facts } from "#shared/facts/engine";
import { gatewayOf } from "#shared/facts/gateways";
import { hciDemand } from "#shared/facts/hci-demand";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { scopesOn } from "#shared/facts/scopes";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields, together } from "../fixes.ts";
import { seed } from "../sources.ts";
import { rangeText } from "../vnet-fixes.ts";
import { remove } from "../wiring.ts";

export const leasedSite = defineRule({
  id: "UL-DHCP-016",
  name: "dhcp/leased-site",
  severity: "info",
  platforms: ["HCI-DH"],
  on: ["site"],
  what: "A production site leases the addresses of its nodes.",
  why: "Leased addresses may change in the long run, and the documents recommend the static model. In return a DHCP range can be enlarged later, which a node VM pool cannot.",
  todo: "Consider the static model, with a node VM pool as large as the leases have to be.",
  sources: [
    seed("HCI", "Compare network models"),
    seed("HCI", "Virtual network with static IP networking (recommended)"),
  ],
  check(_facts, site, report) {
    if (site.fields["production"] !== true) return report.pass(say`${site} is not in production.`);
    report.fail({
      field: "variant",
      message: say`${site}: DHCP networking does not promise long-lived node addresses; consider static IP networking.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    if (!subject) return [];
    const vnets = childrenOf(facts, subject.element, "vnet");
    const steps = vnets.map((vnet) => stepsTo(facts, vnet));
    if (steps.length === 0 || steps.some((each) => each.length === 0)) return [];
    const title = say`Convert the site to static IP networking`;
    const variant = setFields(title, subject.element, { variant: "static" });
    return [together(title, "Convert to static IP", [variant, ...steps.flat()])];
  },
  examples: {
    bad: [
      {
        title: "leased nodes, production",
        base: "hci-dhcp",
        edits: [{ set: "site", fields: { production: true } }],
      },
    ],
    good: [
      {
        title: "static nodes, production",
        base: "hci-static",
        edits: [{ set: "site", fields: { production: true } }],
      },
      { title: "leased nodes, not production", base: "hci-dhcp" },
    ],
  },
});

/** What was leased becomes the node VM pool, what DHCP handed out becomes parameters; no step if not all is known. */
function stepsTo(facts: Facts, vnet: ElementRecord): Fix[] {
  const network = networkOf(facts, vnet.id);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  if (network === undefined || !prefix) return [];
  const [scope, ...more] = scopesOn(facts, network);
  const gateway = gatewayOf(facts, network)?.address;
  const dnsServers = scope?.fields["optionDns"];
  const pool = scope && poolFrom(leaseSet(facts, scope), hciDemand(facts, vnet.id).nodes);
  if (!scope || more.length > 0 || gateway === undefined || dnsServers === undefined || !pool)
    return [];
  const fields: JsonObject = {
    addressPrefix: formatPrefix(prefix),
    gateway: formatIpv4(gateway),
    dnsServers,
    nodeVmPool: [rangeText(pool)],
  };
  return [
    setFields(say`Give ${vnet} its parameters`, vnet.id, fields),
    remove(say`Remove ${scope}`, [scope.id]),
  ];
}

function poolFrom(leases: readonly Range[], size: number): Range | undefined {
  const run = leases.find((each) => rangeSize(each) >= size);
  return run && { start: run.start, end: run.start + size - 1 };
}
