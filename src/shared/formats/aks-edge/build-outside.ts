import { parseIpv4 } from "#shared/address/ipv4";
import { parsePrefix, prefixContains } from "#shared/address/prefix";
import type { IdSource } from "#shared/kernel/ids";
import type { Design } from "#shared/kinds/design";
import type { NoteSink } from "../notes.ts";
import { given } from "../keys/given.ts";
import { lanAddresses } from "./lan-prefix.ts";
import type { EdgeSettings } from "./settings.ts";

interface Around {
  readonly design: Design;
  readonly ids: IdSource;
  readonly site: string;
  readonly internet: string | undefined;
  readonly settings: EdgeSettings;
  readonly notes: NoteSink;
}

/** Draws the physical network with its router and the DNS servers on it; answers the segment's id. */
export function addOutside({ design, ids, site, internet, settings, notes }: Around): string {
  const lan = lanAddresses(settings.network);
  const router = design.add("router", ids("router"), site, "router", {
    role: "router",
    forwards: true,
  });
  const leg = design.add(
    "routerInterface",
    ids("if"),
    router,
    "lan",
    given({ address: lan.routerAddress }),
  );
  const segment = design.add("segment", ids("lan"), site, "lan", {
    mode: "physical",
    ...given({ prefix: lan.prefix, gateway: lan.gateway }),
  });
  if (internet !== undefined) design.join(router, internet);
  design.join(leg, segment);
  for (const [i, address] of serversOn(
    lan.prefix,
    lan.gateway,
    settings.network.dnsServers,
  ).entries()) {
    const dns = design.add("dnsServer", ids("dns"), site, i === 0 ? "dns" : `dns-${i + 1}`, {
      address,
    });
    design.join(dns, segment);
  }
  if (lan.prefix === undefined) {
    notes.info(
      "outside-unknown",
      "",
      settings.variant === "single"
        ? "The file says nothing of the network outside the machine. Router and LAN are drawn with empty addresses, and the machine as one that gets its own by DHCP: fill in what is known."
        : "The file says nothing of the LAN. It is drawn with empty addresses, and so is its router: fill in what is known.",
    );
  }
  return segment;
}

/** DNS servers that stand on the LAN. A router that answers names itself is drawn already. */
function serversOn(lan = "", gateway = "", servers: readonly string[] = []): string[] {
  const prefix = parsePrefix(lan);
  if (!prefix.ok) return [];
  return [...new Set(servers)].filter((text) => {
    const address = parseIpv4(text);
    return text !== gateway && address.ok && prefixContains(prefix.value.prefix, address.value);
  });
}
