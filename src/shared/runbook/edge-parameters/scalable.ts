import { formatIpv4 } from "#shared/address/ipv4";
import { networkName } from "#shared/facts/domains";
import type { Facts } from "#shared/facts/engine";
import type { Deployment } from "../deployment.ts";
import {
  addressText,
  endpointOf,
  nodeGateway,
  nodeNetwork,
  nodePrefix,
  serviceRangeOf,
} from "../edge-values.ts";
import { code, words } from "../inline.ts";
import * as from from "../sources.ts";
import {
  NOT_GIVEN,
  addressOf,
  integerOf,
  named,
  whoGivesAddresses,
  type Parameter,
} from "./parameter.ts";

/** Values of a scalable cluster as a whole: all of its addresses are given. */
export function scalableParameters(facts: Facts, deployment: Deployment): Parameter[] {
  const { cluster, platform } = deployment;
  const endpoint = endpointOf(facts, deployment);
  const pool = serviceRangeOf(facts, deployment);
  const network = nodeNetwork(facts, deployment);
  const gateway = nodeGateway(facts, deployment);
  const prefix = nodePrefix(facts, deployment);
  const onNetwork = network === undefined ? named(cluster) : named(networkName(facts, network));
  const address = addressText(facts, endpoint);
  const start = pool ? addressOf(facts, pool, "start") : NOT_GIVEN;
  const rows: Omit<Parameter, "givenBy">[] = [
    {
      // The first edition names no parameter for it (AMB-61).
      name:
        platform.edition === "2023-02"
          ? words("Control plane endpoint IP")
          : code("ControlPlaneEndpointIp"),
      of: endpoint ? named(endpoint) : named(cluster),
      value: address === undefined ? NOT_GIVEN : code(address),
      unit: "address",
      source: platform.edition === "2023-02" ? from.EE_NETWORKING : from.EE_CONFIG_NETWORK,
    },
    {
      name: code("Ip4GatewayAddress"),
      of: onNetwork,
      value: gateway === undefined ? NOT_GIVEN : code(formatIpv4(gateway)),
      unit: "address",
      source: from.EE_CONFIG_NETWORK,
    },
    {
      name: code("Ip4PrefixLength"),
      of: onNetwork,
      value: prefix ? code(String(prefix.length)) : NOT_GIVEN,
      unit: "bits",
      source: from.EE_CONFIG_NETWORK,
    },
    {
      name: code("ServiceIPRangeStart"),
      of: pool ? named(pool) : named(cluster),
      value: start,
      unit: "address",
      source: from.EE_TYPES,
    },
    {
      name: code("ServiceIPRangeSize"),
      of: pool ? named(pool) : named(cluster),
      value: pool ? integerOf(facts, pool, "size") : NOT_GIVEN,
      unit: "addresses",
      source: from.EE_TYPES,
    },
  ];
  return rows.map((row) => ({ ...row, givenBy: whoGivesAddresses(deployment) }));
}
