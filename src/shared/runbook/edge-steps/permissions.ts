import { formatRange } from "#shared/address/range";
import { readRange, readText, valueOf } from "#shared/facts/readings";
import { listed, say, type Message } from "#shared/kernel/message";
import { checklist } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { code, words } from "../inline.ts";
import type { StepPlan } from "../step.ts";

/** Whose network it is, who granted the addresses, and what must be arranged with people. */
export function permissions({ facts }: RunbookContext, deployment: Deployment): StepPlan[] {
  const { site, cluster, machines, platform } = deployment;
  const corporate = site.fields["environment"] === "corporate";
  const items: Message[] = [];
  if (corporate) {
    const contact = readText(facts, site, "networkAdminContact");
    const range = valueOf(readRange(facts, site, "grantRange"));
    const subnet = readText(facts, site, "grantSubnet");
    const by = readText(facts, site, "grantConfirmedBy");
    const on = readText(facts, site, "grantConfirmedOn");
    items.push(
      contact === ""
        ? say`The network administrator of the site is known by name and can be reached during the work.`
        : say`The network administrator ${contact} can be reached during the work.`,
    );
    if (platform.code === "EE-M") {
      items.push(
        range
          ? say`The addresses ${formatRange(range)} are granted${{ plain: by === "" ? ", in writing" : "" }}${by === "" ? [] : [...words(", by "), ...code(by)]}${on === "" ? [] : [...words(" on "), ...code(on)]}.`
          : say`The network administrator has granted the addresses of the address plan in writing.`,
      );
      items.push(
        subnet === "" ? say`They lie in one subnet.` : say`They lie in the subnet ${subnet}.`,
      );
      if (site.fields["internetDisabled"] !== true) items.push(say`They reach the Internet.`);
    }
  } else {
    items.push(say`The network is our own: router and address plan may be changed by us.`);
  }
  items.push(say`Administrator rights exist on ${listed(machines.map(({ host }) => host))}.`);
  if (machines.length > 1 && readText(facts, cluster, "plugin") === "flannel") {
    items.push(
      say`Nothing between the machines blocks UDP port ${8472}; pods on different nodes talk through it.`,
    );
  }
  if (site.fields["internetDisabled"] === true) {
    items.push(say`The product and all container images are on the site; there is no Internet.`);
  }
  return [
    {
      type: "step",
      id: `permissions/${cluster.id}`,
      title: words("Permissions and contacts"),
      why: corporate
        ? words(
            "In an organisation only addresses that its network administrator has granted are safe to use.",
          )
        : words("Who owns the network decides what may be changed on it."),
      builds: [],
      reads: [site.id],
      runsOn: [],
      rules: ["EX-EE-01", "UL-ADDR-029", "UL-ADDR-030"],
      who: words("Architect and network administrator"),
      minutes: 15,
      command: { what: words("confirm each point"), blocks: [checklist(items)] },
    },
  ];
}
