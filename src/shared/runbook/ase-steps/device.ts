import { formatIpv4 } from "#shared/address/ipv4";
import { formatRange } from "#shared/address/range";
import { readPrefix } from "#shared/facts/readings";
import { formatPrefix } from "#shared/address/prefix";
import { childrenOf, type Facts } from "#shared/facts/engine";
import { balancersOf } from "#shared/facts/kubernetes";
import { switchMode } from "#shared/facts/switches";
import { listed, say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { computePages, portsOf, type ComputePage } from "../ase-values.ts";
import { portTable } from "./port-table.ts";
import { powershell, type CommandValue } from "../command.ts";
import { described, expected, notice, paragraph, sheet } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import { nodeIds, type SitePlan } from "../deployment.ts";
import { words } from "../inline.ts";
import { stillFree } from "../shared-steps/ask-addresses.ts";
import { idsOf, operatorAt } from "../shared-steps/people.ts";
import { ASE_SUBNETS, NO_COMMAND } from "../sources.ts";
import type { StepPlan } from "../step.ts";

/** Addresses of the ports, entered in the local UI (EX-ASE-02). */
export function devicePorts({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  return plan.hosts.map((device): StepPlan => {
    const ports = portsOf(facts, device);
    return {
      type: "step",
      id: `ports/${device.id}`,
      title: say`Ports of ${device}`,
      why: words(
        "The ports need their addresses before compute is set up; one of them is the way out. Ports cannot be teamed.",
      ),
      builds: [],
      reads: idsOf(ports.map(({ port }) => port)),
      runsOn: [device.id],
      rules: ["EX-ASE-02", "UL-SWITCH-016", "UL-ROUTE-017"],
      who: say`Operator, local UI of ${device}`,
      minutes: 5 + 3 * ports.length,
      preCheck: {
        what: words("what is set now"),
        blocks: [
          described(
            say`the local UI opens and shows the ports; write down their addresses, they are the way back`,
          ),
        ],
      },
      command: {
        what: words("enter the addresses on the network page of the local UI"),
        blocks: [paragraph(words(NO_COMMAND)), portTable(facts, device)],
      },
      postCheck: {
        what: words("the page shows what was entered"),
        blocks: [
          described(
            say`each port with the address of the table, and connected`,
            say`Check cable and switch port before you go on.`,
          ),
        ],
      },
      rollback: {
        what: words("enter the former addresses"),
        blocks: [paragraph(words("Enter on the same page what was there before."))],
      },
    };
  });
}

/** Pod and service subnets, which can be set only before compute is enabled. */
export function deviceSubnets({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  return computePages(facts, plan).flatMap(({ device, cluster }): StepPlan[] => {
    const [pods, services] = [
      given(facts, cluster, "podCidr"),
      given(facts, cluster, "serviceCidr"),
    ];
    if (!pods && !services) return [];
    const both = pods && services;
    return [
      {
        type: "step",
        id: `subnets/${cluster.id}`,
        title: say`Pod and service subnets of ${cluster}`,
        why: words(
          "The design sets its own ranges. The device takes them only before compute is enabled.",
        ),
        builds: [],
        reads: [cluster.id],
        runsOn: [device.id],
        rules: ["UL-CNI-008", "UL-CNI-009"],
        who: operatorAt([device], "PowerShell interface of the device"),
        minutes: 5,
        preCheck: {
          what: words("what is set now"),
          blocks: [
            ...powershell(ASE_SUBNETS)`Get-HcsKubeClusterNetworkInfo`,
            described(say`two subnets; write them down, they are the way back`),
          ],
        },
        command: {
          what: words("set both"),
          blocks: both
            ? [
                ...powershell(
                  ASE_SUBNETS,
                )`Set-HcsKubeClusterNetworkInfo -PodSubnet ${pods} -ServiceSubnet ${services}`,
                described(say`no error; the prompt returns`),
              ]
            : [
                notice(
                  "warning",
                  "No command is printed",
                  say`The command takes both subnets and the design gives one. Give the other as well and print the runbook again.`,
                ),
              ],
        },
        postCheck: {
          what: words("what is set now"),
          blocks: [
            ...powershell(ASE_SUBNETS)`Get-HcsKubeClusterNetworkInfo`,
            expected(
              "contains",
              [pods, services].flatMap((each) => each?.text ?? []),
              say`Set them again; once compute is enabled it is too late.`,
            ),
          ],
        },
        rollback: {
          what: words("set the former subnets"),
          blocks: [
            paragraph(words("Run the same command with the subnets that the pre-check showed.")),
          ],
        },
      },
    ];
  });
}

/** A subnet that the design gives itself; what the platform takes anyway needs no command. */
function given(facts: Facts, cluster: ElementRecord, field: string): CommandValue | undefined {
  const reading = readPrefix(facts, cluster, field);
  if (reading.state !== "ok" || reading.automatic) return undefined;
  return {
    label: field === "podCidr" ? "pod subnet" : "service subnet",
    text: formatPrefix(reading.value.prefix),
    from: { element: cluster.id, field },
  };
}

/** The Compute page: it makes the external switch, the VMs and the cluster (EX-ASE-01). */
export function computePage({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  return computePages(facts, plan).map((page): StepPlan => {
    const { device, cluster, ports } = page;
    return {
      type: "step",
      id: `compute/${cluster.id}`,
      title: say`Compute on ${device}`,
      why: words(
        "Enabling a port for compute makes the external switch; applying the page makes the cluster with its master and its worker.",
      ),
      builds: builtByCompute(facts, plan, page),
      reads: idsOf(ports),
      runsOn: [device.id],
      rules: ["EX-ASE-01", "UL-LIFECYCLE-008", "UL-SWITCH-014", "UL-CAP-027"],
      who: say`Operator, local UI of ${device}`,
      minutes: 45,
      preCheck: stillFree(firstAddresses(page)) ?? {
        what: words("the ranges are there"),
        blocks: [
          described(say`the design gives both ranges; without them the page is not accepted`),
        ],
      },
      command: {
        what: words("fill in the Compute page of the local UI and apply it"),
        blocks: [
          paragraph(words(NO_COMMAND)),
          sheet([
            [
              "Port enabled for compute",
              ports.length === 0
                ? words("none in the design")
                : listed(ports.map(({ name }) => name)),
            ],
            [
              "Kubernetes node IPs",
              page.nodes.length === 0
                ? words("not given")
                : listed(page.nodes.map(({ range }) => formatRange(range))),
            ],
            [
              "Kubernetes external service IPs",
              page.services.length === 0
                ? words("not given")
                : listed(page.services.map(({ range }) => formatRange(range))),
            ],
          ]),
        ],
      },
      postCheck: {
        what: words("the page reports the cluster"),
        blocks: [
          described(
            say`compute is enabled on the port of the sheet, and the cluster is reported as ready`,
            say`Compare the ranges with the pre-check: an address that somebody else holds stops the cluster here.`,
          ),
        ],
      },
      rollback: {
        what: words("remove the compute role"),
        blocks: [
          paragraph(
            words(
              `Remove the compute configuration by the vendor's instructions; the cluster and all that runs on it goes with it. ${NO_COMMAND}`,
            ),
          ),
        ],
      },
    };
  });
}

/** The first and the last address of each range stand for it; the pre-checks have asked them all. */
function firstAddresses({ nodes, services }: ComputePage): CommandValue[] {
  return [...nodes, ...services].flatMap(({ pool, range }) =>
    [...new Set([range.start, range.end])].map((address): CommandValue => ({
      label: "address",
      text: formatIpv4(address),
      from: { element: pool.id, field: address === range.start ? "start" : "end" },
    })),
  );
}

function builtByCompute(facts: Facts, plan: SitePlan, { device, cluster }: ComputePage): string[] {
  const switches = childrenOf(facts, device.id, "vswitch").filter(
    (each) => switchMode(facts, each) === "external",
  );
  const deployment = plan.deployments.find((each) => each.cluster.id === cluster.id);
  const parts = childrenOf(facts, cluster.id).filter(({ kind }) =>
    ["addressPool", "controlPlaneEndpoint", "nodePool"].includes(kind),
  );
  const nodes = deployment ? nodeIds(deployment) : [];
  return [...idsOf([...switches, cluster, ...parts, ...balancersOf(facts, cluster.id)]), ...nodes];
}
