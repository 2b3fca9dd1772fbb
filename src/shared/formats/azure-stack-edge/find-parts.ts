import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { LISTS, type Parts } from "./parts.ts";

/**
 * Finds the parts of a device configuration in a JSON value: the whole of it, one of its
 * declarations, one entry or a list of entries, or cmdlets with their parameters. Undefined when
 * there is nothing of the kind in it.
 */
export function findParts(value: Json): Parts | undefined {
  const found = new Gathering();
  found.take(value);
  return found.isEmpty ? undefined : found.parts();
}

/** The shape of one object is told by the keys that only it has. */
class Gathering {
  #device: JsonObject = {};
  /** Keys beside the configuration, to be named by who reads on. */
  #others: JsonObject = {};
  #subnets: JsonObject = {};
  readonly #routes: JsonObject[] = [];
  readonly #lists = new Map<string, Json[]>();
  #hasDevice = false;
  isEmpty = true;

  take(value: Json, depth = 0): void {
    if (depth > 3) return;
    if (Array.isArray(value)) {
      for (const item of value as readonly Json[]) this.take(item, depth + 1);
      return;
    }
    if (!isJsonObject(value)) return;
    const has = keySet(value);
    if (has("device") && isJsonObject(get(value, "device"))) this.#mergeRoot(value);
    else if (has("destinationprefix")) this.#add(() => this.#routes.push(value));
    else if (has("podsubnet") || has("servicesubnet"))
      this.#add(() => (this.#subnets = { ...this.#subnets, ...value }));
    else if (has("nodename") && (has("ipv4") || has("isdhcpenabled")))
      this.#entry("interfaces", value);
    else if (has("interfacename") && has("enabledforcompute")) this.#entry("vSwitches", value);
    else if (has("vswitchname") && has("name")) this.#entry("virtualNetworks", value);
    else if (LISTS.some((name) => has(name.toLowerCase())) || has("dhcppolicy"))
      this.#declare({ network: value });
    else if (has("isenabled") && has("connectionuri")) this.#declare({ webProxy: value });
    else if (isDeclarations(value)) this.#declare(value);
    else this.#takeCmdlets(value, depth);
  }

  parts(): Parts {
    const lists = [...this.#lists];
    const beside = this.#routes.length + Object.keys(this.#subnets).length > 0;
    const network = lists.length === 0 ? {} : { network: Object.fromEntries(lists) };
    return {
      hasDevice: this.#hasDevice || !beside,
      root: { ...this.#others, device: mergeDevice(this.#device, network) },
      subnets: this.#subnets,
      routes: this.#routes,
    };
  }

  #takeCmdlets(value: JsonObject, depth: number): void {
    const isCmdlet = (key: string): boolean =>
      /^(add|get|set)-hcs(netroute|kubeclusternetworkinfo)$/i.test(key);
    const entries = Object.entries(value);
    for (const [key, item] of entries) if (isCmdlet(key)) this.take(item, depth + 1);
    const others = entries.filter(([key]) => !isCmdlet(key));
    this.#others = { ...this.#others, ...Object.fromEntries(others) };
  }

  #mergeRoot(value: JsonObject): void {
    const { device, others } = split(value);
    this.#declare(device);
    this.#takeCmdlets(others, 0);
  }

  #declare(device: JsonObject): void {
    this.#hasDevice = true;
    this.#add(() => (this.#device = mergeDevice(this.#device, device)));
  }

  #entry(list: string, value: JsonObject): void {
    this.#hasDevice = true;
    this.#add(() => {
      const entries = this.#lists.get(list);
      if (entries) entries.push(value);
      else this.#lists.set(list, [value]);
    });
  }

  #add(put: () => unknown): void {
    this.isEmpty = false;
    put();
  }
}

function split(value: JsonObject): { device: JsonObject; others: JsonObject } {
  const entries = Object.entries(value);
  const own = entries.filter(([key]) => key.toLowerCase() === "device").at(-1)?.[1];
  return {
    device: isJsonObject(own) ? own : {},
    others: Object.fromEntries(entries.filter(([key]) => key.toLowerCase() !== "device")),
  };
}

/** Declarations stand beside one another; of the network the lists do. */
function mergeDevice(one: JsonObject, other: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = merged[key];
    merged[key] = isJsonObject(before) && isJsonObject(value) ? { ...before, ...value } : value;
  }
  return merged;
}

/** A device without its outermost key: several of its declarations, at least one of them telling. */
function isDeclarations(value: JsonObject): boolean {
  const has = keySet(value);
  const network = get(value, "network");
  const proxy = get(value, "webproxy");
  const inside = isJsonObject(network) ? keySet(network) : () => false;
  return (
    has("deviceendpoint") ||
    has("deviceinfo") ||
    (isJsonObject(proxy) && keySet(proxy)("connectionuri")) ||
    LISTS.some((name) => inside(name.toLowerCase())) ||
    inside("dhcppolicy")
  );
}

function keySet(value: JsonObject): (key: string) => boolean {
  const keys = new Set(Object.keys(value).map((key) => key.toLowerCase()));
  return (key) => keys.has(key);
}

function get(value: JsonObject, name: string): Json | undefined {
  return Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1];
}
