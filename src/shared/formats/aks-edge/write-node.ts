import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import type { Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import type { NoteSink } from "../notes.ts";
import { childrenOf, isControlPlane } from "./find-deployment.ts";
import { given } from "../keys/given.ts";
import type { Variant } from "./settings.ts";
import type { UseLog } from "../use-log.ts";

export interface Writing {
  readonly project: Project;
  readonly variant: Variant;
  readonly log: UseLog;
  readonly notes: NoteSink;
}

/** A node VM as `LinuxNode` or `WindowsNode`. The addresses of a single machine set themselves. */
export function writeNode(
  { project, variant, log, notes }: Writing,
  node: ElementRecord,
): JsonObject {
  const isLinux = node.fields["os"] !== "windows";
  const [vnic, ...others] = childrenOf(project, node, "vnic");
  log.covers(node, "os", "cluster");
  if (node.fields["role"] !== "controlPlane") log.covers(node, "role");
  if (vnic) log.covers(vnic, "ipSource");
  for (const other of others) {
    notes.warning(
      "export-left-out",
      `${node.name}.${other.name}`,
      "A configuration has one adapter for a node; others are secondary networks of the node.",
    );
  }
  const count = (field: string): Json | undefined => {
    const value = log.value(node, field);
    if (typeof value === "string") {
      notes.warning(
        "export-not-a-number",
        node.name,
        `${JSON.stringify(value)} is no whole number; it is written as it stands.`,
      );
    }
    return value;
  };
  const address = vnic && log.text(vnic, "address");
  if (address !== undefined && variant === "single") {
    notes.info(
      "export-automatic",
      node.name,
      `The address ${address} is not written: a single machine cluster sets it by itself.`,
    );
  }
  return given({
    ControlPlane: variant === "scalable" && isLinux ? isControlPlane(node) : undefined,
    CpuCount: count("cpuCount"),
    MemoryInMB: count("memoryInMb"),
    DataSizeInGB: count("dataSizeInGb"),
    LogSizeInGB: count("logSizeInGb"),
    Ip4Address: variant === "scalable" ? address : undefined,
    MacAddress: vnic && log.value(vnic, "mac"),
    Mtu: vnic && log.value(vnic, "mtu"),
    TimeoutSeconds: count("timeoutSeconds"),
    SecondaryNetworks: secondaryNetworks(log.value(node, "secondaryNetworks")),
  });
}

function secondaryNetworks(rows: Json | undefined): Json | undefined {
  if (!Array.isArray(rows)) return undefined;
  return rows.map((row: Json): Json => {
    if (!isJsonObject(row)) return {};
    const { switchName, address, gateway, prefixLength } = row;
    return given({
      VMSwitchName: switchName,
      Ip4Address: address,
      Ip4GatewayAddress: gateway,
      Ip4PrefixLength: prefixLength,
    });
  });
}
