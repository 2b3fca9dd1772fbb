import { childrenOf, type Facts } from "#shared/facts/engine";
import { balancersOf, controlPlaneCount, networkObjectOf } from "#shared/facts/kubernetes";
import { readInteger, readPrefix, readText, valueOf } from "#shared/facts/readings";
import { formatPrefix } from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import { controlPlaneOf, serviceBalancers, type ControlPlane } from "../arc-values.ts";
import type { Block, Cell } from "../block.ts";
import { azure, withParameters, type CommandValue, type Parameter } from "../command.ts";
import { cell, described, notice, paragraph, table } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import { nodeIds, type SitePlan } from "../deployment.ts";
import { code, words } from "../inline.ts";
import { portOpen, stillFree } from "../shared-steps/ask-addresses.ts";
import { idsOf, operatorAt } from "../shared-steps/people.ts";
import { ARC_CLUSTER_COMMAND, NO_COMMAND } from "../sources.ts";
import type { StepPlan } from "../step.ts";
import { afterAsking, asked } from "./network.ts";

/** Each cluster with its control plane address and node pools (EX-ARC-02). */
export function arcClusters({ facts }: RunbookContext, plan: SitePlan): StepPlan[] {
  return plan.deployments.map((deployment): StepPlan => {
    const { cluster } = deployment;
    const network = networkObjectOf(facts, cluster);
    const controlPlane = controlPlaneOf(facts, cluster);
    const parts = childrenOf(facts, cluster.id).filter(({ kind }) =>
      ["controlPlaneEndpoint", "nodePool", "addressPool"].includes(kind),
    );
    const kubeVip = balancersOf(facts, cluster.id).filter(
      (each) => readText(facts, each, "product") === "kubeVip",
    );
    const later = new Set(serviceBalancers(facts, cluster).map(({ balancer }) => balancer.id));
    return {
      type: "step",
      id: `cluster/${cluster.id}`,
      title: say`Cluster ${cluster}`,
      why: words(
        "The cluster with its control plane behind one address, which KubeVIP serves and which never changes.",
      ),
      builds: [
        ...idsOf([cluster, ...parts]),
        ...idsOf(kubeVip.filter(({ id }) => !later.has(id))),
        ...nodeIds(deployment),
      ],
      reads: network ? [network.id] : [],
      runsOn: [],
      rules: ["EX-ARC-02", "EX-ARC-05", "UL-VIP-021", "UL-CAP-019", "UL-PROXY-001"],
      who: operatorAt([], "Azure CLI in Bash"),
      minutes: 30,
      preCheck: (controlPlane && stillFree([addressOf(controlPlane)])) ?? {
        what: words("the network has room"),
        blocks: [
          described(
            say`the logical network is there, and its pool has an address for each node and one for the control plane`,
          ),
        ],
      },
      command: {
        what: words("create the cluster"),
        blocks: [
          ...clusterCommand(facts, cluster),
          described(
            say`JSON with ${'"provisioningState": "Succeeded"'}`,
            say`Keep the output. The names of the vendor's errors say which part of the network is to blame.`,
          ),
          ...furtherPools(facts, cluster),
          notice(
            "info",
            "Proxy",
            say`The cluster takes over the proxy of the infrastructure. It has none of its own, and it cannot be changed afterwards.`,
          ),
        ],
      },
      postCheck: {
        what: words("the API server answers, asked from a server"),
        blocks: controlPlane
          ? portOpen(
              addressOf(controlPlane),
              { label: "port", text: "6443" },
              say`If it answers False, look for a second device with the address and for the firewall between the VLANs.`,
            )
          : [described(say`the API server answers on the address that the portal shows`)],
      },
      rollback: {
        what: words("delete the cluster"),
        blocks: [
          paragraph(
            words(
              `Delete it in the Azure portal; its control plane address is free again when the delete has finished. ${NO_COMMAND}`,
            ),
          ),
        ],
      },
    };
  });
}

function addressOf({ endpoint, text }: ControlPlane): CommandValue {
  return { label: "control plane IP", text, from: { element: endpoint.id, field: "address" } };
}

function clusterCommand(facts: Facts, cluster: ElementRecord): readonly Block[] {
  const controlPlane = controlPlaneOf(facts, cluster);
  const [pool] = childrenOf(facts, cluster.id, "nodePool");
  const count = pool && valueOf(readInteger(facts, pool, "count"));
  const masters = controlPlaneCount(facts, cluster);
  const pods = readPrefix(facts, cluster, "podCidr");
  const value = (label: string, text: string, element: string, field: string): CommandValue => ({
    label,
    text,
    from: { element, field },
  });
  const parameters: Parameter[] = [
    ["--name", value("name of the cluster", cluster.name, cluster.id, "name")],
    ["--resource-group", '"$resource_group"'],
    ["--custom-location", '"$custom_location"'],
    ["--vnet-ids", '"$logical_network"'],
    ...(controlPlane
      ? [
          [
            "--control-plane-ip",
            value("control plane IP", controlPlane.text, controlPlane.endpoint.id, "address"),
          ] as const,
        ]
      : []),
    ...(masters > 0
      ? [
          [
            "--control-plane-count",
            value("control plane nodes", String(masters), cluster.id, "controlPlaneCount"),
          ] as const,
        ]
      : []),
    ...(pool && count !== undefined
      ? [["--node-count", value("nodes", String(count), pool.id, "count")] as const]
      : []),
    ...(pods.state === "ok" && !pods.automatic
      ? [
          [
            "--pod-cidr",
            value("pod network", formatPrefix(pods.value.prefix), cluster.id, "podCidr"),
          ] as const,
        ]
      : []),
    ["--aad-admin-group-object-ids", '"$admin_group"'],
    ["--generate-ssh-keys"],
  ];
  return withParameters(
    azure(ARC_CLUSTER_COMMAND),
    afterAsking(
      [
        asked("resource_group", "Resource group"),
        asked("custom_location", "ARM id of the custom location"),
        asked("logical_network", "ARM id of the logical network"),
        asked("admin_group", "Object id of the group of administrators"),
      ],
      "az aksarc create",
    ),
    parameters,
    " \\\n    ",
  );
}

function furtherPools(facts: Facts, cluster: ElementRecord): Block[] {
  const pools = childrenOf(facts, cluster.id, "nodePool");
  const others = pools.slice(1);
  const [first] = pools;
  const special = [
    ...others,
    ...(first && readText(facts, first, "os") === "windows" ? [first] : []),
  ];
  if (special.length === 0) return [];
  return [
    paragraph(words(`Add these node pools to the cluster. ${NO_COMMAND}`)),
    table(
      [
        ["Node pool", "text"],
        ["Nodes", "text"],
        ["Operating system", "text"],
      ],
      special.map((pool): Cell[] => [
        cell([{ element: pool.id, name: pool.name }]),
        cell(code(readText(facts, pool, "count"))),
        cell(words(readText(facts, pool, "os") === "windows" ? "Windows" : "Linux")),
      ]),
    ),
  ];
}
