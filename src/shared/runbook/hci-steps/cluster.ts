import { formatIpv4 } from "#shared/address/ipv4";
import { childrenOf, type Facts } from "#shared/facts/engine";
import { balancersOf, controlPlaneCount } from "#shared/facts/kubernetes";
import { referenceOf } from "#shared/facts/references";
import { pluginOf } from "#shared/facts/plugins";
import { readInteger, readIpv4, readText, valueOf } from "#shared/facts/readings";
import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { Block, Cell } from "../block.ts";
import { powershell, withParameters, type CommandValue, type Parameter } from "../command.ts";
import { cell, described, notice, paragraph, table } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import { nodeIds, type SitePlan } from "../deployment.ts";
import { vnetsOf } from "../hci-values.ts";
import { code, words } from "../inline.ts";
import { commandIsThere, portOpen, stillFree } from "../shared-steps/ask-addresses.ts";
import { idsOf, operatorAt } from "../shared-steps/people.ts";
import { HCI_CLUSTER_COMMAND, NO_COMMAND } from "../sources.ts";
import type { Action, StepPlan } from "../step.ts";

/** Each workload cluster, with the plug-in that it keeps for life (EX-HYB-01). */
export function hciClusters({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  return plan.deployments.map((deployment): StepPlan => {
    const { cluster } = deployment;
    const from = plan.hosts.slice(0, 1);
    const pools = childrenOf(facts, cluster.id, "nodePool");
    const balancers = balancersOf(facts, cluster.id).filter(
      (each) => readText(facts, each, "product") === "haproxyVm",
    );
    const network = referenceOf(facts, cluster.id, "network");
    const api = apiAddress(facts, cluster);
    return {
      type: "step",
      id: `cluster/${cluster.id}`,
      title: say`Workload cluster ${cluster}`,
      why: words(
        "The cluster with its nodes and its load balancer VM. The network plug-in is chosen here and never again.",
      ),
      builds: [
        ...idsOf([cluster, ...pools, ...balancers, ...endpointsOf(facts, cluster)]),
        ...nodeIds(deployment),
      ],
      reads: network === undefined ? [] : [network],
      runsOn: idsOf(from),
      rules: ["EX-HCI-05", "EX-HYB-01", "UL-CNI-007", "UL-LB-001", "UL-LIFECYCLE-016"],
      who: operatorAt(from),
      minutes: 30,
      preCheck: (api && stillFree([api])) ?? commandIsThere("New-AksHciCluster"),
      command: { what: words("create the cluster"), blocks: create(facts, plan, cluster) },
      postCheck: apiAnswers(api),
      rollback: {
        what: words("remove the cluster"),
        blocks: [
          paragraph(
            words(
              `Remove the cluster by the vendor's instructions; its addresses go back to the pools. ${NO_COMMAND}`,
            ),
          ),
        ],
      },
    };
  });
}

function endpointsOf(facts: Facts, cluster: ElementRecord): ElementRecord[] {
  return childrenOf(facts, cluster.id, "controlPlaneEndpoint");
}

function create(facts: Facts, plan: SitePlan, cluster: ElementRecord): Block[] {
  const pools = childrenOf(facts, cluster.id, "nodePool");
  const [first, ...others] = pools;
  const vnets = vnetsOf(facts, plan);
  const own = vnets.find(({ vnet }) => vnet.id === referenceOf(facts, cluster.id, "network"));
  const value = (label: string, text: string, element: string, field: string): CommandValue => ({
    label,
    text,
    from: { element, field },
  });
  const count = controlPlaneCount(facts, cluster);
  const plugin = pluginOf(facts, cluster.id);
  const parameters: Parameter[] = [
    ["-name", value("name of the cluster", cluster.name, cluster.id, "name")],
    ...(count > 0
      ? [
          [
            "-controlPlaneNodeCount",
            value("control plane nodes", String(count), cluster.id, "controlPlaneCount"),
          ] as const,
        ]
      : []),
    ...(first ? poolParameters(facts, first) : []),
    ...(own && !own.isOfHost ? [["-vnet", own.variable] as const] : []),
    ...(plugin === ""
      ? []
      : [["-primaryNetworkPlugin", value("plug-in", plugin, cluster.id, "plugin")] as const]),
  ];
  return [
    ...withParameters(powershell(HCI_CLUSTER_COMMAND), "New-AksHciCluster", parameters, " `\n    "),
    described(say`no error; the prompt returns when the cluster is there`),
    ...(own?.isOfHost === true
      ? [
          paragraph(
            say`No network is named, so the cluster goes into that of the AKS host, ${own.vnet}.`,
          ),
        ]
      : []),
    ...(others.length > 0 ? furtherPools(facts, others) : []),
    ...(plugin === "" || cluster.fields["plugin"] === undefined
      ? [
          notice(
            "info",
            "Plug-in assumed",
            say`The design names no plug-in. ${plugin || "calico"} is what the platform takes, and it cannot be changed later.`,
          ),
        ]
      : []),
  ];
}

function poolParameters(facts: Facts, pool: ElementRecord): Parameter[] {
  const from = (field: string) => ({ element: pool.id, field });
  const count = valueOf(readInteger(facts, pool, "count"));
  const windows = readText(facts, pool, "os") === "windows";
  return [
    ["-nodePoolName", { label: "name of the node pool", text: pool.name, from: from("name") }],
    ...(count === undefined
      ? []
      : [["-nodeCount", { label: "nodes", text: String(count), from: from("count") }] as const]),
    [
      "-osType",
      { label: "operating system", text: windows ? "Windows" : "Linux", from: from("os") },
    ],
  ];
}

function furtherPools(facts: Facts, pools: readonly ElementRecord[]): Block[] {
  return [
    paragraph(words(`Add these node pools to the cluster. ${NO_COMMAND}`)),
    table(
      [
        ["Node pool", "text"],
        ["Nodes", "text"],
        ["Operating system", "text"],
      ],
      pools.map((pool): Cell[] => [
        cell([{ element: pool.id, name: pool.name }]),
        cell(code(readText(facts, pool, "count"))),
        cell(words(readText(facts, pool, "os") === "windows" ? "Windows" : "Linux")),
      ]),
    ),
  ];
}

/** The address that the design gives the API server; without one it comes from the VIP pool. */
function apiAddress(facts: Facts, cluster: ElementRecord): CommandValue | undefined {
  const endpoint = endpointsOf(facts, cluster)[0];
  const [at, field] = endpoint ? [endpoint, "address"] : [cluster, "apiServerIp"];
  const address = valueOf(readIpv4(facts, at, field));
  if (address === undefined) return undefined;
  return { label: "API server", text: formatIpv4(address), from: { element: at.id, field } };
}

function apiAnswers(api: CommandValue | undefined): Action {
  const otherwise = say`Compare the address of the API server with the VIP pool, and look for a second device with it.`;
  return {
    what: words("the API server answers"),
    blocks: api
      ? portOpen(api, { label: "port", text: "6443" }, otherwise)
      : [
          described(
            say`the API server of the cluster answers on an address of the VIP pool`,
            otherwise,
          ),
        ],
  };
}
