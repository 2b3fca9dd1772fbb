import { defineFact, fieldOf, kindOf, linksOf, sameList, type Facts } from "./engine.ts";

/**
 * The routers at the far end of a router's VPN tunnels and WAN lines, by id: what it hands packets to
 * untranslated. A tunnel carries the networks of both sites as they are; a WAN line does so where
 * neither end translates to the outside.
 */
export const farRouters: (facts: Facts, router: string) => readonly string[] = defineFact<
  readonly string[]
>(
  "farRouters",
  (facts, router) => {
    if (!forwards(facts, router)) return [];
    const far = linksOf(facts, router).flatMap(({ kind, from, to }) => {
      const other = from === router ? to : from;
      if ((kind !== "vpn" && kind !== "wan") || kindOf(facts, other) !== "router") return [];
      const isPlain = kind === "vpn" || !(translates(facts, router) || translates(facts, other));
      return isPlain && forwards(facts, other) ? [other] : [];
    });
    return [...new Set(far)].sort();
  },
  sameList,
);

function forwards(facts: Facts, router: string): boolean {
  return fieldOf(facts, router, "forwards") !== false;
}

/** True for a router that hides what is behind it from the outside. */
export function translates(facts: Facts, router: string): boolean {
  return fieldOf(facts, router, "natOutside") === true;
}

/** Every router that is reached over lines, with the first one on the way; the nearest come first. */
export function overLines(
  facts: Facts,
  router: string,
): { readonly far: string; readonly first: string; readonly distance: number }[] {
  const seen = new Set([router]);
  const found: { far: string; first: string; distance: number }[] = [];
  const queue = [{ at: router, first: "", distance: 0 }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const far of farRouters(facts, next.at)) {
      if (seen.has(far)) continue;
      seen.add(far);
      const first = next.first === "" ? far : next.first;
      const step = { far, first, distance: next.distance + 1 };
      found.push(step);
      queue.push({ at: far, first, distance: step.distance });
    }
  }
  return found;
}
