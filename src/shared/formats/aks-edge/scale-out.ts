import { parseIpv4 } from "#shared/address/ipv4";
import { childrenOf, isControlPlane, type Deployment, type Machine } from "./find-deployment.ts";
import type { NoteSink } from "../notes.ts";
import { firstMachine } from "./write-config.ts";
import type { UseLog } from "../use-log.ts";

/**
 * Says for each further machine how it joins: its file is made on the first machine, because the
 * join token in it is valid for 24 hours only ("Scaling out on multiple machines", July 2024).
 */
export function reportScaleOut(deployment: Deployment, log: UseLog, notes: NoteSink): void {
  const first = firstMachine(deployment);
  for (const machine of deployment.machines) {
    if (machine === first) continue;
    log.covers(machine.host, "role", "os", "addressing", "adapterName");
    const command = machine.nodes.length === 0 ? undefined : scaleCommand(deployment, machine, log);
    if (command === undefined) continue;
    const adapter = machine.host.fields["adapterName"];
    const named =
      typeof adapter === "string" && adapter !== ""
        ? `, set NetworkConnection.AdapterName in it to ${JSON.stringify(adapter)}`
        : "";
    notes.info(
      "export-scale-out",
      machine.host.name,
      `The configuration is for ${first?.host.name ?? "the first machine"}. For ${machine.host.name}, make a file on the first machine once it runs: ${command}. The join token in it is valid for 24 hours, and each new one voids the last. Carry the file over${named} and run New-AksEdgeDeployment with it.`,
    );
  }
}

function scaleCommand({ project }: Deployment, { nodes }: Machine, log: UseLog): string {
  const linux = nodes.find(({ fields }) => fields["os"] !== "windows");
  const windows = nodes.find(({ fields }) => fields["os"] === "windows");
  const parts = ["New-AksEdgeScaleConfig -ScaleType AddMachine"];
  parts.push(`-NodeType ${linux && windows ? "LinuxAndWindows" : windows ? "Windows" : "Linux"}`);
  for (const [node, parameter] of [
    [linux, "-LinuxNodeIp"],
    [windows, "-WindowsNodeIp"],
  ] as const) {
    const vnic = node && childrenOf(project, node, "vnic")[0];
    if (!node || !vnic) continue;
    log.covers(node, "os", "role", "cluster");
    const address = log.text(vnic, "address") ?? "";
    // Only an address goes into a command; anything else is left to be filled in.
    parts.push(`${parameter} ${parseIpv4(address).ok ? address : "<address>"}`);
  }
  if (linux && isControlPlane(linux)) parts.push("-ControlPlane");
  return `${parts.join(" ")} -outFile .\\ScaleConfig.json`;
}
