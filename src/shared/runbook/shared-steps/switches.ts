import { linkedTo, teamMembers } from "#shared/facts/networks";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { switchMode, switchName, switchOf } from "#shared/facts/switches";
import { listed, say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { Cell } from "../block.ts";
import { powershell } from "../command.ts";
import { cell, described, paragraph, table } from "../compose.ts";
import type { SitePlan } from "../deployment.ts";
import { addressText } from "../edge-values.ts";
import { code, words, type Inlines } from "../inline.ts";
import { NO_COMMAND, WINDOWS } from "../sources.ts";
import type { StepPlan } from "../step.ts";
import { idsOf, operatorAt } from "./people.ts";

/** The external switches that people make on the servers; the platform only finds them by name. */
export function serverSwitches(
  facts: Facts,
  { site, hosts }: SitePlan,
  rules: readonly string[],
): StepPlan[] {
  const switches = hosts.flatMap((host) =>
    childrenOf(facts, host.id, "vswitch")
      .filter((each) => switchMode(facts, each) !== "internal")
      .map((vswitch) => ({ host, vswitch })),
  );
  if (switches.length === 0) return [];
  const machines = hosts.filter((host) => switches.some((each) => each.host.id === host.id));
  return [
    {
      type: "step",
      id: `switches/${site.id}`,
      title: words("External switch on each server"),
      why: words(
        "The platform looks for the switch by its name, so it must exist on each server and be spelled alike.",
      ),
      builds: [
        ...switches.map(({ vswitch }) => vswitch.id),
        ...machines.flatMap((host) => idsOf(childrenOf(facts, host.id, "vnic"))),
      ],
      reads: switches.flatMap(({ vswitch }) => uplinkOf(facts, vswitch)?.id ?? []),
      runsOn: idsOf(machines),
      rules,
      who: operatorAt(machines),
      minutes: 10 * machines.length,
      preCheck: {
        what: words("the adapters are there"),
        blocks: [
          ...powershell(WINDOWS)`Get-NetAdapter -Physical`,
          described(
            say`each adapter of the table below, with the status Up`,
            say`Connect the cable, or correct the name of the port in the design.`,
          ),
        ],
      },
      command: {
        what: words("make the switch in Hyper-V Manager or in Windows Admin Center"),
        blocks: [
          paragraph(words(NO_COMMAND)),
          table(
            [
              ["Server", "text"],
              ["Name of the switch", "text"],
              ["Kind", "text"],
              ["Adapter", "text"],
              ["Addresses of the server on it", "text"],
            ],
            switches.map(({ host, vswitch }): Cell[] => [
              cell([{ element: host.id, name: host.name }]),
              cell(code(switchName(facts, vswitch))),
              cell(words("External")),
              cell(adapterText(facts, vswitch)),
              cell(ownAddresses(facts, host, vswitch)),
            ]),
          ),
        ],
      },
      postCheck: {
        what: words("the server kept its network"),
        blocks: [
          ...powershell(WINDOWS)`ipconfig /all`,
          described(
            say`the server still has its own address; an adapter named vEthernet appears where the switch is shared with the server itself`,
          ),
        ],
      },
      rollback: {
        what: words("remove the switch"),
        blocks: [
          paragraph(
            words(
              "Remove it in the Virtual Switch Manager of Hyper-V Manager. An address that it had taken over goes back to the adapter.",
            ),
          ),
        ],
      },
    },
  ];
}

function uplinkOf(facts: Facts, vswitch: ElementRecord): ElementRecord | undefined {
  return linkedTo(facts, vswitch.id, "uplink");
}

function adapterText(facts: Facts, vswitch: ElementRecord): Inlines {
  const uplink = uplinkOf(facts, vswitch);
  if (!uplink) return words("the adapter of the AKS network");
  if (uplink.kind !== "nicTeam") return code(uplink.name);
  const members = teamMembers(facts, uplink.id).flatMap((id) => elementOf(facts, id)?.name ?? []);
  return say`${listed(members)}, teamed in the switch as ${uplink}`;
}

/** Adapters that the server itself has on the switch; they come into being with it. */
function ownAddresses(facts: Facts, host: ElementRecord, vswitch: ElementRecord): Inlines {
  const own = childrenOf(facts, host.id, "vnic").filter(
    (nic) => switchOf(facts, nic.id)?.id === vswitch.id,
  );
  if (own.length === 0) return words("none");
  return listed(own.map((nic) => addressText(facts, nic) ?? nic));
}
