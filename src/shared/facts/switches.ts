import type { ElementRecord } from "#shared/model/records";
import {
  childIds,
  defineFact,
  elementOf,
  kindOf,
  linksOf,
  sameList,
  type Facts,
} from "./engine.ts";
import { settledField, settledValue } from "./field-values.ts";
import { linkedTo } from "./networks.ts";

export type SwitchMode = "internal" | "external";

/** Internal or external, as given or as the platform has it; undefined while nobody has said. */
export function switchMode(facts: Facts, vswitch: ElementRecord): SwitchMode | undefined {
  const mode = settledValue(facts, vswitch, "mode");
  return mode === "internal" || mode === "external" ? mode : undefined;
}

/** The same from an id; whoever asks cares for nothing else of the switch. */
export function modeOfSwitch(facts: Facts, id: string): SwitchMode | undefined {
  const mode = settledField(facts, id, "mode");
  return mode === "internal" || mode === "external" ? mode : undefined;
}

/** The name in Hyper-V: what was given, else the name that the set-up gives, else the label. */
export function switchName(facts: Facts, vswitch: ElementRecord): string {
  const given = vswitch.fields["switchName"];
  if (typeof given === "string" && given !== "") return given;
  // The set-up names the switch that it makes itself, and that one is internal.
  const isInternal = switchMode(facts, vswitch) === "internal";
  const name = isInternal ? settledValue(facts, vswitch, "switchName") : undefined;
  return typeof name === "string" ? name : vswitch.name;
}

const uplinkIds = defineFact<readonly string[]>(
  "uplinks",
  (facts, vswitch) =>
    linksOf(facts, vswitch).flatMap(({ kind, from, to }) =>
      kind === "uplink" && from === vswitch ? [to] : [],
    ),
  sameList,
);

/** The ports and teams that a switch is bound to, by id of the link. */
export function uplinksOf(facts: Facts, vswitch: string): ElementRecord[] {
  return uplinkIds(facts, vswitch).flatMap((id) => elementOf(facts, id) ?? []);
}

/** Ids of the virtual adapters on a switch, by id of the link. */
export function adapterIdsOn(facts: Facts, vswitch: string): string[] {
  return linksOf(facts, vswitch).flatMap(({ kind, from }) =>
    kind === "attachment" && kindOf(facts, from) === "vnic" ? [from] : [],
  );
}

/** The switch that a virtual adapter is on. */
export function switchOf(facts: Facts, adapter: string): ElementRecord | undefined {
  return linkedTo(facts, adapter, "attachment");
}

/** Ids of the virtual adapters of a node VM or host, by name. */
export function adapterIdsOf(facts: Facts, owner: string): string[] {
  return childIds(facts, owner).filter((id) => kindOf(facts, id) === "vnic");
}

/** Ids of the virtual adapters of a host and of the nodes on it, each with the id of its owner. */
export function adaptersWithin(facts: Facts, host: string): { owner: string; adapter: string }[] {
  const nodes = childIds(facts, host).filter((id) => kindOf(facts, id) === "nodeVm");
  return [host, ...nodes].flatMap((owner) =>
    adapterIdsOf(facts, owner).map((adapter) => ({ owner, adapter })),
  );
}

/** The links of a kind between two elements, in either direction. */
export function linksBetween(facts: Facts, one: string, other: string, kind: string): string[] {
  return linksOf(facts, one)
    .filter((link) => link.kind === kind && (link.from === other || link.to === other))
    .map(({ id }) => id);
}
