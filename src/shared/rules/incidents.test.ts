import { describe, expect, test } from "vitest";
import { buildExample } from "#shared/templates/build-example";
import { checkProject } from "./checker.ts";
import type { Example, ExampleEdit } from "./example.ts";

/** What went wrong in the field, drawn; and the rule that would have told before the deployment. */
interface Incident {
  readonly issue: string;
  readonly what: string;
  readonly design: Omit<Example, "title">;
  readonly rules: readonly string[];
}

const NO_PREFIX: ExampleEdit = { set: "host.switch", fields: { prefix: null } };

const INCIDENTS: readonly Incident[] = [
  {
    issue: "I-1, AKS-Edge#98",
    what: "the search for a free subnet fails on this host",
    design: {
      base: "edge-single",
      edits: [NO_PREFIX, { set: "lan", fields: { prefix: "10.2.0.0/16" } }],
    },
    rules: ["UL-X-003"],
  },
  {
    issue: "I-2, AKS-Edge#152",
    what: "the same, worked around by skipping the check",
    design: {
      base: "edge-single",
      edits: [NO_PREFIX, { set: "cluster", fields: { skipAddressFreeCheck: true } }],
    },
    rules: ["UL-X-003", "UL-X-006"],
  },
  {
    issue: "I-3, AKS-Edge#131",
    what: "offline, the check takes 192.168.254.1 for used",
    design: {
      base: "edge-single",
      edits: [NO_PREFIX, { set: "site", fields: { internetDisabled: true } }],
    },
    rules: ["UL-X-003"],
  },
  {
    issue: "I-4, AKS-Edge#198",
    what: "nobody says which ranges the product takes, and the site uses one of them",
    design: {
      base: "edge-single",
      edits: [
        { set: "cluster", fields: { distribution: null } },
        {
          add: "segment",
          id: "plant",
          parent: "site",
          name: "plant-net",
          fields: { prefix: "10.43.8.0/24" },
        },
        {
          set: "router",
          fields: { routes: [{ destination: "10.43.8.0/24", nextHop: "10.0.0.254" }] },
        },
      ],
    },
    rules: ["UL-X-004", "UL-CNI-009"],
  },
  {
    issue: "I-5, AKS-Edge#210",
    what: "a secondary network with address and length, but no gateway",
    design: {
      base: "edge-scalable",
      edits: [
        {
          set: "node-a",
          fields: {
            secondaryNetworks: [{ switchName: "lab", address: "10.9.0.5", prefixLength: 24 }],
          },
        },
      ],
    },
    rules: ["UL-X-009"],
  },
  {
    issue: "I-6, AKS-Edge#220",
    what: "the external switch on a NIC team is refused",
    design: {
      base: "edge-scalable",
      edits: [
        {
          add: "nicTeam",
          id: "team",
          parent: "host-a",
          name: "Team 1",
          fields: { mode: "standard" },
        },
        { set: "host-a.ethernet", fields: { team: "team" } },
        { disconnect: "host-a.switch", from: "host-a.ethernet" },
        { connect: "host-a.switch", to: "team" },
      ],
    },
    rules: ["UL-X-014"],
  },
  {
    issue: "I-7, AKS-Edge#25",
    what: "a single machine with the addresses of a scalable design",
    design: {
      base: "edge-single",
      edits: [{ set: "linux.eth0", fields: { address: "192.168.1.171" } }],
    },
    rules: ["UL-ADDR-025"],
  },
  {
    issue: "I-8, AKS-Edge#167",
    what: "no DNS servers, so the product falls back to public ones",
    design: {
      base: "edge-single",
      edits: [
        { set: "cluster", fields: { dnsServers: null } },
        { set: "host", fields: { dnsServers: null } },
      ],
    },
    rules: ["UL-DNS-003"],
  },
  {
    issue: "I-8, AKS-Edge#167",
    what: "public DNS servers, and names of the site do not resolve",
    design: {
      base: "edge-single",
      edits: [
        { set: "cluster", fields: { dnsServers: ["1.1.1.1", "1.0.0.1"] } },
        { set: "dns", fields: { records: [{ name: "mes.plant.local", address: "10.0.0.57" }] } },
      ],
    },
    rules: ["UL-X-012"],
  },
  {
    issue: "I-9, AKS-Edge#26",
    what: "K8s with flannel: DNS fails on the worker",
    design: { base: "edge-scalable", edits: [{ set: "cluster", fields: { plugin: "flannel" } }] },
    rules: ["UL-X-005"],
  },
  {
    issue: "I-11, AKS-Edge#123",
    what: "the external switch on Wi-Fi",
    design: {
      base: "edge-scalable",
      edits: [
        { rename: "host-a.ethernet", to: "Wi-Fi" },
        { set: "host-a.ethernet", fields: { media: "wireless" } },
        { set: "host-a", fields: { adapterName: "Wi-Fi" } },
      ],
    },
    rules: ["UL-SWITCH-007"],
  },
];

describe.each(
  INCIDENTS.map((incident) => [`${incident.issue}: ${incident.what}`, incident] as const),
)("%s", (title, { design, rules }) => {
  test(`is told by ${rules.join(" and ")}`, () => {
    const found = new Set(checkProject(buildExample({ title, ...design })).map(({ rule }) => rule));
    expect([...found]).toEqual(expect.arrayContaining([...rules]));
  });
});

// Not here yet: I-10 (UDP 8472 blocked between machines) needs the rules about filters between nodes, and the
// first half of I-11 (a client of the LAN calls a single machine) those about declared flows, UL-NAT-004.
