import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { elementOf } from "#shared/facts/engine";
import { freeName } from "#shared/facts/namesakes";
import { siteOf } from "#shared/facts/places";
import { defineRule } from "../define-rule.ts";
import { seed } from "../sources.ts";
import { rename } from "../wiring.ts";

/** Which letters a name may have is UL-NAME-001 and UL-X-303. */
export const networkName = defineRule({
  id: "UL-NAME-002",
  name: "name/network",
  severity: "error",
  platforms: ["HCI", "ARC"],
  on: ["vnet", "logicalNetwork"],
  what: "A virtual or logical network has no name.",
  why: "The name is a required parameter in every model, and clusters refer to the network by it.",
  todo: "Give the network a name in small letters.",
  sources: [
    seed("HCI", "Virtual network with static IP networking (recommended)"),
    seed("HCI", "Virtual network with DHCP networking"),
    seed(
      "ARC",
      "Compare supported parameters for creating static IP or DHCP-based logical networks",
    ),
  ],
  check(_facts, network, report) {
    if (network.name.trim() !== "") return report.pass(say`The network is called ${network.name}.`);
    report.fail({ message: say`Give the network a name.` });
  },
  fixes(facts, { subjects: [subject] }) {
    const network = subject && elementOf(facts, subject.element);
    const site = network && siteOf(facts, network.id);
    if (!network || !site) return [];
    return [rename(network.id, freeName(facts, network, nameFor(network, site)))];
  },
  examples: {
    bad: [
      {
        title: "an AKS network without a name",
        base: "hci-static",
        edits: [{ rename: "vnet", to: "" }],
      },
      {
        title: "a logical network without a name",
        base: "arc-static",
        edits: [{ rename: "lnet", to: " " }],
      },
    ],
    good: [
      { title: "plantnet", base: "hci-static", edits: [{ rename: "vnet", to: "plantnet" }] },
      { title: "aks-net", base: "arc-static" },
    ],
  },
});

/** After the site; AKS virtual networks take small letters and digits only, logical networks a hyphen too. */
function nameFor(network: ElementRecord, site: ElementRecord): string {
  const word = site.name.toLowerCase().replace(/[^a-z0-9]+/g, "") || "site";
  return network.kind === "vnet" ? `${word}net` : `${word}-net`;
}
