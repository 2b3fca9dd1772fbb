import { elementOf, type Facts } from "#shared/facts/engine";
import { effectiveValue } from "#shared/facts/readings";
import type { Deployment } from "../deployment.ts";
import { nodeNetwork, serviceRangeOf } from "../edge-values.ts";
import { code, words } from "../inline.ts";
import * as from from "../sources.ts";
import {
  DESIGN,
  NOT_GIVEN,
  PLATFORM,
  addressOf,
  integerOf,
  named,
  type Parameter,
} from "./parameter.ts";

/** Values of a single machine cluster: the platform sets nearly all of them. */
export function singleParameters(facts: Facts, deployment: Deployment): Parameter[] {
  const { cluster, platform } = deployment;
  const pool = serviceRangeOf(facts, deployment);
  const network = nodeNetwork(facts, deployment);
  const vswitch = network === undefined ? undefined : elementOf(facts, network);
  const prefix = vswitch ? effectiveValue(facts, vswitch, "prefix") : undefined;
  const first = pool ? addressOf(facts, pool, "start") : NOT_GIVEN;
  return [
    {
      name: code("Ip4AddressPrefix"),
      of: vswitch ? named(vswitch) : named(cluster),
      value: typeof prefix?.value === "string" ? code(prefix.value) : NOT_GIVEN,
      unit: "prefix",
      givenBy: prefix?.automatic === false && platform.edition !== "2023-02" ? DESIGN : PLATFORM,
      source: platform.edition === "2023-02" ? from.EE_SINGLE : from.EE_CONFIG_NETWORK,
    },
    {
      name: code("ServiceIPRangeSize"),
      of: pool ? named(pool) : named(cluster),
      value: pool ? integerOf(facts, pool, "size") : words("not given: no service addresses"),
      unit: "addresses",
      givenBy: DESIGN,
      source: from.EE_TYPES,
    },
    {
      name: words("First service address"),
      of: pool ? named(pool) : named(cluster),
      value: first,
      unit: "address",
      givenBy: PLATFORM,
      source: from.EE_SINGLE,
    },
    {
      name: words("Control plane endpoint"),
      of: named(cluster),
      value: words("served by the Linux node"),
      unit: "address",
      givenBy: PLATFORM,
      source: from.EE_NETWORKING,
    },
  ];
}
