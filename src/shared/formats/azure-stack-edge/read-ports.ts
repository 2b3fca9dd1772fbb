import { formatPrefix } from "#shared/address/prefix";
import type { Json, JsonObject } from "#shared/kernel/json";
import { compareNatural } from "#shared/kernel/order";
import { given } from "../keys/given.ts";
import type { Section } from "../keys/read-section.ts";
import type { NoteSink } from "../notes.ts";
import { lengthOfMask, networkAround, readAddress } from "./read-address.ts";
import type { PortSettings } from "./settings.ts";

/** The interfaces of all devices in natural order, and what is kept of each by `device/port`. */
export function readPorts(
  entries: readonly Section[],
  notes: NoteSink,
): { readonly ports: readonly PortSettings[]; readonly kept: JsonObject } {
  const ports = new Map<string, PortSettings>();
  const kept = new Map<string, Json>();
  for (const entry of entries) {
    const name = entry.text("name")?.trim().slice(0, 200);
    if (name === undefined) {
      notes.error(
        "schema-missing-name",
        entry.path,
        "The interface has no name, so it is left out.",
      );
      continue;
    }
    const port = readPort(entry, name, notes);
    const key = portKey(port.node, port.name);
    if (ports.has(key)) {
      notes.error(
        "schema-duplicate-entry",
        entry.path,
        `${key} stands here for the second time; the first one counts.`,
      );
      continue;
    }
    ports.set(key, port);
    const rest = keptOf(entry, port);
    if (Object.keys(rest).length > 0) kept.set(key, rest);
  }
  const inOrder = [...ports.values()].sort(
    (a, b) => compareNatural(a.node, b.node) || compareNatural(a.name, b.name),
  );
  return { ports: inOrder, kept: Object.fromEntries(kept) };
}

/** Name by which an interface is known among those of all devices. */
export function portKey(node: string, port: string): string {
  return `${node}/${port}`;
}

function readPort(entry: Section, name: string, notes: NoteSink): PortSettings {
  const ipv4 = entry.section("iPv4");
  const mask = ipv4.text("subnetMask");
  const length = lengthOfMask(mask);
  if (mask !== undefined && length === undefined) {
    notes.error(
      "ip-invalid",
      ipv4.pathOf("subnetMask"),
      `${JSON.stringify(mask.slice(0, 60))} is no subnet mask; one such as 255.255.255.0 belongs here.`,
    );
  }
  const address = readAddress(ipv4.text("address"), ipv4.pathOf("address"), notes);
  const gateway = readAddress(ipv4.text("gateway"), ipv4.pathOf("gateway"), notes);
  const network = networkAround(address, mask) ?? networkAround(gateway, mask);
  const suffix = length ?? mask;
  return {
    node: entry.text("nodeName")?.trim().slice(0, 200) ?? "",
    name,
    isDhcp: entry.flag("isDhcpEnabled"),
    address: address === undefined || suffix === undefined ? address : `${address}/${suffix}`,
    gateway,
    prefix: network && formatPrefix(network),
    dnsServers: entry.texts("dnsServerAddresses"),
  };
}

/** What the design has no place for. The mask is kept where there is no address to carry it. */
function keptOf(entry: Section, { address }: PortSettings): JsonObject {
  const mask = address === undefined ? entry.section("iPv4").text("subnetMask") : undefined;
  const { iPv4, ...rest } = entry.kept;
  return given({ ...rest, iPv4: merged(iPv4, mask) });
}

function merged(kept: Json | undefined, mask: string | undefined): Json | undefined {
  if (mask === undefined) return kept;
  return { ...(kept as JsonObject | undefined), subnetMask: mask };
}
