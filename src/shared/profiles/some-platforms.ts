import {
  factsOn,
  SITE_CODES,
  type FieldFact,
  type SiteCode,
  type Source,
} from "./define-profile.ts";
import { seed } from "./documents.ts";

const HCI: readonly SiteCode[] = ["HCI-ST", "HCI-DH"];
const ARC: readonly SiteCode[] = ["ARC-ST", "ARC-DH"];
const EE: readonly SiteCode[] = ["EE-S", "EE-M"];

const CONFIG = seed("EE_CONFIG");

/** Fields of a few platforms. Everywhere else they are not available, which an inspector folds away. */
export const somePlatforms: readonly FieldFact[] = [
  ...only(HCI, seed("HYB"), "Only AKS on Azure Stack HCI has it.", [
    "site.containerLayer",
    "nodeVm.highlyAvailable",
    "cluster.dataPlane",
  ]),
  ...only(HCI, seed("HCI"), "Counted for the VIP pool of AKS on Azure Stack HCI.", [
    "site.vipCountMode",
    "site.countHostApiVip",
  ]),
  ...only(
    HCI,
    seed("HCI", "Microsoft On-premises Cloud service"),
    "Only AKS on Azure Stack HCI sets up a cloud agent.",
    ["hostCluster.cloudServiceCidr", "hostCluster.cloudAgentCount", "hostCluster.withoutNodeAgent"],
  ),
  ...only(HCI, seed("HCI", "Virtual IP pool"), "The control plane endpoint has the address.", [
    "cluster.apiServerIp",
    "cluster.apiServerDynamic",
  ]),
  ...only([...HCI, ...ARC], seed("HCI_PLAN"), "The platform keeps no addresses for updates.", [
    "cluster.updateReserve",
  ]),
  ...only(ARC, seed("ARC"), "Only AKS enabled by Azure Arc has it.", [
    "site.productRelease",
    "site.urlListsRead",
    "site.arcGateway",
    "hostCluster.clusterResourceIp",
  ]),
  ...only(
    ARC,
    seed("ARC", "Proxy settings"),
    "Only AKS enabled by Azure Arc takes the proxy from there.",
    ["site.infrastructureProxy"],
  ),
  ...only(["ASE"], seed("ASE"), "Only Azure Stack Edge has it.", [
    "host.computeRole",
    "host.customRoutes",
    "physicalPort.computeEnabled",
  ]),
  ...only(EE, seed("EE"), "Told by AKS Edge Essentials only.", [
    "vnic.guestName",
    "nodeVm.resolver",
    "site.controlsRouter",
  ]),
  ...only(
    ["EE-M"],
    seed("EE", "Scalable cluster"),
    "Only scalable AKS Edge Essentials clusters name one.",
    ["host.adapterName"],
  ),
  ...only(EE, CONFIG, "A key of the deployment configuration of AKS Edge Essentials.", [
    "cluster.skipAddressFreeCheck",
    "cluster.skipDnsCheck",
    "cluster.arcConnected",
    "cluster.eulaAccepted",
    "cluster.schemaVersion",
    "cluster.extraSettings",
    "nodeVm.timeoutSeconds",
    "nodeVm.logSizeInGb",
    "nodeVm.secondaryNetworks",
  ]),
];

function only(
  codes: readonly SiteCode[],
  source: Source,
  reason: string,
  paths: readonly string[],
): FieldFact[] {
  const elsewhere = factsOn(SITE_CODES.filter((code) => !codes.includes(code)));
  return paths.map((path) => elsewhere.unavailable(path, reason, source));
}
