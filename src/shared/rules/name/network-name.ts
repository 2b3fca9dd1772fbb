import { say } from "#shared/kernel/message";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { siteOf } from "#shared/facts/places";
import { getKind } from "#shared/kinds/index";
import { inSentence } from "#shared/kernel/words";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { rename } from "../wiring.ts";

const PARAMETERS = seed(
  "ARC",
  "Compare supported parameters for creating static IP or DHCP-based logical networks",
);

/** UL-NAME-001 */
export const lowerCaseNetwork = defineRule({
  id: "UL-NAME-001",
  name: "name/lower-case-network",
  severity: "error",
  platforms: ["ARC"],
  on: ["logicalNetwork"],
  what: "The name of a logical network has an upper-case letter.",
  why: "$clustervnetname must be lower case; the creation of the network refuses anything else.",
  todo: "Write the name in lower case.",
  sources: [PARAMETERS],
  check(_facts, object, report) {
    if (object.name === object.name.toLowerCase()) {
      if (object.name !== "") report.pass(say`${object.name} is lower case.`);
      return;
    }
    report.fail({ message: say`The name ${object.name} must be lower case.` });
  },
  fixes(facts, { subjects: [subject] }) {
    const object = subject && elementOf(facts, subject.element);
    return object ? [rename(object.id, object.name.toLowerCase())] : [];
  },
  examples: {
    bad: [{ title: "AKS-Net", base: "arc-static", edits: [{ rename: "lnet", to: "AKS-Net" }] }],
    good: [{ title: "aks-net", base: "arc-static" }],
  },
});

/** UL-NAME-002 */
export const unnamedNetwork = defineRule({
  id: "UL-NAME-002",
  name: "name/unnamed-network",
  severity: "error",
  platforms: ["HCI", "ARC"],
  on: ["vnet", "logicalNetwork"],
  what: "A network has no name.",
  why: "The name is required in every model; clusters find their network by it.",
  todo: "Give the network a name.",
  sources: [
    seed("HCI", "Virtual network with static IP networking (recommended)"),
    seed("HCI", "Virtual network with DHCP networking"),
    PARAMETERS,
  ],
  check(_facts, object, report) {
    if (object.name.trim() !== "") return report.pass(say`The network is called ${object.name}.`);
    report.fail({
      message: say`Give the ${{ plain: inSentence(getKind(object.kind).label) }} a name.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const name = subject && proposedName(facts, subject.element);
    return subject && name !== undefined ? [rename(subject.element, name)] : [];
  },
  examples: {
    bad: [
      {
        title: "logical network without name",
        base: "arc-static",
        edits: [{ rename: "lnet", to: "" }],
      },
      {
        title: "AKS network without name",
        base: "hci-static",
        edits: [{ rename: "vnet", to: "" }],
      },
    ],
    good: [
      { title: "branch-net", base: "arc-static", edits: [{ rename: "lnet", to: "branch-net" }] },
    ],
  },
});

/** "<site>-net" in lower case, with a number where the site has such a network already. */
function proposedName(facts: Facts, id: string): string | undefined {
  const site = siteOf(facts, id);
  if (!site) return undefined;
  const stem = `${site.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")}-net`.replace(/^-/, "");
  const names = new Set(childrenOf(facts, site.id).map(({ name }) => name.toLowerCase()));
  let name = stem;
  for (let count = 2; names.has(name); count++) name = `${stem}-${count}`;
  return name;
}
