import type { Json } from "#shared/kernel/json";
import type { ElementRecord } from "#shared/model/records";
import type { ExportedFile } from "../format.ts";
import {
  POSIX_SHELL,
  POWERSHELL,
  printCommands,
  type AzCommand,
  type AzOption,
  type AzValue,
} from "./az-command.ts";
import { advertising } from "./balancer-extra.ts";
import { childrenOf, isLeased, type ArcCluster, type Writing } from "./writing.ts";

const AROUND: readonly AzOption[] = [
  { name: "--resource-group", values: [{ setting: "RESOURCE_GROUP" }] },
  { name: "--custom-location", values: [{ setting: "CUSTOM_LOCATION_ID" }] },
];

/**
 * The commands that make networks, clusters and load balancers, for a POSIX shell and PowerShell.
 * Options: realworld.md 4.1 to 4.3, and no others.
 */
export function writeCommands(
  writing: Writing,
  networks: readonly ElementRecord[],
  clusters: readonly ArcCluster[],
  stem: string,
): ExportedFile[] {
  const commands = [
    ...networks.map((network) => networkCommand(writing, network)),
    ...clusters.map((cluster) => clusterCommand(writing, cluster)),
    ...clusters.flatMap((cluster) =>
      cluster.balancers.map((balancer) => balancerCommand(writing, cluster, balancer)),
    ),
  ];
  if (commands.length === 0) return [];
  const refuse = ({ command }: AzCommand, option: string): void => {
    writing.notes.warning(
      "export-left-out",
      command,
      `The value of ${option} cannot be given safely on a command line; the option is left out. Rename the element, or type it by hand.`,
    );
  };
  return [POSIX_SHELL, POWERSHELL].map((shell) => ({
    fileName: `${stem}-commands${shell.extension}`,
    mediaType: "text/plain",
    content: printCommands(commands, shell, refuse),
  }));
}

function networkCommand(writing: Writing, network: ElementRecord): AzCommand {
  const value = (field: string): Json | undefined => network.fields[field];
  const leases = isLeased(writing, network);
  return {
    comment: "Logical network",
    command: "az stack-hci-vm network lnet create",
    options: [
      ...AROUND,
      { name: "--location", values: [{ setting: "LOCATION" }] },
      ...option("--name", network.name),
      ...option("--vm-switch-name", value("switchName")),
      ...option("--ip-allocation-method", leases ? "Dynamic" : "Static"),
      ...option("--address-prefixes", value("addressPrefix")),
      ...option("--gateway", value("gateway")),
      ...option("--dns-servers", value("dnsServers")),
      ...option("--ip-pool-start", value("poolStart")),
      ...option("--ip-pool-end", value("poolEnd")),
      ...option("--vlan", value("vlan")),
    ],
  };
}

function clusterCommand(
  writing: Writing,
  { record, network, pools, extra }: ArcCluster,
): AzCommand {
  const [endpoint] = childrenOf(writing.project, record, "controlPlaneEndpoint");
  const [pool] = pools;
  if (writing.log.value(record, "podCidr") !== undefined) {
    writing.notes.info(
      "export-commands-only",
      record.name,
      "The Bicep template has no parameter for the pod network; only the commands carry it.",
    );
  }
  return {
    comment: "Cluster",
    command: "az aksarc create",
    options: [
      ...AROUND,
      ...option("--name", record.name),
      ...(network
        ? [
            {
              name: "--vnet-ids",
              values: [{ provider: "Microsoft.AzureStackHCI/logicalNetworks", name: network.name }],
            } as const,
          ]
        : []),
      ...option("--control-plane-ip", endpoint?.fields["address"]),
      ...option("--control-plane-count", record.fields["controlPlaneCount"]),
      ...option("--node-count", pool?.fields["count"]),
      ...option("--pod-cidr", record.fields["podCidr"]),
      ...option("--load-balancer-count", extra["networkProfileLoadBalancerCount"]),
      { name: "--generate-ssh-keys", values: [] },
    ],
  };
}

function balancerCommand(
  { notes }: Writing,
  cluster: ArcCluster,
  balancer: ElementRecord,
): AzCommand {
  const { mode, selector } = advertising(cluster, balancer);
  if (Object.keys(selector).length > 0)
    notes.info(
      "export-left-out",
      balancer.name,
      "The labels of the services it serves stand in its parameter file. The command does not hold them; add --service-selector by hand.",
    );
  return {
    comment: "Load balancer (MetalLB)",
    command: "az k8s-runtime load-balancer create",
    options: [
      ...option("--load-balancer-name", balancer.name),
      {
        name: "--resource-uri",
        values: [{ provider: "Microsoft.Kubernetes/connectedClusters", name: cluster.record.name }],
      },
      ...option("--addresses", balancer.fields["ranges"]),
      ...option("--advertise-mode", mode),
    ],
  };
}

/** An option with the value of a field; none for an empty one. */
function option(name: AzOption["name"], value: Json | undefined): readonly AzOption[] {
  const list: readonly Json[] = Array.isArray(value) ? value : [value ?? ""];
  const values = list.flatMap((each): AzValue[] =>
    (typeof each === "string" && each !== "") || typeof each === "number"
      ? [{ text: String(each) }]
      : [],
  );
  return values.length === 0 ? [] : [{ name, values }];
}
