import { formatPrefix } from "#shared/address/prefix";
import { formatRange, rangeSize } from "#shared/address/range";
import { networkName } from "#shared/facts/domains";
import { elementsOfKind, type Facts } from "#shared/facts/engine";
import { readFlag, readText } from "#shared/facts/readings";
import { listed, say, type Message } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { findField } from "#shared/kinds/index";
import { appliesTo } from "#shared/profiles/index";
import type { Block } from "../block.ts";
import { list, notice, paragraph } from "../compose.ts";
import { defineSection } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import {
  addressText,
  dnsServers,
  endpointOf,
  nodeNetwork,
  nodePrefix,
  proxyOf,
  serviceAddresses,
} from "../edge-values.ts";
import { words } from "../inline.ts";
import { siteSummary } from "../shared-steps/site-summary.ts";

/** What is built, in the few lines that an operator reads first, and the drawing. */
export const summary = defineSection({
  id: "summary",
  group: "Front matter",
  title: "Summary and diagram",
  per: "project",
  prints: ["EX-DIA-01", "EX-DIA-02", "EX-DIA-03", "EX-DIA-04", "EX-DIA-05"],
  content({ facts, deployments, sites, setting }) {
    const blocks: Block[] = [
      ...deployments
        .filter(({ platform }) => appliesTo(["EE"], platform.code))
        .flatMap((each) => [paragraph(headline(each)), list(points(facts, each))]),
      ...sites
        .filter(
          ({ platform, deployments: own }) => own.length === 0 || !appliesTo(["EE"], platform.code),
        )
        .flatMap((plan) => siteSummary(facts, plan)),
      ...leftOut(facts, deployments),
    ];
    if (blocks.length === 0) blocks.push(paragraph(words(NOTHING)));
    if (setting.diagram) blocks.push({ type: "diagram", ...setting.diagram });
    return blocks;
  },
});

const NOTHING =
  "No site of this design has a cluster and a platform, so there is nothing to build yet.";

/** Clusters that no part of the runbook is about are named, not passed over. */
function leftOut(facts: Facts, deployments: readonly Deployment[]): Block[] {
  const known = new Set(deployments.map(({ cluster }) => cluster.id));
  const others = elementsOfKind(facts, "cluster").filter(({ id }) => !known.has(id));
  if (others.length === 0) return [];
  return [
    notice(
      "warning",
      "Not in this runbook",
      say`${listed(others)} ${{ plain: others.length === 1 ? "lies" : "lie" }} on no site with a platform, so nothing here builds ${{ plain: others.length === 1 ? "it" : "them" }}.`,
    ),
  ];
}

function headline({ site, platform, cluster, machines }: Deployment): Message {
  const nodes = machines.flatMap((machine) => machine.nodes);
  const windows = nodes.filter((node) => node.isWindows).length;
  const linux = counted(nodes.length - windows, "Linux node", "Linux nodes");
  const both =
    windows === 0 ? linux : `${linux} and ${counted(windows, "Windows node", "Windows nodes")}`;
  const hosts = counted(machines.length, "machine", "machines");
  const how = platform.code === "EE-S" ? " behind the NAT that the set-up makes" : "";
  return say`This runbook builds the cluster ${cluster} on site ${site}: ${{ plain: both }} on ${{ plain: hosts }}${{ plain: how }}.`;
}

function points(facts: Facts, deployment: Deployment): Message[] {
  const { cluster, machines, platform, site } = deployment;
  const single = platform.code === "EE-S";
  const found: (Message | undefined)[] = [];
  found.push(say`Machines: ${listed(machines.map(({ host }) => host))}`);
  const kind = ["distribution", "plugin"].flatMap(
    (field) => choiceLabel(facts, deployment, field) ?? [],
  );
  if (kind.length > 0) found.push(say`Kubernetes: ${{ plain: kind.join(" with ") }}`);
  const network = nodeNetwork(facts, deployment);
  const prefix = nodePrefix(facts, deployment);
  if (network !== undefined && prefix) {
    found.push(say`Node network: ${networkName(facts, network)}, ${formatPrefix(prefix)}`);
  }
  const endpoint = addressText(facts, endpointOf(facts, deployment));
  if (endpoint !== undefined) found.push(say`Control plane endpoint: ${endpoint}`);
  const services = serviceAddresses(facts, deployment);
  if (services) {
    const size = counted(rangeSize(services), "address", "addresses");
    found.push(say`Service addresses: ${formatRange(services)}, ${{ plain: size }}`);
  }
  const dns = dnsServers(deployment, machines[0]);
  if (dns.addresses.length > 0) {
    const whose = dns.isFallback ? " (of the Windows host)" : "";
    found.push(say`DNS: ${listed([...dns.addresses])}${{ plain: whose }}`);
  }
  const proxy = proxyOf(facts, deployment);
  found.push(proxy ? say`Proxy: ${proxy}` : say`Proxy: none`);
  found.push(
    single
      ? say`Outbound: by NAT through the physical adapter of the machine. Inbound: none; nodes and services answer to the machine itself only.`
      : say`Outbound: directly through the physical adapters. Inbound: by the addresses of the nodes and services.`,
  );
  if (readFlag(facts, site, "internetDisabled"))
    found.push(say`The site works without the Internet.`);
  if (cluster.fields["skipAddressFreeCheck"] === true) {
    found.push(
      say`The product's own check for free addresses is switched off, so the pre-checks here are the only ones.`,
    );
  }
  return found.filter((point) => point !== undefined);
}

/** The label of a choice of the cluster: "K3s" for k3s. */
function choiceLabel(facts: Facts, { cluster }: Deployment, field: string): string | undefined {
  const value = readText(facts, cluster, field);
  const type = findField("cluster", field)?.type;
  return type?.type === "enum"
    ? type.choices.find((choice) => choice.value === value)?.label
    : undefined;
}
