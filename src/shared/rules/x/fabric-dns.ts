import { formatIpv4, type Ipv4 } from "#shared/address/ipv4";
import { isGlobalUnicast } from "#shared/address/special";
import { listed, say } from "#shared/kernel/message";
import { elementOf, type Facts } from "#shared/facts/engine";
import { dnsServersOf, zonesOf } from "#shared/facts/machine-dns";
import { networkOf } from "#shared/facts/networks";
import { siteIdOf } from "#shared/facts/places";
import { serversIn } from "#shared/facts/resolvers";
import { scopesOn } from "#shared/facts/scopes";
import { serversOf } from "#shared/facts/servers";
import type { ElementRecord } from "#shared/model/records";
import { setFields } from "../fixes.ts";
import type { Finding, Fix } from "../finding.ts";

/** Which servers the nodes of a logical network ask. */
export function askedOn(facts: Facts, object: ElementRecord): readonly Ipv4[] {
  const own = serversIn(object, "dnsServers");
  const network = networkOf(facts, object.id);
  if (own.length > 0 || network === undefined) return own;
  return scopesOn(facts, network).flatMap((scope) => serversIn(scope, "optionDns"));
}

export function isPublic(facts: Facts, object: ElementRecord, server: Ipv4): boolean {
  return isGlobalUnicast(server) || zonesOf(facts, object.id, server) === "public";
}

/** The servers that the physical servers ask; they were found good when the site was set up. */
export function askedByServers(facts: Facts, object: ElementRecord): Set<Ipv4> {
  const site = siteIdOf(facts, object.id);
  const hosts = site === undefined ? [] : serversOf(facts, site);
  return new Set(hosts.flatMap((host) => [...dnsServersOf(facts, host)]));
}

/** Takes over the servers that the physical servers ask, as far as these are no public ones. */
export function useThoseOfServers(facts: Facts, { subjects: [subject] }: Finding): Fix[] {
  const object = subject && elementOf(facts, subject.element);
  if (!object || subject.field !== "dnsServers") return [];
  const servers = [...askedByServers(facts, object)]
    .filter((server) => !isPublic(facts, object, server))
    .map(formatIpv4);
  return servers.length === 0
    ? []
    : [
        setFields(say`Use ${listed(servers)}, as the servers do`, object.id, {
          dnsServers: servers,
        }),
      ];
}
