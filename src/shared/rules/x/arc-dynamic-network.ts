import { say } from "#shared/kernel/message";
import { parentOf } from "#shared/facts/engine";
import { platformOf } from "#shared/facts/places";
import { readText } from "#shared/facts/readings";
import { findLimit } from "#shared/profiles/index";
import { convertToStatic } from "../arc-fixes.ts";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";

export const dynamicUnsupported = defineRule({
  id: "UL-X-101",
  name: "x/lnet-dynamic-unsupported",
  severity: "error",
  platforms: ["ARC"],
  on: ["logicalNetwork"],
  what: "A logical network leases its addresses, which the current documents do not support for AKS.",
  why: "The tools refuse to create a cluster on a dynamic logical network; earlier documents still described it.",
  todo: "Use a static logical network with a pool, or choose the edition of February 2024 when an old deployment is documented.",
  sources: [seed("ARC_NEW"), seed("ARC_LNET")],
  silences: ["UL-DHCP-014"],
  check(facts, object, report) {
    const platform = platformOf(facts, object.id);
    if (!platform) return;
    const isLeased = readText(facts, object, "model") === "dhcp";
    if (!isLeased) return report.pass(say`${object} is static.`);
    if (!findLimit("dhcpUnsupported", "ARC-DH", platform.edition)) {
      return report.pass(say`The edition ${platform.edition} describes DHCP logical networks.`);
    }
    report.fail({
      field: "model",
      with: [{ element: platform.site, field: "variant" }],
      message: say`${object} is a DHCP logical network; AKS supports static ones only.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const site = subject && parentOf(facts, subject.element);
    const platform = subject && platformOf(facts, subject.element);
    return typeof site === "string" && platform?.code === "ARC-DH"
      ? convertToStatic(facts, site)
      : [];
  },
  examples: {
    bad: [
      {
        title: "a DHCP logical network by the documents of July 2025",
        base: "arc-dhcp",
        edition: "2025-07",
      },
    ],
    good: [
      { title: "the same by the documents of February 2024", base: "arc-dhcp" },
      { title: "a static logical network", base: "arc-static" },
    ],
  },
});
