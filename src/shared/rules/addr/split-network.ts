import { formatIpv4 } from "#shared/address/ipv4";
import {
  firstHost,
  formatPrefix,
  isHost,
  prefixesOverlap,
  type Prefix,
} from "#shared/address/prefix";
import { say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { elementOf, linksOf, type Facts } from "#shared/facts/engine";
import { routerLegsOn } from "#shared/facts/gateways";
import { ownPrefixOf } from "#shared/facts/interface-prefixes";
import { interfacesOn } from "#shared/facts/networks";
import { readIpv4, valueOf } from "#shared/facts/readings";
import type { ElementRecord } from "#shared/model/records";
import type { Fix } from "../finding.ts";
import { setFields, together } from "../fixes.ts";
import { addElement, connect, cut, freeId } from "../wiring.ts";

/**
 * Makes a segment of its own for the interfaces of one prefix, and gives it a leg of the router where
 * none of them is one. Only what is cabled to the segment itself can go there.
 */
export function splitOff(facts: Facts, segment: ElementRecord, prefix: Prefix): Fix[] {
  const all = interfacesOn(facts, segment.id);
  const movers = all.filter((id) => {
    const own = ownPrefixOf(facts, id)?.prefix;
    return own !== undefined && prefixesOverlap(own, prefix);
  });
  const cables = movers.map((id) =>
    linksOf(facts, id).find(
      ({ kind, from, to }) => kind === "cable" && (from === segment.id || to === segment.id),
    ),
  );
  if (cables.includes(undefined)) return [];
  const id = freeId(facts, `${segment.id}.split`);
  const text = formatPrefix(prefix);
  const title = say`Make a network of its own for ${text}`;
  const leg = movers.find((mover) => elementOf(facts, mover)?.kind === "routerInterface");
  const own = leg === undefined ? undefined : claimsOf(facts, leg)[0]?.range.start;
  const [other] = routerLegsOn(facts, segment.id, all);
  const router = other && elementOf(facts, other.owner)?.parent;
  const taken = movers.flatMap((mover) => claimsOf(facts, mover)).map(({ range }) => range.start);
  const added = [firstHost(prefix), firstHost(prefix) + 1].find((each) => !taken.includes(each));
  const gateway = own ?? (router ? added : undefined);
  const entrance = router && own === undefined && gateway !== undefined;
  const way = gateway === undefined ? null : formatIpv4(gateway);
  return [
    together(title, "Split a network", [
      addElement(title, id, "segment", segment.parent, `${segment.name}-2`, {
        prefix: text,
        gateway: way,
      }),
      ...movers.flatMap((mover, i) => [
        cut(title, cables[i] ? [cables[i].id] : []),
        connect(title, mover, id),
        ...(hasForeignGateway(facts, mover, prefix)
          ? [setFields(title, mover, { gateway: way })]
          : []),
      ]),
      ...(entrance
        ? [
            addElement(title, `${id}.leg`, "routerInterface", router, `${segment.name}-2`, {
              address: `${way ?? ""}/${prefix.length}`,
            }),
            connect(title, `${id}.leg`, id),
          ]
        : []),
    ]),
  ];
}

function hasForeignGateway(facts: Facts, id: string, prefix: Prefix): boolean {
  const element = elementOf(facts, id);
  const gateway = element && valueOf(readIpv4(facts, element, "gateway"));
  return gateway !== undefined && !isHost(prefix, gateway);
}
