import { listed, plain, say } from "#shared/kernel/message";
import { portsOf } from "#shared/facts/kubernetes";
import { elementOf } from "#shared/facts/engine";
import { readRows } from "#shared/facts/readings";
import { nameOf } from "#shared/facts/names";
import { likelyTwinOf } from "#shared/facts/shared-vnet";
import { vnetOf } from "#shared/facts/vnets";
import type { ElementRecord } from "#shared/model/records";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import type { Fix } from "../finding.ts";
import { seed } from "../sources.ts";
import { ownNetwork } from "./own-network.ts";

/** Reported on the service of the later cluster, against the first one it may meet. */
export const sharedBookkeeping = defineRule({
  id: "UL-LB-004",
  name: "lb/shared-bookkeeping",
  severity: "warning",
  platforms: ["HCI", "HYB"],
  on: ["service"],
  what: "Two clusters on one network object have services without a port in common.",
  why: "The bookkeeping of addresses and ports can hand the same address to both; connections then fail at random until one of them is deployed again.",
  todo: "Use one common port for both, or give the clusters separate network objects.",
  sources: [seed("HYB", "Kubernetes Services")],
  check(facts, service, report) {
    const vnet = vnetOf(facts, service.id);
    if (service.fields["type"] !== "LoadBalancer" || vnet === undefined) return;
    const ports = portsOf(service);
    if (ports.length === 0) return report.cannotTell(say`The ports of ${service} are not given.`);
    const twin = likelyTwinOf(facts, service.id);
    if (!twin) {
      return report.pass(
        say`${service} has a port in common with every service of the clusters before it on ${nameOf(facts, vnet)}.`,
      );
    }
    report.fail({
      field: "ports",
      with: [{ element: twin.service, field: "ports" }, { element: vnet }],
      message: say`${nameOf(facts, twin.service)} (${portWord(twin.otherPorts)} ${listed(twin.otherPorts)}) and ${service} (${portWord(twin.ports)} ${listed(twin.ports)}) in clusters sharing ${nameOf(facts, vnet)} may receive the same address.`,
    });
  },
  fixes(facts, { subjects: [subject, other] }) {
    const service = subject && elementOf(facts, subject.element);
    const twin = other && elementOf(facts, other.element);
    const cluster = service?.parent ? elementOf(facts, service.parent) : undefined;
    if (!service || !twin || !cluster) return [];
    return [...commonPort(service, twin), ...ownNetwork(facts, cluster)];
  },
  examples: {
    bad: [
      {
        title: "cluster A exposes 443 and 80, cluster B exposes 443 on one network",
        base: "hci-static",
      },
      {
        title: "cluster A exposes 443, cluster B exposes 80",
        base: "hci-static",
        edits: [
          { remove: "database" },
          { set: "front-b1", fields: { ports: [{ proto: "tcp", port: 80 }] } },
        ],
      },
    ],
    good: [
      {
        title: "both expose 443 only",
        base: "hci-static",
        edits: [{ remove: "database" }],
      },
      {
        title: "cluster B on a network object of its own",
        base: "hci-static",
        edits: [
          { add: "vnet", id: "net-b", parent: "site" },
          { set: "b", fields: { network: "net-b" } },
        ],
      },
    ],
  },
});

function portWord(ports: readonly string[]): ReturnType<typeof plain> {
  return plain(ports.length === 1 ? "port" : "ports");
}

/** Opens the first port of the other service on this one too. */
function commonPort(service: ElementRecord, twin: ElementRecord): Fix[] {
  const [port] = readRows(twin, "ports");
  const [text] = portsOf(twin);
  if (!port || text === undefined) return [];
  return [
    setFields(say`Serve ${text} on ${service} too, the port of ${twin}`, service.id, {
      ports: [...readRows(service, "ports"), port],
    }),
  ];
}
