import { say } from "#shared/kernel/message";
import { balancersOf } from "#shared/facts/kubernetes";
import { clusterOf } from "#shared/facts/networks";
import { platformOf } from "#shared/facts/places";
import { readText } from "#shared/facts/readings";
import { findField } from "#shared/kinds/index";
import { findProfile } from "#shared/profiles/index";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { setFields } from "../fixes.ts";
import { remove } from "../wiring.ts";

export const balancerNotDescribed = defineRule({
  id: "UL-LB-029",
  name: "lb/balancer-not-described",
  severity: "warning",
  platforms: ["HCI", "EE"],
  on: ["loadBalancer"],
  what: "A load balancer is placed that the documents of the platform do not describe.",
  why: "The platform brings its own way of balancing; another one has to be installed, supported and given addresses by you.",
  todo: "Use the HAProxy VM of the platform on HCI; on AKS Edge Essentials leave the load balancer out.",
  sources: [seed("HCI", "Ingress controllers"), seed("HYB", "IP address resources"), ENGINEERING],
  check(facts, balancer, report) {
    const platform = platformOf(facts, balancer.id);
    const isEdge = platform?.code.startsWith("EE") ?? false;
    const product = readText(facts, balancer, "product");
    if (!isEdge && product === "haproxyVm")
      return report.pass(say`HAProxy is the balancer of the platform.`);
    const type = findField("loadBalancer", "product")?.type;
    const label =
      type?.type === "enum"
        ? type.choices.find(({ value }) => value === product)?.label
        : undefined;
    report.fail({
      field: "product",
      message: say`${balancer}: ${label ?? "A load balancer"} is not described for ${{ plain: findProfile(platform?.profile ?? "")?.label ?? "this platform" }}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    if (!subject) return [];
    const isEdge = platformOf(facts, subject.element)?.code.startsWith("EE") ?? false;
    const cluster = clusterOf(facts, subject.element);
    const hasHaproxy =
      cluster !== undefined &&
      balancersOf(facts, cluster).some((each) => each.fields["product"] === "haproxyVm");
    return isEdge || hasHaproxy
      ? [remove(say`Remove the load balancer`, [subject.element])]
      : [
          setFields(say`Use HAProxy instead`, subject.element, {
            product: "haproxyVm",
            ranges: null,
          }),
        ];
  },
  examples: {
    bad: [
      {
        title: "HCI cluster with MetalLB",
        base: "hci-static",
        edits: [
          {
            add: "loadBalancer",
            id: "metal",
            parent: "a",
            fields: { product: "metalLb", fronts: ["services"] },
          },
        ],
      },
      {
        title: "MetalLB in place of the HAProxy VM",
        base: "hci-static",
        edits: [{ set: "a-lb", fields: { product: "metalLb" } }],
      },
      {
        title: "a load balancer on AKS Edge Essentials",
        base: "edge-scalable",
        edits: [
          { add: "loadBalancer", id: "lb", parent: "cluster", fields: { product: "haproxyVm" } },
        ],
      },
    ],
    good: [{ title: "HCI cluster with HAProxy VM", base: "hci-static" }],
  },
});
