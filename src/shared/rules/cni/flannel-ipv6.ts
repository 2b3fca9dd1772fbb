import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { pluginOf } from "#shared/facts/plugins";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { flannel, useCalico } from "./calico-instead.ts";

const CAPABILITIES = seed("HYB", "Capabilities");

export const flannelIpv6 = defineRule({
  id: "UL-CNI-003",
  name: "cni/flannel-ipv6",
  severity: "error",
  platforms: ["HCI", "HYB"],
  on: ["cluster"],
  what: "A cluster with Flannel has IPv6 or dual-stack pods.",
  why: "Flannel has no IPv6 support on this platform.",
  todo: "Switch to Calico, or use IPv4 only.",
  sources: [CAPABILITIES],
  check(facts, cluster, report) {
    if (pluginOf(facts, cluster.id) !== "flannel") return;
    const families = cluster.fields["ipFamilies"];
    const isListed = Array.isArray(families) && families.includes("ipv6");
    const isTyped = jsonText(cluster.fields["podCidr"]).includes(":");
    if (!isListed && !isTyped) return report.pass(say`The pods of ${cluster} use IPv4.`);
    report.fail({
      field: isTyped ? "podCidr" : "ipFamilies",
      message: say`Flannel has no IPv6 support; the pods of ${cluster} need IPv4.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject
      ? [
          ...useCalico(facts, subject.element),
          setFields(say`Use IPv4 only`, subject.element, {
            ipFamilies: ["ipv4"],
            ...(subject.field === "podCidr" ? { podCidr: null } : {}),
          }),
        ]
      : [],
  examples: {
    bad: [
      {
        title: "Flannel, pod network fd00:10::/56",
        base: "hci-static",
        edits: [flannel(), { set: "a", fields: { podCidr: "fd00:10::/56" } }],
      },
      {
        title: "Flannel, dual stack",
        base: "hci-static",
        edits: [flannel(), { set: "a", fields: { ipFamilies: ["ipv4", "ipv6"] } }],
      },
    ],
    good: [
      {
        title: "Flannel, pod network 10.244.0.0/16",
        base: "hci-static",
        edits: [flannel(), { set: "a", fields: { podCidr: "10.244.0.0/16" } }],
      },
    ],
  },
});
