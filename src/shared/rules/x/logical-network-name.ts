import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { freeName } from "#shared/facts/namesakes";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { rename } from "../wiring.ts";

const NETWORK_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}[A-Za-z0-9_]$/;

/** Capitals are UL-NAME-001, an empty name UL-NAME-002. */
export const logicalNetworkName = defineRule({
  id: "UL-X-105",
  name: "x/logical-network-name",
  severity: "error",
  platforms: ["ARC"],
  on: ["logicalNetwork"],
  what: "The name of a logical network does not fit the pattern of the resource.",
  why: "Azure takes 2 to 64 letters, digits, hyphens, dots and underscores, first a letter or digit, and neither hyphen nor dot at the end.",
  todo: "Rename the network.",
  sources: [seed("ARC_API")],
  check(_facts, object, report) {
    if (object.name.trim() === "") return;
    if (NETWORK_NAME.test(object.name))
      return report.pass(say`${object.name} fits the pattern of the resource.`);
    report.fail({
      message: say`${object.name} cannot be the name of a logical network: ${plain(problemOf(object.name))}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const object = subject && elementOf(facts, subject.element);
    const name = object?.name
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, "-")
      .replace(/^[^a-z0-9]+/, "")
      .slice(0, 64)
      .replace(/[-.]+$/, "");
    return object && name !== undefined && NETWORK_NAME.test(name)
      ? [rename(object.id, freeName(facts, object, name))]
      : [];
  },
  examples: {
    bad: [
      {
        title: "a blank in the name",
        base: "arc-static",
        edits: [{ rename: "lnet", to: "aks net" }],
      },
      { title: "a hyphen at the end", base: "arc-static", edits: [{ rename: "lnet", to: "aks-" }] },
      { title: "one letter", base: "arc-static", edits: [{ rename: "lnet", to: "a" }] },
    ],
    good: [
      { title: "aks-net", base: "arc-static" },
      { title: "aks.net_40", base: "arc-static", edits: [{ rename: "lnet", to: "aks.net_40" }] },
    ],
  },
});

function problemOf(name: string): string {
  if (name.length < 2) return "it has fewer than 2 characters";
  if (name.length > 64) return "it has more than 64 characters";
  if (!/^[A-Za-z0-9]/.test(name)) return "it must begin with a letter or digit";
  if (/[-.]$/.test(name)) return "it must not end with a hyphen or dot";
  return "only letters, digits, hyphens, dots and underscores are allowed";
}
