import { siteFlows, type ArcFlow } from "#shared/facts/arc-flows";
import { cloudAgents } from "#shared/facts/arc-flows";
import type { Facts } from "#shared/facts/engine";
import {
  groupInRule,
  nodeGroups,
  serverGroups,
  type MachineGroup,
} from "#shared/facts/machine-groups";
import { say } from "#shared/kernel/message";
import { URL_ALLOWLIST } from "#shared/profiles/arc-urls";
import { appliesTo } from "#shared/profiles/index";
import type { Block, Cell } from "../block.ts";
import { BLANK, cell, paragraph, table } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { words } from "../inline.ts";
import { ARC_PORTS } from "../reference/arc-ports.ts";
import { referenceTable } from "../reference/table.ts";

/** What firewalls have to let pass, with the addresses of the design (EX-ARC-06, EX-ARC-07). */
export const ports = defineSection({
  id: "ports",
  group: "After",
  title: "Ports and URLs",
  per: "site",
  platforms: ["HCI", "ARC"],
  prints: ["EX-ARC-06", "EX-ARC-07", "REF-1", "REF-2", "REF-3"],
  content: ({ facts }, plan) =>
    appliesTo(["ARC"], plan.platform.code)
      ? [...flowTable(facts, plan), ...referenceTable(ARC_PORTS), ...urlTable()]
      : serverPorts(facts, plan),
});

const COLUMNS = [
  ["From", "text"],
  ["Addresses", "address"],
  ["To", "text"],
  ["Addresses", "address"],
  ["TCP port", "number"],
  ["For", "text"],
  ["Open, confirmed by", "blank"],
] as const;

/** The flows between VLANs of the design (REF-2). */
function flowTable(facts: Facts, plan: SitePlan): Block[] {
  const flows = siteFlows(facts, plan.site.id).filter(
    ({ from, to }) => from.network !== to.network,
  );
  const unique = flows.filter((each, i) => flows.findIndex((other) => isSame(other, each)) === i);
  if (unique.length === 0)
    return [
      paragraph(
        words(
          "Servers, resource bridge and clusters lie on one network, so no firewall stands between them.",
        ),
      ),
    ];
  return [
    paragraph(
      words(
        "These flows cross from one VLAN to another (REF-2) and have to be let through there. They are never opened by hand on servers or VMs.",
      ),
    ),
    table(
      COLUMNS,
      unique.map((flow): Cell[] => [
        cell(flow.source),
        addresses(facts, flow.from),
        cell(flow.target),
        addresses(facts, flow.to),
        { type: "number", value: flow.port },
        cell(words(flow.purpose)),
        BLANK,
      ]),
    ),
  ];
}

function isSame(a: ArcFlow, b: ArcFlow): boolean {
  return a.port === b.port && a.from.sender === b.from.sender && a.to.sender === b.to.sender;
}

function addresses(facts: Facts, group: MachineGroup): Cell {
  return { type: "address", text: groupInRule(facts, group), automatic: false };
}

function urlTable(): Block[] {
  return [
    { type: "heading", content: words("URLs that every server and every VM must reach (REF-3)") },
    paragraph(
      say`An asterisk stands for one or more names before the rest, never for the rest itself. Two further lists apply: that of the Azure Arc resource bridge and that of the infrastructure itself.`,
    ),
    table(
      [
        ["Pattern", "text"],
        ["Port", "number"],
        ["Scheme", "text"],
        ["Service", "text"],
        ["Needed for", "text"],
        ["Allowed, confirmed by", "blank"],
      ],
      URL_ALLOWLIST.map(({ pattern, port, scheme, service, use }): Cell[] => [
        cell([{ code: pattern }]),
        { type: "number", value: port },
        cell(words(scheme)),
        cell(words(service)),
        cell(words(use)),
        BLANK,
      ]),
    ),
  ];
}

/** What crosses when the servers and the nodes lie on networks of their own (system requirements). */
function serverPorts(facts: Facts, plan: SitePlan): Block[] {
  const servers = serverGroups(facts, plan.site.id);
  const agents = cloudAgents(facts, plan.site.id);
  const rows = plan.deployments.flatMap(({ cluster }) =>
    nodeGroups(facts, cluster.id).flatMap((nodes): Cell[][] => {
      const row = (
        [from, source]: readonly [MachineGroup, Cell],
        [to, target]: readonly [MachineGroup, Cell],
        port: number,
        use: string,
      ): Cell[][] =>
        from.network === to.network
          ? []
          : [
              [
                source,
                addresses(facts, from),
                target,
                addresses(facts, to),
                { type: "number", value: port },
                cell(words(use)),
                BLANK,
              ],
            ];
      const vms = [nodes, cell(say`the nodes of ${cluster}`)] as const;
      return [
        ...servers.flatMap((group) => {
          const from = [group, cell(words("the servers"))] as const;
          return [
            ...row(from, vms, 22, "access to the nodes"),
            ...row(from, vms, 6443, "Kubernetes API"),
          ];
        }),
        ...agents.flatMap(({ group, name }) => {
          const to = [group, cell(name)] as const;
          return [
            ...row(vms, to, 55000, "cloud agent"),
            ...row(vms, to, 65000, "cloud agent authentication"),
          ];
        }),
      ];
    }),
  );
  if (rows.length === 0) return [];
  return [
    paragraph(
      words(
        "Servers and nodes lie on networks of their own, so these flows have to be let through between them. The address of the failover cluster itself needs the same rules as that of the cloud agent.",
      ),
    ),
    table(COLUMNS, rows),
  ];
}
