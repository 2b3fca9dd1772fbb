import { joinPath } from "../json-text/json-error.ts";
import type { Section } from "../keys/read-section.ts";
import type { NoteSink } from "../notes.ts";
import type { Call } from "./call.ts";
import type { CmdletName } from "./cmdlets.ts";
import type { NetworkSettings } from "./settings.ts";

/** Calls that were read, by the call, so that one that refers to another finds it. */
export interface Read {
  readonly sections: ReadonlyMap<Call, Section>;
  readonly networks: ReadonlyMap<Call, NetworkSettings>;
  readonly notes: NoteSink;
}

/** The calls of one command, in their order. */
export function of(calls: readonly Call[], name: CmdletName): Call[] {
  return calls.filter(({ cmdlet }) => cmdlet.name === name);
}

export function sectionOf(sections: ReadonlyMap<Call, Section>, call: Call): Section {
  const section = sections.get(call);
  if (!section) throw new Error("every call was read");
  return section;
}

/** The network that a parameter refers to. A name that no command of the text gives is reported. */
export function networkOf(call: Call, { networks, notes }: Read): NetworkSettings | undefined {
  const meant = call.objects.get("vnet");
  if (meant === undefined) return undefined;
  if (typeof meant !== "string") return networks.get(meant);
  const named = [...networks.values()].find(
    ({ name }) => name?.toLowerCase() === meant.toLowerCase(),
  );
  if (!named)
    notes.warning(
      "aks-hci-no-such-network",
      joinPath(call.path, "vnet"),
      `No command of this text makes a network called ${JSON.stringify(meant.slice(0, 64))}.`,
    );
  return named;
}
