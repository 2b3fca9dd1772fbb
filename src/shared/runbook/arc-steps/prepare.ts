import { parseIpv4 } from "#shared/address/ipv4";
import { formatRange } from "#shared/address/range";
import type { Facts } from "#shared/facts/engine";
import { networkObjectOf } from "#shared/facts/kubernetes";
import { readText } from "#shared/facts/readings";
import { listed, say, type Message } from "#shared/kernel/message";
import { controlPlaneOf, logicalNetworksOf, serviceBalancers } from "../arc-values.ts";
import { checklist } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { words } from "../inline.ts";
import { addressesStep, type Asked } from "../shared-steps/addresses-step.ts";
import { exclusionSteps, type Excluded } from "../shared-steps/dhcp-exclusion.ts";
import { idsOf } from "../shared-steps/people.ts";
import type { StepPlan } from "../step.ts";

/** What has to be settled with the network administrator before a cluster can be made. */
export function arcPermissions({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  const contact = readText(facts, plan.site, "networkAdminContact");
  const networks = logicalNetworksOf(facts, plan);
  const items: Message[] = [
    contact === ""
      ? say`The network administrator of the site is known by name and can be reached during the work.`
      : say`The network administrator ${contact} can be reached during the work.`,
    ...networks.flatMap(({ network, pool }) =>
      pool ? [say`The pool ${formatRange(pool)} of ${network} is granted, in writing.`] : [],
    ),
    ...fixedAddresses(facts, plan).map(
      ({ label, range, owner }) =>
        say`The ${{ plain: label }} ${formatRange(range)} of ${owner} is granted and reserved, in writing.`,
    ),
    say`The infrastructure on ${listed(plan.hosts)} is deployed and healthy, with its resource bridge and custom location.`,
    say`Subscription, resource group, custom location and region are known, and the rights to create resources there.`,
    say`The lists of URLs of the Azure Arc resource bridge and of the infrastructure itself have been read besides the one in this runbook.`,
  ];
  return [
    {
      type: "step",
      id: `permissions/${plan.site.id}`,
      title: words("Permissions and contacts"),
      why: words(
        "A control plane address can never be changed and a network not any more, so whoever owns the addresses must have said yes.",
      ),
      builds: [],
      reads: idsOf([plan.site, ...networks.map(({ network }) => network)]),
      runsOn: [],
      rules: ["EX-ARC-04", "UL-LIFECYCLE-014", "UL-LIFECYCLE-015", "UL-FW-012"],
      who: words("Architect and network administrator"),
      minutes: 15,
      command: { what: words("confirm each point"), blocks: [checklist(items)] },
    },
  ];
}

/** Control plane addresses and ranges of load balancers: outside of every pool and scope. */
function fixedAddresses(facts: Facts, plan: SitePlan): Excluded[] {
  return plan.deployments.flatMap(({ cluster }): Excluded[] => {
    const controlPlane = controlPlaneOf(facts, cluster);
    const parsed = controlPlane && parseIpv4(controlPlane.text);
    const api: Excluded[] =
      controlPlane && parsed?.ok === true
        ? [
            {
              label: "control plane IP",
              range: { start: parsed.value, end: parsed.value },
              owner: controlPlane.endpoint,
              field: "address",
            },
          ]
        : [];
    const ranges = serviceBalancers(facts, cluster).flatMap(({ balancer, ranges: own }) =>
      own.map((range): Excluded => ({
        label: "load balancer range",
        range,
        owner: balancer,
        field: "ranges",
      })),
    );
    return [...api, ...ranges];
  });
}

/** Nobody answers on control plane addresses, in ranges of load balancers and in the pools. */
export function arcAddressesFree({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  const fixed = fixedAddresses(facts, plan).map(({ label, range, owner, field }): Asked => {
    return { label, range, element: owner.id, field };
  });
  const pools = logicalNetworksOf(facts, plan).flatMap(({ network, pool }): Asked[] =>
    pool ? [{ label: "pool", range: pool, element: network.id, field: "poolStart" }] : [],
  );
  return addressesStep(plan.site, [...fixed, ...pools], plan.hosts, [
    "EX-ARC-04",
    "UL-VIP-023",
    "UL-VIP-031",
  ]);
}

/** A scope on the network leaves out what is fixed, and the pool where the network has one. */
export function arcExclusions({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  return logicalNetworksOf(facts, plan).flatMap(({ network, pool }) => {
    const onIt = plan.deployments.filter(
      ({ cluster }) => networkObjectOf(facts, cluster)?.id === network.id,
    );
    const fixed: Excluded[] = [
      ...fixedAddresses(facts, { ...plan, deployments: onIt }),
      ...(pool ? [{ label: "pool", range: pool, owner: network, field: "poolStart" }] : []),
    ];
    return exclusionSteps(facts, network, fixed, ["EX-ARC-04", "UL-DHCP-009", "UL-DHCP-015"]);
  });
}
