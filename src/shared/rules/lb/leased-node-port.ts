import { formatIpv4 } from "#shared/address/ipv4";
import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { elementAddress } from "#shared/facts/addresses";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { readRows, readText } from "#shared/facts/readings";
import { referenceOf } from "#shared/facts/references";
import { scopesOn } from "#shared/facts/scopes";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { sitePc } from "../example-parts.ts";
import { setFields, together } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

/** A flow names the node that it goes through, since a NodePort service answers on every one. */
export const leasedNodePort = defineRule({
  id: "UL-LB-014",
  name: "lb/leased-node-port",
  severity: "warning",
  platforms: ["ALL"],
  on: ["flow"],
  what: "A flow reaches a NodePort service by the leased address of a node.",
  why: "A node port is addressed by the node's own address; when the lease ends, the node may get another one.",
  todo: "Use a LoadBalancer service, or reserve the address for the node on the DHCP server.",
  sources: [seed("HYB", "Kubernetes Services"), seed("HCI", "Compare network models"), ENGINEERING],
  check(facts, flow, report) {
    const node = elementOf(facts, referenceOf(facts, flow.id, "viaNodePort") ?? "");
    if (!node) return;
    const adapters = childrenOf(facts, node.id, "vnic");
    const leased = adapters.filter((adapter) => readText(facts, adapter, "ipSource") === "dhcp");
    if (adapters.length === 0) return report.cannotTell(say`${node} has no adapter yet.`);
    if (leased.length === 0) return report.pass(say`The address of ${node} is not leased.`);
    const loose = leased.find((adapter) => !isReserved(facts, adapter, node.name));
    if (!loose) return report.pass(say`The address of ${node} is reserved for it.`);
    const address = elementAddress(facts, loose.id);
    const text = address === undefined ? "" : ` ${formatIpv4(address)}`;
    report.fail({
      field: "viaNodePort",
      with: [{ element: loose.id }, { element: node.id }],
      message: say`${flow} depends on the leased address${{ plain: text }} of ${node}.`,
    });
  },
  fixes(facts, { subjects: [subject, place, target] }) {
    const flow = subject && elementOf(facts, subject.element);
    const adapter = place && elementOf(facts, place.element);
    const node = target && elementOf(facts, target.element);
    if (!flow || !adapter || !node) return [];
    const service = elementOf(facts, referenceOf(facts, flow.id, "destination") ?? "");
    const address = elementAddress(facts, adapter.id);
    const network = networkOf(facts, adapter.id);
    const [scope] = network === undefined ? [] : scopesOn(facts, network);
    const mac = jsonText(adapter.fields["mac"]);
    const row = {
      ...(mac === "" ? {} : { mac }),
      address: address === undefined ? null : formatIpv4(address),
      owner: node.name,
    };
    const reserve =
      scope && address !== undefined
        ? [
            setFields(say`Reserve ${formatIpv4(address)} for ${node}`, scope.id, {
              reservations: [...readRows(scope, "reservations"), row],
            }),
          ]
        : [];
    if (service?.kind !== "service") return reserve;
    const title = say`Make ${service} a LoadBalancer service`;
    return [
      ...reserve,
      together(title, "Use a LoadBalancer service", [
        setFields(title, service.id, { type: "LoadBalancer", address: null }),
        setFields(title, flow.id, { viaNodePort: null }),
      ]),
    ];
  },
  examples: {
    bad: [
      {
        title: "client uses the leased node address 10.20.30.7:30080",
        base: "hci-dhcp",
        edits: [
          { set: "a-w1.eth0", fields: { address: "10.20.30.7" } },
          ...nodePortService(),
          {
            add: "flow",
            id: "visit",
            parent: "site",
            fields: { source: "pc", destination: "shop", viaNodePort: "a-w1", port: 30080 },
          },
        ],
      },
    ],
    good: [
      {
        title: "LoadBalancer 10.20.30.31:80",
        base: "hci-dhcp",
        edits: [
          ...nodePortService(),
          {
            add: "flow",
            id: "visit",
            parent: "site",
            fields: { source: "pc", destination: "database", port: 80 },
          },
        ],
      },
      {
        title: "node address 10.20.30.7, reserved for the node",
        base: "hci-dhcp",
        edits: [
          { set: "a-w1.eth0", fields: { address: "10.20.30.7" } },
          {
            set: "dhcp.scope",
            fields: { reservations: [{ address: "10.20.30.7", owner: "a-w1" }] },
          },
          ...nodePortService(),
          {
            add: "flow",
            id: "visit",
            parent: "site",
            fields: { source: "pc", destination: "shop", viaNodePort: "a-w1", port: 30080 },
          },
        ],
      },
      {
        title: "static node address",
        base: "hci-static",
        edits: [
          ...nodePortService(),
          {
            add: "flow",
            id: "visit",
            parent: "site",
            fields: { source: "pc", destination: "shop", viaNodePort: "a-w1", port: 30080 },
          },
        ],
      },
    ],
  },
});

/** True when a scope of its network reserves the adapter's address, or one for its owner. */
function isReserved(facts: Facts, adapter: ElementRecord, owner: string): boolean {
  const network = networkOf(facts, adapter.id);
  const address = elementAddress(facts, adapter.id);
  const text = address === undefined ? undefined : formatIpv4(address);
  return (network === undefined ? [] : scopesOn(facts, network)).some((scope) =>
    readRows(scope, "reservations").some(
      (row) =>
        row["address"] === text ||
        jsonText(row["owner"]).trim().toLowerCase() === owner.toLowerCase(),
    ),
  );
}

function nodePortService() {
  return [
    ...sitePc("10.1.1.80", "core"),
    {
      add: "service",
      id: "shop",
      parent: "a",
      fields: { type: "NodePort", ports: [{ proto: "tcp", port: 80, nodePort: 30080 }] },
    },
  ] as const;
}
