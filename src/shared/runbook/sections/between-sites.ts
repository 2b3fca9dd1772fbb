import { formatIpv4 } from "#shared/address/ipv4";
import { domainOf, networkName, networksOfRouter } from "#shared/facts/domains";
import { elementsOfKind, type Facts } from "#shared/facts/engine";
import { gatewayOf } from "#shared/facts/gateways";
import { linkedFrom, linkedTo } from "#shared/facts/networks";
import { siteIdOf } from "#shared/facts/places";
import { serverGroups } from "#shared/facts/machine-groups";
import { listed, say, type Message } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { Block, Cell } from "../block.ts";
import type { CommandValue } from "../command.ts";
import { cell, paragraph, table } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { words } from "../inline.ts";
import { platformNames } from "../platform-names.ts";
import { answers } from "../shared-steps/ask-addresses.ts";
import { BESIDE_THE_DEVICE } from "../shared-steps/network-steps.ts";
import { idsOf, operatorAt } from "../shared-steps/people.ts";
import type { StepPlan } from "../step.ts";

/** Several sites in one project: which they are, what joins them, and that they reach each other. */
export const betweenSites = defineSection({
  id: "between-sites",
  group: "Before the day",
  title: "Sites and what joins them",
  per: "project",
  content({ facts, sites }) {
    if (sites.length < 2) return [];
    return [
      paragraph(
        words(
          "The sites are built one after the other, each with its own sections. What joins them has to work before the first of them needs it.",
        ),
      ),
      table(
        [
          ["Site", "text"],
          ["Platform", "text"],
          ["Variant", "text"],
          ["Clusters", "text"],
        ],
        sites.map(({ site, platform, deployments }): Cell[] => {
          const names = platformNames(platform);
          return [
            cell([{ element: site.id, name: site.name }]),
            cell(words(names.platform)),
            cell(words(names.variant)),
            cell(listed(deployments.map(({ cluster }) => cluster))),
          ];
        }),
      ),
      ...joints(facts),
      ...reachability(facts, sites),
    ];
  },
});

/** Routers with a leg in networks of several sites, or outside of all. */
function joints(facts: Facts): Block[] {
  const rows = elementsOfKind(facts, "router").flatMap((router): Cell[][] => {
    const networks = networksOfRouter(facts, router.id);
    if (networks.length === 0) return [];
    return [
      [
        cell([{ element: router.id, name: router.name }]),
        cell(siteName(facts, router.id)),
        cell(listed(networks.map((network) => networkName(facts, network)))),
        cell(lines(facts, router)),
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [
    table(
      [
        ["Router", "text"],
        ["Site", "text"],
        ["Networks that it joins", "text"],
        ["Tunnels and lines", "text"],
      ],
      rows,
    ),
  ];
}

/** "VPN tunnel to rt-plant and rt-rig": what leads from a router to others outside of its networks. */
function lines(facts: Facts, router: ElementRecord): Message {
  const found = [
    ["vpn", "VPN tunnel"],
    ["wan", "WAN line"],
  ].flatMap(([kind = "", label = ""]): Message[] => {
    const one = linkedTo(facts, router.id, kind);
    const ends = [...(one ? [one] : []), ...linkedFrom(facts, router.id, kind)];
    return ends.length === 0 ? [] : [say`${{ plain: label }} to ${listed(ends)}`];
  });
  return found.flatMap((each, i): Message => [...(i === 0 ? [] : words("; ")), ...each]);
}

function siteName(facts: Facts, id: string): Message {
  const site = elementsOfKind(facts, "site").find((each) => each.id === siteIdOf(facts, id));
  return site ? say`${site}` : [{ text: "between the sites" }];
}

/** From the first machine of each site to a gateway of every other site that is routed to it. */
function reachability(facts: Facts, sites: readonly SitePlan[]): StepPlan[] {
  const gateways = elementsOfKind(facts, "segment").flatMap((segment) => {
    const site = siteIdOf(facts, segment.id);
    const gateway = gatewayOf(facts, segment.id);
    return site !== undefined && gateway
      ? [{ segment, site, domain: domainOf(facts, segment.id), text: formatIpv4(gateway.address) }]
      : [];
  });
  return sites.flatMap(({ site, platform, hosts }): StepPlan[] => {
    const own = new Set([
      ...gateways.filter((each) => each.site === site.id).map(({ domain }) => domain),
      ...serverGroups(facts, site.id).map(({ network }) => domainOf(facts, network)),
    ]);
    const others = gateways.filter((each) => each.site !== site.id && own.has(each.domain));
    const from = hosts.slice(0, 1);
    if (others.length === 0 || from.length === 0) return [];
    return [
      {
        type: "step",
        id: `between/${site.id}`,
        title: say`The other sites answer from ${site}`,
        why: words(
          "A tunnel or a route that is missing between two sites is found here, not by the users.",
        ),
        builds: [],
        reads: idsOf(others.map(({ segment }) => segment)),
        ...(platform.code === "ASE"
          ? BESIDE_THE_DEVICE
          : { runsOn: idsOf(from), who: operatorAt(from) }),
        rules: ["UL-ROUTE-024"],
        minutes: 2 + others.length,
        command: {
          what: words("ask a gateway of each network there"),
          blocks: others.flatMap(({ segment, text }): Block[] => {
            const value: CommandValue = {
              label: "gateway",
              text,
              from: { element: segment.id, field: "gateway" },
            };
            return [
              paragraph(say`Gateway of ${segment} on ${siteName(facts, segment.id)}:`),
              ...answers(
                value,
                say`Look at the tunnel or the line between the two sites and at the routes of both routers.`,
              ),
            ];
          }),
        },
      },
    ];
  });
}
