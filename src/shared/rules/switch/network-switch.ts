import { listed, plain, say } from "#shared/kernel/message";
import { parentOf, type Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { commonSwitchNames, serversOf, switchesNamed } from "#shared/facts/servers";
import { siteIdOf } from "#shared/facts/places";
import { readText } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import type { Fix } from "../finding.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const networkSwitch = defineRule({
  id: "UL-SWITCH-017",
  name: "switch/network-switch",
  severity: "error",
  platforms: ["ARC"],
  on: ["logicalNetwork"],
  what: "A logical network names no VM switch, or one that is not an external switch of every server.",
  why: "The switch name is required in both models, and a VM may run on any server: where the switch is missing it cannot start.",
  todo: "Name an external switch that every server has, or make the switch on the servers without it.",
  sources: [
    seed(
      "ARC",
      "Compare supported parameters for creating static IP or DHCP-based logical networks",
    ),
    ENGINEERING,
  ],
  check(facts, object, report) {
    const name = readText(facts, object, "switchName");
    const site = siteIdOf(facts, object.id);
    if (name === "") {
      report.fail({
        field: "switchName",
        message: say`${object}: name the VM switch ($vswitchname).`,
      });
      return;
    }
    if (site === undefined || serversOf(facts, site).length === 0) {
      report.cannotTell(
        say`No server is drawn on which VM switch ${name} of ${object} could be looked for.`,
      );
      return;
    }
    const { missingOn, switches } = switchesNamed(facts, site, name);
    if (missingOn.length === 0) {
      report.pass(say`VM switch ${name} exists on all ${switches.length} servers.`);
      return;
    }
    report.fail({
      field: "switchName",
      with: missingOn.map((element) => ({ element })),
      message: say`${object}: VM switch ${name} is missing on ${listed(missingOn.map((id) => nameOf(facts, id)))}.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) => (subject ? commonNames(facts, subject.element) : []),
  examples: {
    bad: [
      {
        title: "$vswitchname = compute-sw, exists on the first server only",
        base: "arc-static",
        edits: [{ rename: "h2.switch", to: "vm-sw" }],
      },
      {
        title: "$vswitchname empty",
        base: "arc-dhcp",
        edits: [{ set: "lnet", fields: { switchName: null } }],
      },
      {
        title: "a name that no server knows",
        base: "arc-static",
        edits: [{ set: "lnet", fields: { switchName: "computesw" } }],
      },
    ],
    good: [{ title: "$vswitchname = compute-sw, exists on both servers", base: "arc-static" }],
  },
});

function commonNames(facts: Facts, object: string): Fix[] {
  const site = parentOf(facts, object);
  const names = typeof site === "string" ? commonSwitchNames(facts, site) : [];
  return names.map((switchName) =>
    setFields(say`Use ${switchName}, ${plain("which every server has")}`, object, { switchName }),
  );
}
