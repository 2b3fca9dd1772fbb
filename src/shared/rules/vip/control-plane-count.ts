import { formatIpv4 } from "#shared/address/ipv4";
import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { controlPlaneIpsOf, needsControlPlaneIp } from "#shared/facts/arc-demand";
import { childrenOf, elementOf } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { freeAddressOn } from "#shared/facts/occupancy";
import { defineRule } from "../define-rule.ts";
import { setAddress } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, freeId, remove } from "../wiring.ts";

export const controlPlaneCount = defineRule({
  id: "UL-VIP-021",
  name: "vip/control-plane-count",
  severity: "error",
  platforms: ["ARC"],
  on: ["cluster"],
  what: "A cluster does not have exactly one control plane IP.",
  why: "KubeVIP announces this one address for the API server, and it can never be changed. Editions from July 2025 let the pool give it when nobody names one.",
  todo: "Give the cluster one free address of its network, outside every pool, load balancer range and DHCP scope.",
  sources: [seed("ARC", "Control plane IP"), seed("ARC_LNET")],
  check(facts, cluster, report) {
    const given = controlPlaneIpsOf(facts, cluster);
    const mayBeLeftOut = !needsControlPlaneIp(facts, cluster);
    if (given.length === 1) return report.pass(say`${cluster} has one control plane IP.`);
    if (given.length === 0 && mayBeLeftOut) {
      return report.pass(
        say`${cluster} names no control plane IP, so that it comes from the pool of its network.`,
      );
    }
    const now =
      given.length === 0 ? say`` : say`; ${plain(counted(given.length, "is given", "are given"))}`;
    report.fail({
      with: given.map(({ id }) => ({ element: id, field: "address" })),
      message: say`${cluster}: one control plane IP is required${now}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const cluster = subject && elementOf(facts, subject.element);
    if (!cluster) return [];
    const given = controlPlaneIpsOf(facts, cluster);
    if (given.length > 0)
      return given.slice(1).map((extra) => remove(say`Remove ${extra}`, [extra.id]));
    const network = networkOf(facts, cluster.id);
    const free = network === undefined ? undefined : freeAddressOn(facts, network);
    if (free === undefined) return [];
    const [empty] = childrenOf(facts, cluster.id, "controlPlaneEndpoint");
    if (empty)
      return [setAddress(facts, empty.id, "address", free, "a free address outside every pool")];
    const address = formatIpv4(free);
    const title = say`Use ${address}, a free address outside every pool`;
    return [
      addElement(
        title,
        freeId(facts, `${cluster.id}.controlPlaneEndpoint`),
        "controlPlaneEndpoint",
        cluster.id,
        undefined,
        { address },
      ),
    ];
  },
  examples: {
    bad: [
      {
        title: "cluster edge-1 without control plane IP",
        base: "arc-static",
        edition: "2024-02",
        edits: [{ set: "edge-1.cp", fields: { address: null } }],
      },
      { title: "no endpoint drawn", base: "arc-dhcp", edits: [{ remove: "edge-1.cp" }] },
      {
        title: "two control plane IPs",
        base: "arc-static",
        edits: [
          {
            add: "controlPlaneEndpoint",
            id: "second",
            parent: "edge-1",
            fields: { address: "10.4.0.11" },
          },
        ],
      },
    ],
    good: [
      {
        title: "cluster edge-1, control plane IP 10.4.0.10",
        base: "arc-static",
        edition: "2024-02",
      },
      {
        title: "left out, as the documents allow since July 2025",
        base: "arc-static",
        edits: [{ remove: "edge-1.cp" }],
      },
    ],
  },
});
