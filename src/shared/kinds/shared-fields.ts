import { choices, type FieldDef } from "#shared/model/field";

/** Smallest and largest MTU that IPv4 hosts and common switches handle (UL-SWITCH-021). */
export const MTU_LIMITS = { min: 576, max: 9216 } as const;

/** 0 is untagged, 4095 is reserved (UL-SWITCH-018). */
export const VLAN_LIMITS = { min: 0, max: 4094 } as const;

export function mtuField(extra: Partial<FieldDef> = {}): FieldDef {
  return {
    key: "mtu",
    label: "MTU",
    type: { type: "integer", ...MTU_LIMITS },
    unit: "bytes",
    help: "Largest packet. Empty means 1500.",
    ...extra,
  };
}

export function vlanField(extra: Partial<FieldDef> = {}): FieldDef {
  return {
    key: "vlan",
    label: "VLAN ID",
    type: { type: "integer", ...VLAN_LIMITS },
    help: "802.1Q number; empty or 0 is untagged.",
    ...extra,
  };
}

export function dnsServersField(extra: Partial<FieldDef> = {}): FieldDef {
  return { key: "dnsServers", label: "DNS servers", type: { type: "ipv4-list" }, ...extra };
}

/** Which values of an element stay as they are when a plan is applied; each choice is the key of a field. */
export function pinnedField(
  ...fields: readonly (readonly [key: string, label: string])[]
): FieldDef {
  return {
    key: "pinned",
    label: "Pinned",
    type: { type: "set", choices: choices(...fields) },
    group: "Planning",
    exported: false,
    help: "A plan that is applied leaves these as they are.",
  };
}

export const PROTOCOLS = choices(["tcp", "TCP"], ["udp", "UDP"]);
export const OPERATING_SYSTEMS = choices("linux", "windows");
