import type { IdSource } from "#shared/kernel/ids";
import type { Design } from "#shared/kinds/design";
import { given } from "../keys/given.ts";
import type { EdgeSettings, MachineSettings, NodeSettings } from "./settings.ts";

interface Around {
  readonly design: Design;
  readonly ids: IdSource;
  readonly site: string;
  readonly lan: string;
  readonly cluster: string;
  readonly settings: EdgeSettings;
  readonly machine: MachineSettings;
  /** Counted from 0; the first machine holds the control plane. */
  readonly position: number;
}

/** Draws one machine: its adapter, the switch of the variant with NAT where it has one, and its nodes. */
export function addMachine(around: Around): void {
  const { design, ids, site, lan, settings, machine, position } = around;
  const single = settings.variant === "single";
  const host = design.add(
    "host",
    ids("host"),
    site,
    `machine-${position + 1}`,
    given({
      adapterName: machine.adapterName,
      // The file does not tell; unless told otherwise, Windows asks the network.
      addressing: single ? "dhcp" : undefined,
    }),
  );
  const adapter = machine.adapterName?.slice(0, 200) ?? "Ethernet";
  const port = design.add("physicalPort", ids("port"), host, adapter, {
    media: "wired",
    ...given({ ipMode: single ? "dhcp" : "none", mtu: machine.mtu }),
  });
  const vswitch = design.add(
    "vswitch",
    ids("switch"),
    host,
    single ? "aksedgesw-int" : "aksedgesw-ext",
    {
      mode: single ? "internal" : "external",
      ...given({
        // Only a switch that exists already is named; the set-up names its own.
        switchName: settings.switchName,
        prefix: settings.network.internalPrefix,
      }),
    },
  );
  const hostAdapter = design.add("vnic", ids("vnic"), host, "vEthernet", {});
  design.join(port, lan);
  design.join(hostAdapter, vswitch);
  if (single) {
    const nat = design.add("nat", ids("nat"), host, "nat", {});
    design.join(vswitch, nat);
    design.join(nat, port);
  } else {
    design.join(vswitch, port);
  }
  if (machine.linux) addNode(around, host, vswitch, "linux", machine.linux);
  if (machine.windows) addNode(around, host, vswitch, "windows", machine.windows);
}

function addNode(
  { design, ids, cluster, settings, position }: Around,
  host: string,
  vswitch: string,
  os: "linux" | "windows",
  node: NodeSettings,
): void {
  const leads = node.controlPlane ?? (settings.variant === "single" || position === 0);
  const isControlPlane = os === "linux" && (leads || settings.variant === "single");
  const suffix = position === 0 ? "" : `-${position + 1}`;
  const id = design.add("nodeVm", ids("node"), host, `${os}-node${suffix}`, {
    os,
    role: isControlPlane ? "controlPlaneAndWorker" : "worker",
    cluster,
    ...given({
      cpuCount: node.cpuCount,
      memoryInMb: node.memoryInMb,
      dataSizeInGb: node.dataSizeInGb,
      logSizeInGb: node.logSizeInGb,
      timeoutSeconds: node.timeoutSeconds,
      secondaryNetworks: node.secondaryNetworks?.map((row) => given({ ...row })),
    }),
  });
  const fields = given({ address: node.address, mac: node.mac, mtu: node.mtu });
  const vnic = design.add("vnic", ids("eth"), id, os === "linux" ? "eth0" : "Ethernet", fields);
  design.join(vnic, vswitch);
}
