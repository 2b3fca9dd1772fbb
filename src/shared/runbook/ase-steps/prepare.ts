import { readText } from "#shared/facts/readings";
import { formatRange } from "#shared/address/range";
import { listed, say, type Message } from "#shared/kernel/message";
import { computePages } from "../ase-values.ts";
import { checklist } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { SitePlan } from "../deployment.ts";
import { words } from "../inline.ts";
import { addressesStep, type Asked } from "../shared-steps/addresses-step.ts";
import { idsOf } from "../shared-steps/people.ts";
import type { StepPlan } from "../step.ts";

/** Who grants the addresses, and what the device has to be before it is configured. */
export function asePermissions({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  const contact = readText(facts, plan.site, "networkAdminContact");
  const pages = computePages(facts, plan);
  const items: Message[] = [
    contact === ""
      ? say`The network administrator of the site is known by name and can be reached during the work.`
      : say`The network administrator ${contact} can be reached during the work.`,
    say`The password of the local UI of ${listed(plan.hosts)} and the right to open its PowerShell interface are at hand.`,
    ...pages.flatMap(({ nodes, services }): Message[] => [
      ...nodes.map(
        ({ range }) =>
          say`The addresses ${formatRange(range)} for the Kubernetes nodes are granted, one after the other without a gap.`,
      ),
      ...services.map(
        ({ range }) =>
          say`The addresses ${formatRange(range)} for services are granted, one after the other without a gap.`,
      ),
    ]),
    say`Gateway, DNS servers, proxy and the ports to open are known for each port of the device.`,
  ];
  return [
    {
      type: "step",
      id: `permissions/${plan.site.id}`,
      title: words("Permissions and contacts"),
      why: words(
        "The device takes only static addresses for its nodes and services; none may come from DHCP.",
      ),
      builds: [],
      reads: idsOf([plan.site]),
      runsOn: [],
      rules: ["EX-ASE-01", "UL-CAP-027"],
      who: words("Architect and network administrator"),
      minutes: 15,
      command: { what: words("confirm each point"), blocks: [checklist(items)] },
    },
  ];
}

/** Nobody answers in the ranges of the Compute page, asked from a machine on that network. */
export function aseAddressesFree({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  const asked = computePages(facts, plan).flatMap(({ nodes, services }): Asked[] => [
    ...nodes.map(({ pool, range }) => ({
      label: "node range",
      range,
      element: pool.id,
      field: "start",
    })),
    ...services.map(({ pool, range }) => ({
      label: "service range",
      range,
      element: pool.id,
      field: "start",
    })),
  ]);
  return addressesStep(plan.site, asked, [], ["EX-ASE-01", "UL-VIP-028", "UL-VIP-029"]).map(
    (step) => ({
      ...step,
      who: words("Operator, on a Windows machine on the compute network"),
    }),
  );
}
