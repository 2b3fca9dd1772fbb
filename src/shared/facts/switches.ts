import type { ElementRecord } from "#shared/model/records";
import { childrenOf, elementOf, linksOf, type Facts } from "./engine.ts";
import { settledValue } from "./field-values.ts";
import { linkedFrom, linkedTo } from "./networks.ts";

/** Internal or external, as given or as the platform has it; undefined while nobody has said. */
export function switchMode(facts: Facts, vswitch: ElementRecord): "internal" | "external" | undefined {
  const mode = settledValue(facts, vswitch, "mode");
  return mode === "internal" || mode === "external" ? mode : undefined;
}

/** The name in Hyper-V: what was given, else the name that the set-up gives, else the label. */
export function switchName(facts: Facts, vswitch: ElementRecord): string {
  const given = vswitch.fields["switchName"];
  if (typeof given === "string" && given !== "") return given;
  // The set-up names the switch that it makes itself, and that one is internal.
  const name = switchMode(facts, vswitch) === "internal" ? settledValue(facts, vswitch, "switchName") : undefined;
  return typeof name === "string" ? name : vswitch.name;
}

/** The ports and teams that a switch is bound to, by id of the link. */
export function uplinksOf(facts: Facts, vswitch: string): ElementRecord[] {
  return linksOf(facts, vswitch).flatMap((link) => {
    const far = link.kind === "uplink" && link.from === vswitch ? elementOf(facts, link.to) : undefined;
    return far ? [far] : [];
  });
}

/** The virtual adapters on a switch, by id of the link. */
export function adaptersOn(facts: Facts, vswitch: string): ElementRecord[] {
  return linkedFrom(facts, vswitch, "attachment").filter(({ kind }) => kind === "vnic");
}

/** The switch that a virtual adapter is on. */
export function switchOf(facts: Facts, adapter: string): ElementRecord | undefined {
  return linkedTo(facts, adapter, "attachment");
}

/** The virtual adapters of a host and of the nodes on it, each with the element that owns it. */
export function adaptersOf(facts: Facts, host: ElementRecord): { owner: ElementRecord; adapter: ElementRecord }[] {
  const owners = [host, ...childrenOf(facts, host.id, "nodeVm")];
  return owners.flatMap((owner) =>
    childrenOf(facts, owner.id, "vnic").map((adapter) => ({ owner, adapter })),
  );
}

/** The links of a kind between two elements, in either direction. */
export function linksBetween(facts: Facts, one: string, other: string, kind: string): string[] {
  return linksOf(facts, one)
    .filter((link) => link.kind === kind && (link.from === other || link.to === other))
    .map(({ id }) => id);
}
