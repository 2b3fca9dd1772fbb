import { parseIpv4 } from "#shared/address/ipv4";
import { childrenOf, isControlPlane, type Deployment, type Machine } from "./find-deployment.ts";
import type { ElementRecord } from "#shared/model/records";
import { JOIN_TOKEN_HOURS, scaleOutSheet } from "#shared/runbook/scale-out-sheet";
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
    if (machine.nodes.length === 0) continue;
    const adapter = machine.host.fields["adapterName"];
    const named =
      typeof adapter === "string" && adapter !== ""
        ? `, set NetworkConnection.AdapterName in it to ${JSON.stringify(adapter)}`
        : "";
    notes.info(
      "export-scale-out",
      machine.host.name,
      `The configuration is for ${first?.host.name ?? "the first machine"}. For ${machine.host.name}, make a file on the first machine once it runs, with ${sheetInWords(deployment, machine, log)}. The join token in it is valid for ${JOIN_TOKEN_HOURS} hours, and each new one voids the last. Carry the file over${named} and run New-AksEdgeDeployment with it.`,
    );
  }
}

/** What the documents name for the file, in words: they give no whole command. */
function sheetInWords({ project }: Deployment, { nodes }: Machine, log: UseLog): string {
  const linux = nodes.find(({ fields }) => fields["os"] !== "windows");
  const windows = nodes.find(({ fields }) => fields["os"] === "windows");
  const addressOf = (node: ElementRecord): { address: string | undefined } => {
    const vnic = childrenOf(project, node, "vnic")[0];
    log.covers(node, "os", "role", "cluster");
    const address = vnic ? (log.text(vnic, "address") ?? "") : "";
    return { address: parseIpv4(address).ok ? address : undefined };
  };
  const sheet = scaleOutSheet({
    ...(linux ? { linux: { ...addressOf(linux), isControlPlane: isControlPlane(linux) } } : {}),
    ...(windows ? { windows: addressOf(windows) } : {}),
  });
  const parts = [
    `kind ${sheet.kind}`,
    ...sheet.nodes.map(
      ({ parameter, address }) => `${parameter} ${address ?? "(not given in the design)"}`,
    ),
    ...(sheet.isControlPlane === true ? ["as a control plane node"] : []),
  ];
  return `${sheet.cmdlet}: ${parts.join(", ")}`;
}
