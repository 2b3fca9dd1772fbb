import { jsonText } from "#shared/kernel/json";
import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import { isEmptyValue } from "#shared/model/field";
import { say } from "#shared/kernel/message";
import { baselineOf, elementOf, kindOf, type Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { networkOf } from "#shared/facts/networks";
import { siteOf } from "#shared/facts/places";
import { readIpv4, readRows, valueOf } from "#shared/facts/readings";
import { scopesOn } from "#shared/facts/scopes";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { removeElement, setFields, together } from "../fixes.ts";
import { seed } from "../sources.ts";

/** UL-LIFECYCLE-004 */
export const controlPlaneFrozen = defineRule({
  id: "UL-LIFECYCLE-004",
  name: "lifecycle/control-plane-frozen",
  severity: "error",
  platforms: ["ARC"],
  on: ["controlPlaneEndpoint"],
  what: "The control plane IP of a deployed cluster differs from the one it was deployed with.",
  why: "The address is immutable: the cluster goes on answering under the old one, and only a new cluster gets another.",
  todo: "Put the address back, or plan a new cluster.",
  sources: [seed("ARC", "Control plane IP")],
  check(facts, endpoint, report) {
    if (!isDeployed(facts, endpoint.id) || endpoint.parent === null) return;
    const before = baselineOf(facts, endpoint.id);
    const now = endpoint.fields["address"] ?? null;
    const cluster = nameOf(facts, endpoint.parent);
    if (before) {
      const was = before.fields["address"] ?? null;
      if ((isEmptyValue(was) && isEmptyValue(now)) || was === now) {
        return report.pass(say`${cluster} has the control plane IP that it was deployed with.`);
      }
      report.fail({
        field: "address",
        message: isEmptyValue(was)
          ? say`The control plane IP of ${cluster} cannot be changed; it was left to the pool when it was deployed.`
          : say`The control plane IP of ${cluster} cannot be changed; it was deployed with ${jsonText(was)}.`,
        data: { was },
      });
    } else if (baselineOf(facts, endpoint.parent) && !isEmptyValue(now)) {
      report.fail({
        field: "address",
        message: say`The control plane IP of ${cluster} cannot be changed; ${jsonText(now)} was not its own when it was deployed.`,
      });
    }
  },
  fixes(_facts, { subjects: [subject], data: { was } }) {
    if (!subject) return [];
    if (was === undefined) return [removeElement(say`Remove the new endpoint`, subject.element)];
    const title = isEmptyValue(was)
      ? say`Leave it to the pool again`
      : say`Put ${jsonText(was)} back`;
    return [setFields(title, subject.element, { address: was })];
  },
  examples: {
    bad: [
      {
        title: "deployed with 10.4.0.10, now 10.4.0.12",
        base: "arc-static",
        edits: [{ freeze: "site" }, { set: "edge-1.cp", fields: { address: "10.4.0.12" } }],
      },
      {
        title: "the endpoint replaced by another",
        base: "arc-static",
        edits: [
          { freeze: "site" },
          { remove: "edge-1.cp" },
          {
            add: "controlPlaneEndpoint",
            id: "new",
            parent: "edge-1",
            fields: { address: "10.4.0.12" },
          },
        ],
      },
    ],
    good: [
      {
        title: "deployed with 10.4.0.10, now 10.4.0.10",
        base: "arc-static",
        edits: [{ freeze: "site" }],
      },
      {
        title: "a new cluster beside the deployed one",
        base: "arc-static",
        edits: [
          { freeze: "site" },
          {
            add: "cluster",
            id: "edge-2",
            parent: "site",
            fields: { network: "lnet", controlPlaneCount: 1 },
          },
          {
            add: "controlPlaneEndpoint",
            id: "edge-2.cp",
            parent: "edge-2",
            fields: { address: "10.4.0.12" },
          },
        ],
      },
    ],
  },
});

/** UL-LIFECYCLE-006 */
export const leasedNodeMoved = defineRule({
  id: "UL-LIFECYCLE-006",
  name: "lifecycle/leased-node-moved",
  severity: "error",
  platforms: ["ARC-DH"],
  on: ["vnic"],
  what: "A node of a deployed cluster has another address than was recorded when it was deployed.",
  why: "Kubernetes relies on addresses that last: the node may drop out, and the cluster may have to be created again.",
  todo: "Reserve the recorded address for the node on the DHCP server, and restore it.",
  sources: [seed("ARC", "IP address allocation options for AKS cluster VMs")],
  check(facts, adapter, report) {
    const node = adapter.parent;
    if (node === null || kindOf(facts, node) !== "nodeVm" || !isDeployed(facts, adapter.id)) return;
    const before = parseIpv4(jsonText(baselineOf(facts, adapter.id)?.fields["address"]));
    const now = valueOf(readIpv4(facts, adapter, "address"));
    if (!before.ok) return;
    const was = formatIpv4(before.value);
    if (now === undefined) {
      report.cannotTell(
        say`The present address of ${nameOf(facts, node)} is not recorded; it was ${was}.`,
      );
    } else if (now === before.value) {
      report.pass(say`${nameOf(facts, node)} still has ${was}.`);
    } else {
      report.fail({
        field: "address",
        with: [{ element: node }],
        message: say`${nameOf(facts, node)} changed from ${was} to ${formatIpv4(now)}; the cluster may have to be re-created.`,
        data: { was },
      });
    }
  },
  fixes(facts, { subjects: [subject], data: { was } }) {
    const adapter = subject && elementOf(facts, subject.element);
    if (!adapter || typeof was !== "string") return [];
    const title = say`Reserve ${was} and restore it`;
    const restore = setFields(title, adapter.id, { address: was });
    return [
      together(title, "Restore a node's address", [...reserve(facts, adapter.id, was), restore]),
    ];
  },
  examples: {
    bad: [
      {
        title: "node 10.4.0.31, now 10.4.0.44",
        base: "arc-dhcp",
        edits: [
          { set: "edge-1-w1.eth0", fields: { address: "10.4.0.31" } },
          { freeze: "site" },
          { set: "edge-1-w1.eth0", fields: { address: "10.4.0.44" } },
        ],
      },
    ],
    good: [
      {
        title: "node 10.4.0.31 unchanged",
        base: "arc-dhcp",
        edits: [{ set: "edge-1-w1.eth0", fields: { address: "10.4.0.31" } }, { freeze: "site" }],
      },
    ],
  },
});

/** A reservation in the scope of the adapter's network, where it has none for that address. */
function reserve(facts: Facts, adapter: string, address: string): Fix[] {
  const network = networkOf(facts, adapter);
  const [scope] = network === undefined ? [] : scopesOn(facts, network);
  const node = elementOf(facts, elementOf(facts, adapter)?.parent ?? "");
  if (!scope || !node) return [];
  const rows = readRows(scope, "reservations");
  if (rows.some((row) => row["address"] === address)) return [];
  const mac = elementOf(facts, adapter)?.fields["mac"];
  const row = { ...(isEmptyValue(mac) ? {} : { mac: mac ?? null }), address, owner: node.name };
  return [setFields(say`Reserve ${address}`, scope.id, { reservations: [...rows, row] })];
}

function isDeployed(facts: Facts, id: string): boolean {
  return siteOf(facts, id)?.fields["lifecycle"] === "deployed";
}
