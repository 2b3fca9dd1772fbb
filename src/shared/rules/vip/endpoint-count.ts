import { formatIpv4 } from "#shared/address/ipv4";
import { plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { isEmptyValue } from "#shared/model/field";
import { childrenOf } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { freeAddressOn } from "#shared/facts/occupancy";
import { defineRule } from "../define-rule.ts";
import { setAddress } from "../fixes.ts";
import { seed } from "../sources.ts";
import { addElement, freeId, remove } from "../wiring.ts";

export const endpointCount = defineRule({
  id: "UL-VIP-009",
  name: "vip/endpoint-count",
  severity: "error",
  platforms: ["EE-M"],
  on: ["cluster"],
  what: "A scalable cluster does not have exactly one control plane endpoint address.",
  why: "The configuration takes one ControlPlaneEndpointIp, which all nodes and all tools use to reach the API server.",
  todo: "Give the cluster one free address of the node network that stays reserved as long as the cluster lives.",
  sources: [seed("EE", "Networking")],
  check(facts, element, report) {
    const endpoints = childrenOf(facts, element.id, "controlPlaneEndpoint");
    const given = endpoints.filter(({ fields }) => !isEmptyValue(fields["address"]));
    if (given.length === 1) {
      report.pass(say`${element} has one control plane endpoint.`);
      return;
    }
    const shown = plain(counted(given.length, "address is given", "addresses are given"));
    report.fail({
      message: say`${element}: give exactly one control plane endpoint IP; ${shown}.`,
      with: endpoints.map(({ id }) => ({ element: id, field: "address" })),
    });
  },
  fixes(facts, { subjects: [subject] }) {
    if (!subject) return [];
    const endpoints = childrenOf(facts, subject.element, "controlPlaneEndpoint");
    const given = endpoints.filter(({ fields }) => !isEmptyValue(fields["address"]));
    if (given.length > 1)
      return given.slice(1).map((extra) => remove(say`Remove ${extra}`, [extra.id]));
    const network = networkOf(facts, subject.element);
    const free = network === undefined ? undefined : freeAddressOn(facts, network);
    if (free === undefined) return [];
    const [empty] = endpoints;
    if (empty)
      return [setAddress(facts, empty.id, "address", free, "a free address of the node network")];
    const address = formatIpv4(free);
    return [
      addElement(
        say`Add an endpoint with ${address}`,
        freeId(facts, `${subject.element}.controlPlaneEndpoint`),
        "controlPlaneEndpoint",
        subject.element,
        undefined,
        { address },
      ),
    ];
  },
  examples: {
    bad: [
      {
        title: "endpoint IP empty",
        base: "edge-scalable",
        edits: [{ set: "cluster.endpoint", fields: { address: null } }],
      },
      { title: "no endpoint", base: "edge-scalable", edits: [{ remove: "cluster.endpoint" }] },
      {
        title: "two endpoints",
        base: "edge-scalable",
        edits: [
          {
            add: "controlPlaneEndpoint",
            id: "second",
            parent: "cluster",
            fields: { address: "192.168.0.51" },
          },
        ],
      },
    ],
    good: [{ title: "endpoint IP 192.168.0.50", base: "edge-scalable" }],
  },
});
