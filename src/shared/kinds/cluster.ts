import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";
import { dnsServersField } from "./shared-fields.ts";

export const cluster = defineKind({
  name: "cluster",
  catalogue: "DM-14, DM-27, DM-28",
  label: "Cluster",
  plural: "clusters",
  summary: "A Kubernetes cluster with its services, ranges and plug-in.",
  family: "services",
  icon: "hexagon",
  shape: "container",
  size: { w: 420, h: 120 },
  parents: ["site", "project"],
  stem: "cluster",
  headline: "controlPlaneEndpoint.address",
  palette: [{ id: "cluster", label: "Cluster", group: "Kubernetes and services", common: true }],
  fields: [
    {
      key: "distribution",
      label: "Distribution",
      type: { type: "enum", choices: choices(["k3s", "K3s"], ["k8s", "K8s"]) },
      help: "Decides the pod and service ranges. A deployment config does not name it.",
    },
    {
      key: "plugin",
      label: "Network plug-in",
      type: { type: "enum", choices: choices(["calico", "Calico"], ["flannel", "Flannel"], ["cilium", "Cilium"]) },
    },
    dnsServersField({ help: "Empty: the nodes use the DNS servers of the host." }),
    { key: "proxy", label: "Proxy", type: { type: "ref", kinds: ["proxy"] } },
    { key: "podCidr", label: "Pod network", type: { type: "prefix" }, group: "Pod and service ranges" },
    { key: "serviceCidr", label: "Service network", type: { type: "prefix" }, group: "Pod and service ranges" },
    {
      key: "perNodeBlock",
      label: "Block per node",
      unit: "bits",
      type: { type: "integer", min: 20, max: 28 },
      group: "Pod and service ranges",
    },
    {
      key: "skipAddressFreeCheck",
      label: "Skip the check for free addresses",
      type: { type: "boolean" },
      group: "Deployment",
    },
    { key: "skipDnsCheck", label: "Skip the DNS check", type: { type: "boolean" }, group: "Deployment" },
    {
      key: "arcConnected",
      label: "Connected to Azure Arc",
      type: { type: "boolean" },
      group: "Deployment",
      help: "The Arc section of the configuration is filled in.",
    },
    {
      key: "eulaAccepted",
      label: "Licence accepted",
      type: { type: "boolean" },
      group: "Deployment",
    },
    {
      key: "schemaVersion",
      label: "Schema of the configuration",
      type: { type: "text" },
      group: "Deployment",
      help: "The schema version the design was imported from. An export writes the newest.",
    },
    {
      key: "extraSettings",
      label: "Other settings of the configuration",
      type: { type: "text", multiline: true },
      group: "Deployment",
      help: "Keys of the imported file that are not about the network, kept as JSON for the export.",
    },
  ],
});
