import { elementOf, elementsOfKind, kindOf, type Facts } from "#shared/facts/engine";
import { platformOf } from "#shared/facts/places";
import type { ElementRecord } from "#shared/model/records";
import type { Further, Wanted } from "./wanted.ts";
import { wantedArc } from "./wanted-arc.ts";
import { wantedByCluster } from "./wanted-cluster.ts";
import { wantedHci } from "./wanted-hci.ts";

/** What a plan wants of a network object or cluster; undefined for what has no plan of its own. */
export function wantedOn(facts: Facts, id: string, further: Further): Wanted | undefined {
  const object = elementOf(facts, id);
  if (!object || !isPlannable(facts, object)) return undefined;
  switch (object.kind) {
    case "vnet":
      return wantedHci(facts, object, further);
    case "logicalNetwork":
      return wantedArc(facts, object, further);
    default:
      return wantedByCluster(facts, object, further);
  }
}

/** The elements that a plan can be made for: network objects, and clusters that keep their own ranges. */
export function plannable(facts: Facts): ElementRecord[] {
  return ["vnet", "logicalNetwork", "cluster"]
    .flatMap((kind) => elementsOfKind(facts, kind))
    .filter((element) => isPlannable(facts, element));
}

function isPlannable(facts: Facts, { id }: ElementRecord): boolean {
  const code = platformOf(facts, id)?.code;
  if (code === undefined) return false;
  switch (kindOf(facts, id)) {
    case "vnet":
      return code.startsWith("HCI");
    case "logicalNetwork":
      return code.startsWith("ARC");
    case "cluster":
      return code.startsWith("EE") || code === "ASE";
    default:
      return false;
  }
}
