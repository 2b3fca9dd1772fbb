import { textPlaces } from "../text-places.ts";
import type { CallList, Entry, Saying } from "./call.ts";
import { readSheet } from "./read-values.ts";

/**
 * What the fields of Windows Admin Center are called, in small letters without blanks, and which
 * parameter each of them sets. Source: Azure/aksArc#128 (host configuration) and
 * microsoft/Windows-Admin-Center-Ideas-and-Feedback#31 (the address of the cloud agent).
 */
const LABELS: Readonly<Record<string, string>> = {
  virtualnetworkname: "name",
  internetconnectedvirtualswitch: "vswitchName",
  virtualswitch: "vswitchName",
  vlanid: "vlanID",
  vlan: "vlanID",
  subnetprefix: "ipAddressPrefix",
  addressprefix: "ipAddressPrefix",
  gateway: "gateway",
  defaultgateway: "gateway",
  dnsservers: "dnsServers",
  dnsserver: "dnsServers",
  kubernetesnodeippoolstart: "k8sNodeIpPoolStart",
  kubernetesnodeippoolend: "k8sNodeIpPoolEnd",
  loadbalancerippoolstart: "vipPoolStart",
  loadbalancerippoolend: "vipPoolEnd",
  virtualippoolstart: "vipPoolStart",
  virtualippoolend: "vipPoolEnd",
  cloudagentip: "cloudServiceCidr",
  cloudserviceipcidr: "cloudServiceCidr",
  foldertostorevmimages: "imageDir",
};
const METHOD = "ipaddressallocationmethod";

interface Line {
  readonly label: string;
  readonly value: string;
  readonly offset: number;
}

/** True when two fields of Windows Admin Center stand in a text, and they make up a good part of it. */
export function looksLikeLabels(text: string): boolean {
  if (/^[\s\ufeff]*[{[]/.test(text.slice(0, 4_096))) return false;
  const lines = linesOf(text.slice(0, 65_536));
  const known = lines.filter(({ label }) => isKnown(label));
  return (
    new Set(known.map(({ label }) => plainLabel(label))).size >= 2 &&
    known.length * 3 >= lines.length
  );
}

/** Reads fields and their values: with a colon or tab between, or the value on the line below. */
export function readLabels(text: string, saying: Saying): CallList {
  const placeOf = textPlaces(text);
  const entries: Entry[] = [];
  const lines = linesOf(text);
  let method: string | undefined;
  let strange = 0;
  for (const { label, value, offset } of lines) {
    const place = placeOf(offset);
    const key = parameterOf(label);
    if (plainLabel(label) === METHOD) method = value;
    else if (key !== undefined) {
      entries.push({ key, value: key === "dnsServers" ? value.split(/[,;\s]+/) : value, place });
    } else if (strange++ < 20) {
      saying.notes.info(
        "aks-hci-other-label",
        "",
        `Line ${place.line}, column ${place.column}: ${JSON.stringify(label.slice(0, 64))} is no field that is known here; it is left out.`,
      );
    }
  }
  const isStatic = entries.some(({ key }) => key === "ipAddressPrefix" || key === "gateway");
  if (method !== undefined && /^dhcp/i.test(method) === isStatic) {
    saying.notes.warning(
      "aks-hci-method",
      "",
      `The allocation method is ${JSON.stringify(method.slice(0, 64))}, but the fields are those of ${isStatic ? "static addresses" : "DHCP"}; the fields count.`,
    );
  }
  const whole = entries.map((entry) => completeAgent(entry, entries));
  return { calls: readSheet("", whole, true, saying), form: "commands", isWhole: true };
}

/** The field for the cloud agent asks for a bare address; its length is that of the subnet. */
function completeAgent(entry: Entry, entries: readonly Entry[]): Entry {
  const prefix = entries.find(({ key }) => key === "ipAddressPrefix")?.value;
  const length = typeof prefix === "string" ? /\/\d+$/.exec(prefix)?.[0] : undefined;
  const { key, value } = entry;
  if (key !== "cloudServiceCidr" || typeof value !== "string" || value.includes("/")) return entry;
  return length === undefined ? entry : { ...entry, value: `${value}${length}` };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let waiting: { readonly label: string; readonly offset: number } | undefined;
  for (const { index, 0: whole } of text.matchAll(/[^\r\n]+/g)) {
    const line = whole.replace(/^[\s*\u2022-]+/, "");
    if (line.trim() === "") continue;
    const offset = index + whole.length - line.length;
    const [, label, value] = /^([^:\t]{1,80})(?::|\t+)[\t ]*(.*)$/.exec(line) ?? [];
    if (waiting && (label === undefined || !isKnown(label))) {
      lines.push({ ...waiting, value: line.trim() });
      waiting = undefined;
    } else if (label !== undefined && value !== undefined && value.trim() !== "") {
      lines.push({ label: label.trim(), value: value.trim(), offset });
      waiting = undefined;
    } else {
      const only = (label ?? line).trim();
      waiting = isKnown(only) ? { label: only, offset } : undefined;
    }
    if (lines.length >= 1_024) break;
  }
  return lines;
}

function isKnown(label: string): boolean {
  return plainLabel(label) === METHOD || parameterOf(label) !== undefined;
}

function parameterOf(label: string): string | undefined {
  const plain = plainLabel(label);
  if (Object.hasOwn(LABELS, plain)) return LABELS[plain];
  return Object.values(LABELS).find((key) => key.length > 4 && key.toLowerCase() === plain);
}

function plainLabel(label: string): string {
  return label.toLowerCase().replace(/\([^)]*\)|[^a-z0-9]/g, "");
}
