import { listed, say } from "#shared/kernel/message";
import { claimsOf } from "#shared/facts/claims";
import { isDeployed } from "#shared/facts/deployed";
import type { Facts } from "#shared/facts/engine";
import { hciDemand } from "#shared/facts/hci-demand";
import { balancersOf, networkObjectOf } from "#shared/facts/kubernetes";
import { networkOf, nodesOf } from "#shared/facts/networks";
import { freeBlockOn } from "#shared/facts/occupancy";
import { balancedServices } from "#shared/facts/services";
import { adapterIdsOf } from "#shared/facts/switches";
import { vnetRanges } from "#shared/facts/vnets";
import type { ElementRecord } from "#shared/model/records";
import type { Fix } from "../finding.ts";
import { setAddress, setFields, together } from "../fixes.ts";
import { rangeText } from "../vnet-fixes.ts";
import { addElement, connect, freeId } from "../wiring.ts";

/**
 * Gives a cluster a network object of its own on the same segment, with pools of the size that it
 * needs, and moves its addresses into them. Not after the deployment, when no cluster may move.
 */
export function ownNetwork(facts: Facts, cluster: ElementRecord): Fix[] {
  const vnet = networkObjectOf(facts, cluster);
  const network = vnet && networkOf(facts, vnet.id);
  if (vnet?.kind !== "vnet" || network === undefined || isDeployed(facts, cluster.id)) return [];
  const nodes = addressesOf(facts, [
    ...nodesOf(facts, cluster.id).flatMap(({ id }) => adapterIdsOf(facts, id)),
    ...balancersOf(facts, cluster.id).map(({ id }) => id),
  ]);
  const services = balancedServices(facts, cluster.id);
  const vips = addressesOf(facts, [cluster.id, ...services.map(({ id }) => id)]);
  const share = hciDemand(facts, vnet.id).clusters.find(({ id }) => id === cluster.id)?.share ?? 0;
  const hasPool = vnetRanges(facts, vnet.id, "nodeVmPool").length > 0;
  const nodeCount = hasPool ? Math.max(share, nodes.length) : 0;
  const block = freeBlockOn(facts, network, nodeCount + Math.max(1 + services.length, vips.length));
  if (!block) return [];
  const vipStart = block.start + nodeCount;
  const nodePool = { start: block.start, end: vipStart - 1 };
  const id = freeId(facts, `${cluster.id}.network`);
  const pools = [...(hasPool ? [nodePool] : []), { start: vipStart, end: block.end }];
  const title = say`Give ${cluster} a network object of its own with ${listed(pools.map(rangeText))}`;
  const moved = [
    ...(hasPool ? nodes : []).map((claim, i) => ({ claim, to: block.start + i })),
    ...vips.map((claim, i) => ({ claim, to: vipStart + i })),
  ];
  return [
    together(title, "Separate two clusters", [
      addElement(title, id, "vnet", vnet.parent, nameBeside(vnet, cluster), {
        ...vnet.fields,
        ...(hasPool ? { nodeVmPool: [rangeText(nodePool)] } : {}),
        vipPool: [rangeText({ start: vipStart, end: block.end })],
      }),
      connect(title, id, network),
      setFields(title, cluster.id, { network: id }),
      ...moved.map(({ claim, to }) =>
        setAddress(facts, claim.owner, claim.field, to, "of the new pools"),
      ),
    ]),
  ];
}

function addressesOf(facts: Facts, owners: readonly string[]) {
  return owners.flatMap((id) => claimsOf(facts, id)).filter(({ single }) => single);
}

/** Small letters and digits only, as UL-X-303 asks. */
function nameBeside(vnet: ElementRecord, cluster: ElementRecord): string {
  return `${vnet.name}${cluster.name}`.toLowerCase().replace(/[^a-z0-9]+/g, "");
}
