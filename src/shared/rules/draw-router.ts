import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { networkName } from "#shared/facts/domains";
import { elementOf, type Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { interfacesOn } from "#shared/facts/networks";
import type { Fix } from "./finding.ts";
import { setFields, together } from "./fixes.ts";
import { freeId } from "./wiring.ts";

/** Gives a network a router with that address: a leg without one gets it, else a router with one leg is drawn. */
export function drawRouter(facts: Facts, network: string, gateway: Ipv4, length: number): Fix {
  const address = `${formatIpv4(gateway)}/${length}`;
  const bare = interfacesOn(facts, network).find((id) => {
    const element = elementOf(facts, id);
    return element?.kind === "routerInterface" && !element.fields["address"];
  });
  if (bare !== undefined)
    return setFields(say`Give ${address} to ${nameOf(facts, bare)}`, bare, { address });
  const router = freeId(facts, `${network}.router`);
  const leg = `${router}.lan`;
  const title = say`Draw a router with ${address}`;
  return together(title, `Draw the router of ${networkName(facts, network).name}`, [
    {
      title,
      command: {
        name: "element.add",
        args: {
          id: router,
          kind: "router",
          parent: elementOf(facts, network)?.parent ?? null,
          bare: true,
        },
      },
    },
    {
      title,
      command: {
        name: "element.add",
        args: {
          id: leg,
          kind: "routerInterface",
          parent: router,
          name: "lan",
          fields: { address },
        },
      },
    },
    {
      title,
      command: { name: "link.connect", args: { id: `${leg}.wire`, from: leg, to: network } },
    },
  ]);
}
