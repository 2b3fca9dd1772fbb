import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import type { ElementRecord } from "#shared/model/records";
import { given } from "../keys/given.ts";
import { mergeKept } from "../keys/merge-kept.ts";
import { childrenOf, linkedTo, type Device } from "./find-device.ts";
import { NODE_POOL, SERVICE_POOL } from "./read-switches.ts";
import { writeRange } from "./write-range.ts";
import { portName } from "./write-interfaces.ts";
import type { Writing } from "./writing.ts";

/** The external switches, each once for all devices, in the order of the first device. */
export function writeSwitches(writing: Writing, device: Device, kept: JsonObject): Json[] {
  const { project, log } = writing;
  const byName = new Map<string, ElementRecord>();
  for (const host of device.hosts) {
    for (const vswitch of childrenOf(project, host.id, "vswitch")) {
      if (vswitch.fields["mode"] === "internal") log.covers(vswitch, "mode", "creation");
      else {
        log.covers(vswitch, "mode", "creation", "mtu", "switchName");
        const name = nameOf(vswitch);
        if (!byName.has(name)) byName.set(name, vswitch);
      }
    }
  }
  const switches = [...byName.values()];
  const compute = computeSwitch(writing, switches);
  return switches.map((each) => writeSwitch(writing, device, each, each === compute, kept));
}

function writeSwitch(
  writing: Writing,
  device: Device,
  vswitch: ElementRecord,
  isForCompute: boolean,
  kept: JsonObject,
): JsonObject {
  const { project, log, notes } = writing;
  const name = nameOf(vswitch);
  const port = linkedTo(project, vswitch.id, "uplink");
  if (!port) {
    notes.warning(
      "export-fill-in",
      name,
      `${name} is on no port, and a configuration names one. Connect it to a port.`,
    );
  } else if (port.kind !== "physicalPort") {
    notes.warning(
      "export-left-out",
      name,
      `${name} is on a team of ports; a configuration names one port.`,
    );
  }
  const own = kept[name];
  const pools = isForCompute ? writePools(writing, device) : [];
  const base: JsonObject = {
    name,
    interfaceName: port?.kind === "physicalPort" ? portName(port) : null,
    enabledForCompute: isForCompute,
    ...(isJsonObject(own) && own["ipAddressPools"] !== undefined && !isForCompute
      ? {}
      : { ipAddressPools: pools }),
    ...given({ mtu: log.value(vswitch, "mtu") }),
  };
  return isJsonObject(own) ? mergeKept(base, own, `vSwitches.${name}`, notes) : base;
}

/** The ranges of the Compute page, under the names that the device knows. */
function writePools(writing: Writing, { project, cluster }: Device): Json[] {
  if (!cluster) return [];
  return childrenOf(project, cluster.id, "addressPool").flatMap((pool): Json[] => {
    const role = pool.fields["role"];
    if (role !== "aseNode" && role !== "aseService") return [];
    writing.log.covers(pool, "role");
    const name = role === "aseNode" ? NODE_POOL : SERVICE_POOL;
    return [{ name, ipAddressRange: writeRange(writing, pool) }];
  });
}

/** The switch that compute made, else the one on a port that is enabled for compute. */
function computeSwitch(
  { project }: Writing,
  switches: readonly ElementRecord[],
): ElementRecord | undefined {
  const isEnabled = ({ id }: ElementRecord): boolean | undefined => {
    const port = linkedTo(project, id, "uplink");
    return port && port.fields["computeEnabled"] === true;
  };
  const made = switches.filter(({ fields }) => fields["creation"] === "computeEnable");
  return made.find((each) => isEnabled(each) !== false) ?? switches.find(isEnabled);
}

function nameOf(vswitch: ElementRecord): string {
  const typed = vswitch.fields["switchName"];
  return typeof typed === "string" && typed !== "" ? typed : vswitch.name;
}
