import type { Facts } from "#shared/facts/engine";
import { effectiveValue, readFlag, readText } from "#shared/facts/readings";
import { listed } from "#shared/kernel/message";
import type { Deployment } from "../deployment.ts";
import { dnsServers, proxyExceptions, proxyOf } from "../edge-values.ts";
import { code, words, type Inlines } from "../inline.ts";
import * as from from "../sources.ts";
import { DESIGN, NOT_GIVEN, PLATFORM, type Parameter } from "./parameter.ts";

/** Values that both variants take: DNS, proxy, offline, plug-in. */
export function commonParameters(facts: Facts, deployment: Deployment): Omit<Parameter, "of">[] {
  const { cluster, machines, site } = deployment;
  const plugin = readText(facts, cluster, "plugin");
  const dns = dnsServers(deployment);
  const hostDns = dnsServers(deployment, machines[0]);
  const proxy = proxyOf(facts, deployment);
  const exceptions = proxy ? proxyExceptions(proxy) : [];
  const url = (field: string): Inlines => {
    const text = proxy ? readText(facts, proxy, field) : "";
    return text === "" ? words("not given") : code(text);
  };
  const fallback =
    hostDns.addresses.length === 0
      ? words("not given, and the Windows host names none either")
      : [...words("not given: those of the Windows host, "), ...listed([...hostDns.addresses])];
  return [
    {
      name: code("DnsServers"),
      value: dns.addresses.length > 0 ? listed([...dns.addresses]) : fallback,
      unit: "addresses",
      givenBy: dns.addresses.length > 0 ? DESIGN : PLATFORM,
      source: from.EE_DNS,
    },
    {
      name: [...code("Proxy.Http"), ...words(" or "), ...code("http_proxy")],
      value: url("http"),
      unit: "URL",
      givenBy: DESIGN,
      source: from.EE_PROXY,
    },
    {
      name: [...code("Proxy.Https"), ...words(" or "), ...code("https_proxy")],
      value: url("https"),
      unit: "URL",
      givenBy: DESIGN,
      source: from.EE_PROXY,
    },
    {
      name: [...code("Proxy.No"), ...words(" or "), ...code("no_proxy")],
      value:
        exceptions.length > 0
          ? listed(exceptions)
          : words("not given: the set-up fills in the internal ranges"),
      unit: "list",
      givenBy: exceptions.length > 0 ? DESIGN : PLATFORM,
      source: from.EE_PROXY,
    },
    {
      name: code("InternetDisabled"),
      value: code(String(readFlag(facts, site, "internetDisabled"))),
      unit: "true or false",
      givenBy: DESIGN,
      source: from.EE_TYPES,
    },
    {
      name: code("NetworkPlugin"),
      value: plugin === "" ? NOT_GIVEN : code(plugin),
      unit: "name",
      givenBy: effectiveValue(facts, cluster, "plugin").automatic ? PLATFORM : DESIGN,
      source: from.EE_CONFIG_NETWORK,
    },
  ];
}
