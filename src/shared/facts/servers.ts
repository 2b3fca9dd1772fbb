import type { ElementRecord } from "#shared/model/records";
import {
  childIds,
  childrenOf,
  defineFact,
  elementOf,
  kindOf,
  sameList,
  type Facts,
} from "./engine.ts";
import { switchMode, switchName } from "./switches.ts";

/** The servers of a site, by name. */
export function serversOf(facts: Facts, site: string): ElementRecord[] {
  return serverIds(facts, site).flatMap((id) => elementOf(facts, id) ?? []);
}

const serverIds = defineFact<readonly string[]>(
  "servers",
  (facts, site) => childIds(facts, site).filter((id) => kindOf(facts, id) === "host"),
  sameList,
);

/** The external switch of each server of a site that bears a name; Windows ignores case in it. */
export interface NamedSwitches {
  /** Switches of that name, one for each server that has it. */
  readonly switches: readonly string[];
  /** Servers without it. */
  readonly missingOn: readonly string[];
}

const switchesByName = defineFact<NamedSwitches>(
  "switchesByName",
  (facts, key) => {
    const at = key.indexOf("\n");
    const name = key.slice(at + 1);
    const switches: string[] = [];
    const missingOn: string[] = [];
    for (const server of serverIds(facts, key.slice(0, at))) {
      const found = externalSwitches(facts, server).find(
        (each) => switchName(facts, each).toLowerCase() === name,
      );
      if (found) switches.push(found.id);
      else missingOn.push(server);
    }
    return { switches, missingOn };
  },
  (a, b) => sameList(a.switches, b.switches) && sameList(a.missingOn, b.missingOn),
);

export function switchesNamed(facts: Facts, site: string, name: string): NamedSwitches {
  return switchesByName(facts, `${site}\n${name.toLowerCase()}`);
}

/** Names of external switches that every server of a site has. */
export function commonSwitchNames(facts: Facts, site: string): string[] {
  const [first, ...others] = serverIds(facts, site).map((server) =>
    externalSwitches(facts, server).map((each) => switchName(facts, each)),
  );
  const isEverywhere = (name: string): boolean =>
    others.every((names) => names.some((other) => other.toLowerCase() === name.toLowerCase()));
  return (first ?? []).filter(isEverywhere);
}

function externalSwitches(facts: Facts, server: string): ElementRecord[] {
  return childrenOf(facts, server, "vswitch").filter(
    (each) => switchMode(facts, each) === "external",
  );
}
