import { isKubernetesName } from "#shared/address/dns-name";
import { withArticle } from "#shared/kernel/words";
import { plain, say } from "#shared/kernel/message";
import { getKind } from "#shared/kinds/index";
import { elementOf } from "#shared/facts/engine";
import { freeName } from "#shared/facts/namesakes";
import { defineRule } from "../define-rule.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { rename } from "../wiring.ts";

const PATTERN = /^[a-z0-9]+$/;

/** A cluster name that Kubernetes refuses is UL-NAME-004, an empty network name UL-NAME-002. */
export const aksName = defineRule({
  id: "UL-X-303",
  name: "x/name-pattern",
  severity: "warning",
  platforms: ["HCI"],
  on: ["vnet", "cluster"],
  what: "The name of a virtual network or cluster has more than small letters and digits.",
  why: "The references of New-AksHciNetworkSetting and New-AksHciCluster ask for small letters and digits without hyphens; other names pass in some releases and are refused in others.",
  todo: "Use small letters and digits only. Windows Admin Center proposes aks-default-network itself, so that this is a warning.",
  sources: [seed("HCI_NET"), seed("HCI_CLUSTER"), seed("ARC_ISSUES", "49"), ENGINEERING],
  check(_facts, element, report) {
    const { name, kind } = element;
    if (PATTERN.test(name)) return report.pass(say`${name} has small letters and digits only.`);
    if (name.trim() === "" || (kind === "cluster" && !isKubernetesName(name))) return;
    const label = plain(withArticle(getKind(kind).label));
    report.fail({
      message: say`${name} should have small letters and digits only, as the name of ${label}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const element = subject && elementOf(facts, subject.element);
    const name = element?.name.toLowerCase().replace(/[^a-z0-9]+/g, "");
    if (!element || !name) return [];
    const free = freeName(facts, element, name).replaceAll("-", "");
    return freeName(facts, element, free) === free ? [rename(element.id, free)] : [];
  },
  examples: {
    bad: [
      { title: "network myVnet1", base: "hci-static", edits: [{ rename: "vnet", to: "myVnet1" }] },
      {
        title: "network aks-default-network",
        base: "hci-static",
        edits: [{ rename: "vnet", to: "aks-default-network" }],
      },
      { title: "cluster line-1", base: "hci-static", edits: [{ rename: "a", to: "line-1" }] },
    ],
    good: [
      {
        title: "network vnet1, cluster line1",
        base: "hci-static",
        edits: [{ rename: "a", to: "line1" }],
      },
    ],
  },
});
