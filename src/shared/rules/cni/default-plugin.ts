import { jsonText } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";

const CAPABILITIES = seed("HYB", "Capabilities");

const DEFAULT = "calico";

export const defaultPlugin = defineRule({
  id: "UL-CNI-007",
  name: "cni/default-plugin",
  severity: "info",
  platforms: ["HCI", "HYB"],
  on: ["cluster"],
  what: "A cluster names no network plug-in.",
  why: "It is deployed with Calico in overlay mode, and that cannot be changed later.",
  todo: "Write the choice down.",
  sources: [CAPABILITIES],
  check(_facts, cluster, report) {
    const plugin = jsonText(cluster.fields["plugin"]);
    if (plugin !== "") return report.pass(say`${cluster} names ${plugin}.`);
    report.fail({
      field: "plugin",
      message: say`${cluster} will use Calico (overlay), the default.`,
    });
  },
  fixes: (_facts, { subjects: [subject] }) =>
    subject ? [setFields(say`Write Calico down`, subject.element, { plugin: DEFAULT })] : [],
  examples: {
    bad: [
      { title: "no plug-in", base: "hci-static", edits: [{ set: "a", fields: { plugin: null } }] },
    ],
    good: [{ title: "calico", base: "hci-static" }],
  },
});
