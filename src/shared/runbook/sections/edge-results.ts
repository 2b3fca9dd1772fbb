import { formatRange } from "#shared/address/range";
import { formatPrefix } from "#shared/address/prefix";
import type { Facts } from "#shared/facts/engine";
import { linkedTo } from "#shared/facts/networks";
import { effectiveValue, readText } from "#shared/facts/readings";
import { listed, say } from "#shared/kernel/message";
import type { Block, Cell } from "../block.ts";
import { cell, notice, paragraph, sheet, table } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import {
  addressText,
  hostAddress,
  mainAdapter,
  nodePrefix,
  serviceAddresses,
} from "../edge-values.ts";
import { code, words, type Inlines } from "../inline.ts";

/** What must exist when the set-up has finished (EX-EE-03, EX-EE-04). */
export const edgeResults = defineSection({
  id: "results",
  group: "After",
  title: "Result sheet",
  per: "deployment",
  platforms: ["EE"],
  prints: ["EX-EE-03", "EX-EE-04"],
  content: ({ facts }, deployment) =>
    deployment.platform.code === "EE-S" ? single(facts, deployment) : scalable(facts, deployment),
});

function single(facts: Facts, deployment: Deployment): Block[] {
  const [machine] = deployment.machines;
  if (!machine) return [];
  const vswitch = machine.switches[0];
  const prefix = nodePrefix(facts, deployment);
  const services = serviceAddresses(facts, deployment);
  const rows: [string, Inlines][] = [
    [
      "Internal switch",
      vswitch ? code(readText(facts, vswitch, "switchName") || vswitch.name) : words("not drawn"),
    ],
    ["Internal network", prefix ? code(formatPrefix(prefix)) : words("chosen by the set-up")],
    [
      "Address of the machine on it",
      listedOr(machine.adapters.flatMap((nic) => addressText(facts, nic) ?? [])),
    ],
  ];
  for (const node of machine.nodes) {
    const label = node.isWindows ? "Windows node" : "Linux node";
    rows.push([label, listedOr([addressText(facts, mainAdapter(node)) ?? []].flat())]);
  }
  rows.push(
    ["Service addresses", services ? code(formatRange(services)) : words("none")],
    ["NAT", words("from the internal network to the physical adapter of the machine")],
    ["Outbound", words("by NAT")],
    ["Inbound", words("none; services answer to the machine itself")],
  );
  const blocks: Block[] = [
    paragraph(
      say`Sheet EX-EE-03. The set-up makes all of this on ${machine.host}; nobody makes a switch, an adapter or a NAT by hand.`,
    ),
    sheet(rows, "After the set-up"),
  ];
  const own = vswitch && effectiveValue(facts, vswitch, "prefix");
  if (own?.automatic === true) {
    blocks.push(
      notice(
        "warning",
        "The internal network is not pinned",
        say`The design leaves ${"Ip4AddressPrefix"} empty, so the product may take another ${"192.168.x.0/24"}. The last number of each address stays as printed; the first three may differ.`,
      ),
    );
  }
  return blocks;
}

function scalable(facts: Facts, deployment: Deployment): Block[] {
  const rows = deployment.machines.map((machine): Cell[] => {
    const { host, switches, nodes } = machine;
    const adapters = switches.flatMap(({ id }) => linkedTo(facts, id, "uplink")?.name ?? []);
    const own = hostAddress(facts, machine)?.text;
    return [
      cell([{ element: host.id, name: host.name }]),
      cell(listedOr(adapters)),
      cell(listedOr(switches.map((each) => readText(facts, each, "switchName") || each.name))),
      cell(own === undefined ? words("as assigned") : code(own)),
      cell(listedOr(nodes.flatMap((node) => addressText(facts, mainAdapter(node)) ?? []))),
    ];
  });
  if (rows.length === 0) return [];
  return [
    paragraph(
      words(
        "Sheet EX-EE-04. On each machine the Windows host and its nodes share one external switch. There is no NAT: outbound goes through the adapter, inbound comes by the addresses of the nodes.",
      ),
    ),
    table(
      [
        ["Machine", "text"],
        ["Adapter", "text"],
        ["External switch", "text"],
        ["Machine address", "address"],
        ["Node addresses", "address"],
      ],
      rows,
    ),
  ];
}

function listedOr(texts: readonly string[]): Inlines {
  return texts.length === 0 ? words("not given in the design") : listed([...texts]);
}
