import type { Section } from "../keys/read-section.ts";
import type { MachineSettings, NodeSettings } from "./settings.ts";

/** The machines of a deployment configuration. */
export function readMachines(config: Section): readonly MachineSettings[] {
  return config.list("Machines").map((machine) => {
    const connection = machine.section("NetworkConnection");
    return {
      adapterName: connection.text("AdapterName"),
      mtu: connection.integer("Mtu"),
      linux: machine.has("LinuxNode") ? readNode(machine.section("LinuxNode")) : undefined,
      windows: machine.has("WindowsNode") ? readNode(machine.section("WindowsNode")) : undefined,
    };
  });
}

/** One node, in the shape of today or of 2022: what a shape lacks reads as not given. */
export function readNode(node: Section): NodeSettings {
  const secondary = node.list("SecondaryNetworks").map((network) => ({
    switchName: network.text("VMSwitchName"),
    address: network.text("Ip4Address"),
    gateway: network.text("Ip4GatewayAddress"),
    prefixLength: network.integer("Ip4PrefixLength"),
  }));
  return {
    address: node.text("Ip4Address"),
    mac: node.text("MacAddress"),
    mtu: node.integer("Mtu"),
    cpuCount: node.integer("CpuCount"),
    memoryInMb: node.integer("MemoryInMB"),
    dataSizeInGb: node.integer("DataSizeInGB") ?? node.integer("DataSizeinGB"),
    logSizeInGb: node.integer("LogSizeInGB"),
    timeoutSeconds: node.integer("TimeoutSeconds"),
    controlPlane: node.flag("ControlPlane"),
    secondaryNetworks: secondary.length === 0 ? undefined : secondary,
  };
}
