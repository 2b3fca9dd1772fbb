import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { joinPath } from "../json-text/json-error.ts";
import { nearMiss } from "../near-miss.ts";
import type { TextPlace } from "../text-places.ts";
import {
  makeCall,
  meantParameter,
  type Call,
  type CallList,
  type Entry,
  type Saying,
} from "./call.ts";
import { findCmdlet, getCmdlet, type Cmdlet } from "./cmdlets.ts";

/** Parameters whose names no other platform's files have; two of them make a sheet of values. */
const TELLING = new Set(
  "vswitchname vippoolstart vippoolend k8snodeippoolstart k8snodeippoolend cloudservicecidr cloudconfiglocation ipaddressprefix".split(
    " ",
  ),
);
const DEEPEST = 6;
const MOST = 256;

/** True when an object lists values of parameters, without naming a command. */
function isSheet(value: JsonObject): boolean {
  return Object.keys(value).filter((key) => TELLING.has(key.toLowerCase())).length >= 2;
}

/** Reads a JSON or YAML tree: objects under the names of commands, or sheets of values anywhere. */
export function readTree(
  value: Json,
  placeOf: (path: string) => TextPlace | undefined,
  saying: Saying,
): CallList {
  const calls: Call[] = [];
  if (isJsonObject(value) && Object.keys(value).some((key) => findCmdlet(key))) {
    for (const [key, item] of Object.entries(value)) {
      const cmdlet = findCmdlet(key);
      if (cmdlet) calls.push(...readNamed(cmdlet, key, item, placeOf, saying));
      else sayUnknown(key, saying);
    }
    return { calls, form: "commands", isWhole: false };
  }
  for (const [path, sheet] of sheetsIn(value, "", 0)) {
    if (calls.length >= MOST) {
      saying.notes.error(
        "schema-list-too-long",
        path,
        "There are more sheets; the others are left out.",
      );
      break;
    }
    const entries = Object.entries(sheet).map(([key, item]): Entry & { path: string } => {
      const here = joinPath(path, key);
      return { key, value: item, place: placeOf(here), path: here };
    });
    calls.push(...readSheet(path, entries, calls.length === 0, saying));
  }
  return { calls, form: "values", isWhole: false };
}

function* sheetsIn(value: Json, path: string, depth: number): Generator<[string, JsonObject]> {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const [i, item] of (value as readonly Json[]).entries())
      yield* sheetsIn(item, joinPath(path, i), depth + 1);
  } else if (isJsonObject(value)) {
    if (isSheet(value)) return yield [path, value];
    for (const [key, item] of Object.entries(value))
      yield* sheetsIn(item, joinPath(path, key), depth + 1);
  }
}

function readNamed(
  cmdlet: Cmdlet,
  key: string,
  item: Json,
  placeOf: (path: string) => TextPlace | undefined,
  saying: Saying,
): Call[] {
  const isList = Array.isArray(item);
  const items: readonly Json[] = isList ? (item as readonly Json[]) : [item];
  if (items.length > MOST)
    saying.notes.error(
      "schema-list-too-long",
      cmdlet.name,
      `The list has ${items.length} entries; the first ${MOST} are read and the others left out.`,
    );
  return items.slice(0, MOST).flatMap((each, i): Call[] => {
    const typed = isList ? joinPath(key, i) : key;
    const path = isList ? joinPath(cmdlet.name, i) : cmdlet.name;
    const place = placeOf(typed);
    if (place) saying.places.set(path, place);
    if (!isJsonObject(each)) {
      saying.notes.error("schema-wrong-type", path, "An object with parameters is expected here.");
      return [];
    }
    const entries = Object.entries(each).map(([name, value]) => ({
      key: name,
      value,
      place: placeOf(joinPath(typed, name)),
    }));
    return [makeCall(cmdlet, path, entries, saying)];
  });
}

function sayUnknown(key: string, { notes }: Saying): void {
  if (/AksHci/i.test(key)) {
    notes.info(
      "aks-hci-other-command",
      joinPath("", key),
      `${key} sets nothing that is drawn; it is passed over.`,
    );
  } else {
    notes.warning(
      "schema-unknown-key",
      joinPath("", key),
      "This is no command of AKS on Azure Stack HCI that sets something; it is left out.",
    );
  }
}

/**
 * Values without a command: those of a network, and those of the AKS host's configuration. What is
 * neither belongs to something else and is only named.
 */
export function readSheet(
  path: string,
  entries: readonly Entry[],
  isFirst: boolean,
  saying: Saying,
): Call[] {
  const network = getCmdlet(isFirst ? "New-AksHciNetworkSetting" : "New-AksHciClusterNetwork");
  const config = getCmdlet("Set-AksHciConfig");
  const mine: Entry[] = [];
  const configs: Entry[] = [];
  const strange: string[] = [];
  for (const entry of entries) {
    const { key } = entry;
    if (isWhole(network, key)) mine.push(entry);
    else if (isWhole(config, key)) configs.push(entry);
    else strange.push(key);
  }
  sayStrange(
    path,
    strange,
    [...network.keys, ...config.keys].map(({ key }) => key),
    saying,
  );
  const calls: Call[] = [];
  if (mine.length > 0) calls.push(makeCall(network, path, mine, saying));
  if (configs.length > 0) calls.push(makeCall(config, path, configs, saying));
  return calls;
}

/** In a sheet a name counts only when it is whole: other names may begin the same. */
function isWhole(cmdlet: Cmdlet, key: string): boolean {
  const meant = meantParameter(cmdlet, key);
  return meant !== undefined && (meant.toLowerCase() === key.toLowerCase() || isOld(cmdlet, key));
}

function isOld({ replaced }: Cmdlet, key: string): boolean {
  return Object.keys(replaced).some((old) => old.toLowerCase() === key.toLowerCase());
}

function sayStrange(
  path: string,
  keys: readonly string[],
  known: readonly string[],
  { notes }: Saying,
): void {
  const others: string[] = [];
  for (const key of keys) {
    const meant = nearMiss(key, known);
    if (meant === undefined) others.push(key);
    else
      notes.warning(
        "schema-unknown-key",
        joinPath(path, key),
        `This is no parameter. Is ${meant} meant? It is left out.`,
      );
  }
  if (others.length === 0) return;
  const shown = others
    .slice(0, 12)
    .map((key) => key.slice(0, 64))
    .join(", ");
  const more = others.length > 12 ? ` and ${others.length - 12} more` : "";
  notes.info(
    "aks-hci-other-key",
    path,
    `No parameters of AKS on Azure Stack HCI, and left out: ${shown}${more}.`,
  );
}
