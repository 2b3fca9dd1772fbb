import type { Json, JsonObject } from "#shared/kernel/json";
import { compareNatural } from "#shared/kernel/order";
import { isJsonObject } from "#shared/kernel/json";
import type { ElementRecord } from "#shared/model/records";
import { mergeKept } from "../keys/merge-kept.ts";
import { childrenOf, linkedTo, type Device } from "./find-device.ts";
import { primaryPort } from "./primary-port.ts";
import { maskOfLength } from "./read-address.ts";
import { portKey } from "./read-ports.ts";
import type { Writing } from "./writing.ts";

/** The interfaces of all devices, by device and name. */
export function writeInterfaces(writing: Writing, { hosts }: Device, kept: JsonObject): Json[] {
  return hosts.flatMap((host) => {
    const ports = childrenOf(writing.project, host.id, "physicalPort").sort((a, b) =>
      compareNatural(a.name, b.name),
    );
    const primary = primaryPort(
      ports.map((port) => ({ port, gateway: textIn(port, "gateway") })),
      ({ port }) => port.fields["computeEnabled"] === true,
    )?.port;
    return ports.map((port) => writeInterface(writing, host, port, primary, kept));
  });
}

function writeInterface(
  { project, log, notes }: Writing,
  host: ElementRecord,
  port: ElementRecord,
  primary: ElementRecord | undefined,
  kept: JsonObject,
): JsonObject {
  log.covers(port, "media", "computeEnabled");
  const mode = log.text(port, "ipMode");
  const [address, length] = (log.text(port, "address") ?? "").split("/");
  const gateway = log.text(port, "gateway") ?? null;
  const mask = length === undefined ? null : (maskOfLength(length) ?? length);
  const segment = linkedTo(project, port.id, "cable");
  if (segment?.kind === "segment") coverSegment(log, segment, textIn(port, "address"), gateway);
  const base: JsonObject = {
    name: portName(port),
    nodeName: host.name,
    ...(mode === undefined ? {} : { isDhcpEnabled: mode === "dhcp" }),
    iPv4:
      address || gateway !== null ? { address: address || null, subnetMask: mask, gateway } : null,
    iPv6: null,
    dnsServerAddresses: (port === primary ? log.value(host, "dnsServers") : undefined) ?? null,
    dnsSuffix: null,
    routes: null,
  };
  const own = kept[portKey(host.name, port.name)];
  return isJsonObject(own) ? mergeKept(base, own, `interfaces.${port.name}`, notes) : base;
}

/** The name as the cmdlets take it: without a blank (UL-NAME-007). */
export function portName(port: ElementRecord): string {
  return port.name.replace(/\s+/g, "");
}

/** A segment whose prefix and gateway the interface tells needs no word of its own. */
function coverSegment(
  log: Writing["log"],
  segment: ElementRecord,
  address: string | undefined,
  gateway: string | null,
): void {
  log.covers(segment, "mode");
  if (address !== undefined) log.covers(segment, "prefix");
  if (gateway !== null && segment.fields["gateway"] === gateway)
    log.covers(segment, "gateway", "prefix");
}

function textIn(element: ElementRecord, field: string): string | undefined {
  const value = element.fields[field];
  return typeof value === "string" && value !== "" ? value : undefined;
}
