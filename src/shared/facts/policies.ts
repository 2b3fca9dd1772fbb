import { parseIpv4, type Ipv4 } from "#shared/address/ipv4";
import { parsePrefix, rangeOfPrefix } from "#shared/address/prefix";
import { rangeContains, type Range } from "#shared/address/range";
import { isJsonObject, sameJson, type Json } from "#shared/kernel/json";
import { childIds, defineFact, fieldOf, kindOf, sameList, type Facts } from "./engine.ts";
import { labelsIn, readLabels } from "./labels.ts";

export type Direction = "ingress" | "egress";

/** One row of a network policy: whom it lets through, and on which port. */
interface Peer {
  readonly who: "anyone" | readonly string[] | Range;
  readonly proto: string | undefined;
  readonly port: number | undefined;
}

/** The far end of a connection as a policy sees it. */
export interface PolicyEnd {
  /** Labels of a pod of the same cluster. */
  readonly labels?: readonly string[];
  /** Address of what is no pod of the cluster. */
  readonly address?: Ipv4;
}

const policyIds = defineFact<readonly string[]>(
  "policiesOf",
  (facts, cluster) =>
    childIds(facts, cluster).filter((id) => kindOf(facts, id) === "networkPolicy"),
  sameList,
);

const peersQuery = defineFact<readonly Peer[]>(
  "policyPeers",
  (facts, key) => {
    const at = key.indexOf("\n");
    const rows = fieldOf(facts, key.slice(at + 1), key.slice(0, at));
    return (Array.isArray(rows) ? rows : []).flatMap((row) => readPeer(row) ?? []);
  },
  (a, b) => sameJson(a as unknown as Json, b as unknown as Json),
);

/** A row whose peer cannot be read lets nobody through. */
function readPeer(row: Json): Peer | undefined {
  const { peer, proto, port }: { peer?: Json; proto?: Json; port?: Json } = isJsonObject(row)
    ? row
    : {};
  const text = typeof peer === "string" ? peer.trim() : "";
  const address = parseIpv4(text);
  const prefix = parsePrefix(text);
  const labels = readLabels(text);
  const who =
    text === ""
      ? "anyone"
      : address.ok
        ? { start: address.value, end: address.value }
        : prefix.ok
          ? rangeOfPrefix(prefix.value.prefix)
          : labels;
  if (Array.isArray(who) && who.length === 0) return undefined;
  return {
    who,
    proto: typeof proto === "string" && proto !== "" ? proto : undefined,
    port: typeof port === "number" ? port : undefined,
  };
}

/**
 * The policies that restrict a pod in a direction, by name. A policy that names no direction restricts
 * what comes in, and what goes out where it has rules for that (as Kubernetes does).
 */
export function policiesOn(
  facts: Facts,
  cluster: string,
  workload: string,
  direction: Direction,
): string[] {
  const labels = labelsIn(facts, workload, "labels");
  return policyIds(facts, cluster).filter((policy) => {
    const selector = labelsIn(facts, policy, "selector");
    return restricts(facts, policy, direction) && selector.every((label) => labels.includes(label));
  });
}

function restricts(facts: Facts, policy: string, direction: Direction): boolean {
  const directions = fieldOf(facts, policy, "directions");
  if (Array.isArray(directions) && directions.length > 0) return directions.includes(direction);
  return direction === "ingress" || peersQuery(facts, `egress\n${policy}`).length > 0;
}

/** Whether one of a policy's rows lets a connection through; undefined when the far end is not known. */
export function allows(
  facts: Facts,
  policy: string,
  direction: Direction,
  end: PolicyEnd,
  proto: string,
  port: number | undefined,
): boolean | undefined {
  let isSure = true;
  for (const peer of peersQuery(facts, `${direction}\n${policy}`)) {
    if (peer.proto !== undefined && peer.proto !== proto) continue;
    if (peer.port !== undefined && port !== undefined && peer.port !== port) continue;
    const isMatch = meets(peer, end);
    if (isMatch === true) {
      if (peer.port === undefined || port !== undefined) return true;
      isSure = false;
    }
    if (isMatch === undefined) isSure = false;
  }
  return isSure ? false : undefined;
}

function meets({ who }: Peer, { labels, address }: PolicyEnd): boolean | undefined {
  if (who === "anyone") return true;
  if ("start" in who) {
    if (labels) return false;
    return address === undefined ? undefined : rangeContains(who, address);
  }
  return labels !== undefined && who.every((label) => labels.includes(label));
}
