import { formatPrefix } from "#shared/address/prefix";
import { plain, say } from "#shared/kernel/message";
import { clusterRange, likelyDistribution } from "#shared/facts/cluster-ranges";
import { settledValue } from "#shared/facts/field-values";
import { findField } from "#shared/kinds/index";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

export const podServiceDefaults = defineRule({
  id: "UL-X-004",
  name: "x/pod-service-defaults",
  severity: "info",
  platforms: ["EE"],
  on: ["cluster"],
  what: "The distribution is not named, so the pod and service networks are assumed.",
  why: "K3s and K8s bring different ranges. A site that uses the other ones would be cut off from the pods.",
  todo: "Say whether it is K3s or K8s. The deployment configuration does not, the installer package does.",
  sources: [seed("EE_CONCEPT", "Pod and service ranges"), seed("EE_ISSUES", "198")],
  check(facts, cluster, report) {
    if (!isEmptyValue(cluster.fields["distribution"])) return;
    const pods = clusterRange(facts, cluster, "podCidr");
    const services = clusterRange(facts, cluster, "serviceCidr");
    const likely = likelyDistribution(facts, cluster);
    if (!pods?.isAssumed || !services?.isAssumed || likely === undefined) return;
    report.fail({
      field: "distribution",
      message: say`${cluster}: pods in ${formatPrefix(pods.prefix)} and services in ${formatPrefix(services.prefix)} are assumed, as ${plain(LABELS[likely])} has them.`,
      data: { likely },
    });
  },
  fixes: (_facts, { subjects: [subject], data: { likely } }) =>
    subject && (likely === "k3s" || likely === "k8s")
      ? [setFields(say`It is ${plain(LABELS[likely])}`, subject.element, { distribution: likely })]
      : [],
  examples: {
    bad: [
      {
        title: "flannel, distribution not named",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { distribution: null } }],
      },
    ],
    good: [{ title: "K3s", base: "edge-single" }],
  },
});

const LABELS = { k3s: "K3s", k8s: "K8s" } as const;

/** Which plug-in each distribution works with. */
const PLUGINS = { k3s: "flannel", k8s: "calico" } as const;

export const cniDistributionMismatch = defineRule({
  id: "UL-X-005",
  name: "x/cni-distribution-mismatch",
  severity: "error",
  platforms: ["EE"],
  on: ["cluster"],
  what: "The network plug-in does not go with the distribution.",
  why: "K8s works with Calico and K3s with Flannel. K8s with Flannel loses DNS on its workers; Calico on K3s was a preview that ended with 1.10.868.0.",
  todo: "Choose the plug-in of the distribution.",
  sources: [seed("EE_CONFIG", "Network"), seed("EE_ISSUES", "26")],
  check(facts, cluster, report) {
    const distribution = cluster.fields["distribution"];
    const plugin = settledValue(facts, cluster, "plugin");
    if ((distribution !== "k3s" && distribution !== "k8s") || typeof plugin !== "string") return;
    const wanted = PLUGINS[distribution];
    if (plugin === wanted)
      return report.pass(say`${plain(LABELS[distribution])} goes with ${plain(labelOf(plugin))}.`);
    const isDefault = isEmptyValue(cluster.fields["plugin"]);
    // An imported file shows what somebody runs today, so it is told of, not refused.
    const isImported = !isEmptyValue(cluster.fields["schemaVersion"]);
    report.fail({
      field: "plugin",
      message: say`${cluster}: ${plain(LABELS[distribution])} needs ${plain(labelOf(wanted))}, not ${plain(labelOf(plugin))}${plain(isDefault ? ", which is taken when nothing is given" : "")}.`,
      severity: distribution === "k8s" && plugin === "flannel" && isImported ? "warning" : "error",
      data: { wanted },
    });
  },
  fixes: (_facts, { subjects: [subject], data: { wanted } }) =>
    subject && typeof wanted === "string"
      ? [setFields(say`Use ${plain(labelOf(wanted))}`, subject.element, { plugin: wanted })]
      : [],
  examples: {
    bad: [
      {
        title: "K8s with Flannel",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { plugin: "flannel" } }],
      },
      {
        title: "K8s with Flannel in an imported file, a warning",
        base: "edge-scalable",
        edits: [{ set: "cluster", fields: { plugin: "flannel", schemaVersion: "1.9" } }],
      },
      {
        title: "K3s with Calico",
        base: "edge-single",
        edits: [{ set: "cluster", fields: { plugin: "calico" } }],
      },
    ],
    good: [
      { title: "K8s with Calico", base: "edge-scalable" },
      { title: "K3s with Flannel", base: "edge-single" },
    ],
  },
});

function labelOf(plugin: string): string {
  const type = findField("cluster", "plugin")?.type;
  return (
    (type?.type === "enum"
      ? type.choices.find(({ value }) => value === plugin)?.label
      : undefined) ?? plugin
  );
}
