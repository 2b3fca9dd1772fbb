import { rangeSet, setSize } from "#shared/address/range-set";
import { say } from "#shared/kernel/message";
import { claimsWithin } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import type { Facts } from "#shared/facts/engine";
import { hciDemand } from "#shared/facts/hci-demand";
import { leasableOn } from "#shared/facts/leasable";
import { networkOf } from "#shared/facts/networks";
import { platformOf, siteOf } from "#shared/facts/places";
import { vnetRanges } from "#shared/facts/vnets";
import { findLimit } from "#shared/profiles/index";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";

export const updateRoom = defineRule({
  id: "UL-CAP-010",
  name: "cap/update-room",
  severity: "warning",
  platforms: ["HCI"],
  on: ["vnet"],
  what: "A deployed network has fewer free node addresses than one update may need.",
  why: "An update takes one to three further addresses while it runs; without them it stops half-way.",
  todo: "Postpone the update, or remove nodes until three addresses are free.",
  sources: [seed("HCI", "Kubernetes node VM IP pool"), seed("ARC_ISSUES", "218")],
  check(facts, vnet, report) {
    const platform = platformOf(facts, vnet.id);
    const need = platform && findLimit("updateHeadroom", platform.code, platform.edition)?.value;
    if (siteOf(facts, vnet.id)?.fields["lifecycle"] !== "deployed" || need === undefined) return;
    const room = roomOn(facts, vnet, platform?.code === "HCI-DH");
    if (!room) return report.cannotTell(say`The node addresses of ${vnet} are not known.`);
    const { scope } = room;
    const free = Math.max(room.have - room.allocated, 0);
    if (free >= need) {
      return report.pass(
        say`${free} of ${room.have} node addresses are free; an update may need up to ${need}.`,
      );
    }
    report.fail({
      ...(scope
        ? { at: scope.id, field: "range", with: [{ element: vnet.id }] }
        : { field: "nodeVmPool" }),
      message: say`${vnet} has ${free} free addresses for nodes; an update may need up to ${need}.`,
    });
  },
  examples: {
    bad: [
      {
        title: "deployed, pool of 17, 15 allocated",
        base: "hci-static",
        edits: [
          { set: "site", fields: { lifecycle: "deployed" } },
          { set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.18"] } },
        ],
      },
      {
        title: "deployed, 17 leasable, 15 leased",
        base: "hci-dhcp",
        edits: [
          { set: "site", fields: { lifecycle: "deployed" } },
          {
            set: "dhcp.scope",
            fields: { range: "10.20.30.2-10.20.30.33", exclusions: ["10.20.30.19-10.20.30.33"] },
          },
        ],
      },
    ],
    good: [
      {
        title: "deployed, pool of 27, 15 allocated",
        base: "hci-static",
        edits: [{ set: "site", fields: { lifecycle: "deployed" } }],
      },
      {
        title: "not deployed yet",
        base: "hci-static",
        edits: [{ set: "vnet", fields: { nodeVmPool: ["10.20.30.2-10.20.30.18"] } }],
      },
    ],
  },
});

interface Room {
  readonly have: number;
  readonly allocated: number;
  /** Where the addresses are leased. */
  readonly scope?: ElementRecord;
}

/** Addresses for nodes, and those that run-time takes: each node, and each cluster's load balancer. */
function roomOn(facts: Facts, vnet: ElementRecord, isLeased: boolean): Room | undefined {
  const { clusters, hosts } = hciDemand(facts, vnet.id);
  const planned = clusters.reduce(
    (sum, { controlPlane, workers }) => sum + controlPlane + workers + 1,
    hosts,
  );
  if (isLeased) {
    const leasable = leasableOn(facts, vnet.id);
    const [scope] = leasable?.scopes ?? [];
    return leasable && scope ? { have: leasable.size, allocated: planned, scope } : undefined;
  }
  const pool = rangeSet(vnetRanges(facts, vnet.id, "nodeVmPool"));
  const network = networkOf(facts, vnet.id);
  if (pool.length === 0) return undefined;
  const held = pool.flatMap(({ start, end }) =>
    network === undefined ? [] : claimsWithin(facts, domainOf(facts, network), start, end),
  );
  const drawn = new Set(held.flatMap(({ single, range }) => (single ? [range.start] : []))).size;
  return { have: setSize(pool), allocated: Math.max(planned, drawn) };
}
