import { createFacts, elementOf } from "#shared/facts/engine";
import { interfacesOn, networkOf } from "#shared/facts/networks";
import type { ElementRecord } from "#shared/model/records";
import { childrenOf, textOf, type Deployment } from "./find-deployment.ts";
import type { UseLog } from "../use-log.ts";

/** What a scalable configuration says of the network that the nodes are on. */
export interface Lan {
  readonly gateway: string | undefined;
  /** A number, or the text that stands instead of one. */
  readonly prefixLength: number | string | undefined;
}

/** Gateway and prefix length of the segment that the nodes are on; the router's where the segment has none. */
export function findLan(deployment: Deployment, log: UseLog): Lan {
  const facts = createFacts(deployment.project);
  const network = networkOf(facts, deployment.cluster.id);
  const reached = network === undefined ? undefined : elementOf(facts, network);
  const segment = reached?.kind === "segment" ? reached : onlySegment(deployment);
  if (!segment) return { gateway: undefined, prefixLength: undefined };
  log.covers(segment, "mode");
  const legs = interfacesOn(facts, segment.id).flatMap((id) => {
    const leg = elementOf(facts, id);
    return leg?.kind === "routerInterface" ? [leg] : [];
  });
  const [leg] = legs;
  const legAddress = (legs.length === 1 && leg && textOf(leg, "address")) || "";
  const gateway = log.text(segment, "gateway") ?? (legAddress.split("/")[0] || undefined);
  if (leg && legs.length === 1 && legAddress.split("/")[0] === gateway)
    coverRouter(deployment, leg, log);
  const length = (log.text(segment, "prefix") ?? legAddress).split("/")[1];
  return {
    gateway,
    prefixLength: length === undefined || length === "" ? undefined : asCount(length),
  };
}

function onlySegment({ project, site }: Deployment): ElementRecord | undefined {
  const segments = childrenOf(project, site, "segment");
  return segments.length === 1 ? segments[0] : undefined;
}

function coverRouter({ project, site }: Deployment, leg: ElementRecord, log: UseLog): void {
  const router = childrenOf(project, site, "router").find(({ id }) => id === leg.parent);
  log.covers(leg, "address");
  if (router) log.covers(router, "role", "forwards");
}

function asCount(text: string): number | string {
  return /^\d{1,3}$/.test(text) ? Number(text) : text;
}
