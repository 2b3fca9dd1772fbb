import { isKubernetesName } from "#shared/address/dns-name";
import { inSentence } from "#shared/kernel/words";
import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { freeName } from "#shared/facts/namesakes";
import { platformOf } from "#shared/facts/places";
import { getKind } from "#shared/kinds/index";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { rename } from "../wiring.ts";

export const kubernetesName = defineRule({
  id: "UL-NAME-004",
  name: "name/kubernetes",
  severity: "error",
  platforms: ["ALL"],
  on: ["cluster", "nodeVm", "service"],
  what: "The name of a cluster, node or service is none that Kubernetes accepts.",
  why: "The API server refuses the object under that name.",
  todo: "Use small letters, digits and hyphens, up to 63 of them, with a letter or digit at both ends.",
  sources: [ENGINEERING, seed("HYB", "Capabilities")],
  check(facts, element, report) {
    if (isKubernetesName(element.name))
      return report.pass(say`${element.name} is a valid Kubernetes name.`);
    const isCapitalOnly =
      element.kind === "cluster" && isKubernetesName(element.name.toLowerCase());
    // The documents of HCI print such a name themselves.
    const isHci = platformOf(facts, element.id)?.code.startsWith("HCI") ?? false;
    report.fail({
      message: say`${element.name} is not a valid Kubernetes name for a ${plain(inSentence(getKind(element.kind).label))}.`,
      severity: isCapitalOnly && isHci ? "warning" : "error",
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const element = subject && elementOf(facts, subject.element);
    const name = element && kubernetesForm(element.name);
    return element && name ? [rename(element.id, freeName(facts, element, name))] : [];
  },
  examples: {
    bad: [
      {
        title: "service web_front",
        base: "edge-scalable",
        edits: [
          {
            add: "service",
            id: "web",
            parent: "cluster",
            name: "web_front",
            fields: { type: "ClusterIP" },
          },
        ],
      },
      {
        title: "HCI cluster MyCluster, a warning only",
        base: "hci-static",
        edits: [{ rename: "a", to: "MyCluster" }],
      },
    ],
    good: [
      {
        title: "service web-front",
        base: "edge-scalable",
        edits: [
          {
            add: "service",
            id: "web",
            parent: "cluster",
            name: "web-front",
            fields: { type: "ClusterIP" },
          },
        ],
      },
    ],
  },
});

function kubernetesForm(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}
