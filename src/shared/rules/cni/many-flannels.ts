import { say } from "#shared/kernel/message";
import { pluginOf } from "#shared/facts/plugins";
import { isEmptyValue } from "#shared/model/field";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { flannel } from "./calico-instead.ts";

const CAPABILITIES = seed("HYB", "Capabilities");

export const manyFlannels = defineRule({
  id: "UL-CNI-018",
  name: "cni/many-flannels",
  severity: "info",
  platforms: ["HCI", "HYB"],
  on: ["cluster"],
  what: "A cluster with Flannel has more than one pod network.",
  why: "Flannel serves one network with each daemon; Calico serves many with one.",
  todo: "Plan one daemon for each further network, or switch to Calico.",
  sources: [CAPABILITIES],
  check(facts, cluster, report) {
    const more = cluster.fields["morePodNetworks"];
    if (isEmptyValue(more) || !Array.isArray(more)) return;
    const plugin = pluginOf(facts, cluster.id);
    if (plugin === "") return report.cannotTell(say`The plug-in of ${cluster} is not given.`);
    if (plugin !== "flannel")
      return report.pass(say`${plugin} serves ${more.length + 1} pod networks.`);
    report.fail({
      field: "morePodNetworks",
      message: say`Flannel needs one daemon per additional network; ${cluster} has ${more.length} more.`,
    });
  },
  examples: {
    bad: [
      {
        title: "Flannel with two pod networks",
        base: "hci-static",
        edits: [flannel(), { set: "a", fields: { morePodNetworks: ["10.245.0.0/16"] } }],
      },
    ],
    good: [
      {
        title: "Calico with two pod networks",
        base: "hci-static",
        edits: [{ set: "a", fields: { morePodNetworks: ["10.245.0.0/16"] } }],
      },
    ],
  },
});
