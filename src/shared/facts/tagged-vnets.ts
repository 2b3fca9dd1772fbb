import type { ElementRecord } from "#shared/model/records";
import { childIds, defineFact, fieldOf, kindOf, sameList, type Facts } from "./engine.ts";

/** Ids of the first two tagged virtual networks of a site on a switch; key: site and switch name. */
const taggedOn = defineFact<readonly string[]>(
  "taggedVnets",
  (facts, key) => {
    const at = key.indexOf("\n");
    const name = key.slice(at + 1);
    const found: string[] = [];
    for (const id of childIds(facts, key.slice(0, at))) {
      if (kindOf(facts, id) !== "vnet" || switchOf(fieldOf(facts, id, "switchName")) !== name)
        continue;
      const vlan = Number(fieldOf(facts, id, "vlan") ?? 0);
      if (vlan > 0) found.push(id);
      if (found.length === 2) break;
    }
    return found;
  },
  sameList,
);

/** Another virtual network of the site that is tagged on the same virtual switch. */
export function taggedVnetOn(facts: Facts, site: string, vnet: ElementRecord): string | undefined {
  const name = switchOf(vnet.fields["switchName"]);
  return taggedOn(facts, `${site}\n${name}`).find((id) => id !== vnet.id);
}

/** Windows ignores case in the names of switches; one that is not named counts as the same everywhere. */
function switchOf(value: unknown): string {
  return typeof value === "string" ? value.toLowerCase() : "";
}
