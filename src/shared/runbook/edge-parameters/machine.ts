import type { Facts } from "#shared/facts/engine";
import { readInteger, readText } from "#shared/facts/readings";
import { isMadeByHand, type ClusterNode, type Deployment, type Machine } from "../deployment.ts";
import { addressText, mainAdapter } from "../edge-values.ts";
import { code, words } from "../inline.ts";
import * as from from "../sources.ts";
import {
  DESIGN,
  NOT_GIVEN,
  PLATFORM,
  named,
  whoGivesAddresses,
  type Parameter,
} from "./parameter.ts";

/** Values of one machine and its nodes. */
export function machineParameters(
  facts: Facts,
  deployment: Deployment,
  machine: Machine,
): Parameter[] {
  const nodes = machine.nodes.flatMap((node) => nodeParameters(facts, deployment, node));
  return deployment.platform.code === "EE-S" ? nodes : [adapterName(facts, machine), ...nodes];
}

function adapterName(facts: Facts, { host, switches }: Machine): Parameter {
  const name = readText(facts, host, "adapterName");
  const byHand = switches.some((each) => isMadeByHand(facts, each));
  const absent = words(byHand ? "not needed: the switch is made by hand" : "not given");
  return {
    name: code("AdapterName"),
    of: named(host),
    value: name === "" ? absent : code(name),
    unit: "name",
    givenBy: "Operator, from the list of adapters",
    source: from.EE_SCALABLE,
  };
}

function nodeParameters(facts: Facts, deployment: Deployment, node: ClusterNode): Parameter[] {
  const single = deployment.platform.code === "EE-S";
  const nic = mainAdapter(node);
  const address = addressText(facts, nic);
  const mac = nic ? readText(facts, nic, "mac") : "";
  const mtu = nic ? readInteger(facts, nic, "mtu") : undefined;
  const givesMtu = mtu?.state === "ok" && !mtu.automatic;
  const of = named(node.vm);
  return [
    {
      name: code("Ip4Address"),
      of,
      value: address === undefined ? NOT_GIVEN : code(address),
      unit: "address",
      givenBy: single ? PLATFORM : whoGivesAddresses(deployment),
      source: single ? from.EE_SINGLE : from.EE_SCALABLE,
    },
    {
      name: code("MacAddress"),
      of,
      value: mac === "" ? words("not given: random, then kept") : code(mac),
      unit: "MAC address",
      givenBy: mac === "" ? PLATFORM : DESIGN,
      source: from.EE_MAC,
    },
    {
      name: code("MTU"),
      of,
      value: givesMtu ? code(mtu.text) : NOT_GIVEN,
      unit: "bytes",
      givenBy: givesMtu ? DESIGN : PLATFORM,
      source: from.EE_TYPES,
    },
  ];
}
