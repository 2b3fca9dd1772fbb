import type { Section } from "../keys/read-section.ts";
import type { NetworkSettings } from "./settings.ts";

/** The network part, in the shape of today or of 2022. */
export function readNetwork(network: Section): NetworkSettings {
  const proxy = network.section("Proxy");
  return {
    controlPlaneEndpoint: network.text("ControlPlaneEndpointIp"),
    plugin: network.text("NetworkPlugin"),
    gateway: network.text("Ip4GatewayAddress"),
    prefixLength: network.integer("Ip4PrefixLength"),
    internalPrefix: network.text("Ip4AddressPrefix"),
    dnsServers: network.texts("DnsServers"),
    internetDisabled: network.flag("InternetDisabled"),
    skipAddressFreeCheck: network.flag("SkipAddressFreeCheck"),
    skipDnsCheck: network.flag("SkipDnsCheck"),
    proxyHttp: proxy.text("Http"),
    proxyHttps: proxy.text("Https"),
    proxyNo: proxy.texts("No"),
  };
}
