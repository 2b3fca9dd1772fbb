import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";
import { OPERATING_SYSTEMS } from "./shared-fields.ts";

export const nodeVm = defineKind({
  name: "nodeVm",
  catalogue: "DM-12",
  label: "Node VM",
  plural: "node VMs",
  summary: "A virtual machine that is a Kubernetes node.",
  family: "compute",
  icon: "cpu",
  shape: "card",
  size: { w: 176, h: 58 },
  parents: ["host"],
  stem: "node",
  headline: "vnic.address",
  cardFacts: ["role", "os", "vnic.mtu"],
  palette: [
    { id: "nodeVm", label: "Node VM", group: "Compute", common: true, fields: { os: "linux" } },
    {
      id: "nodeVm-windows",
      label: "Windows node",
      group: "Compute",
      icon: "app-window",
      fields: { os: "windows", role: "worker" },
    },
  ],
  bringsAlong: [{ kind: "vnic", name: "eth0" }],
  fields: [
    { key: "os", label: "Operating system", type: { type: "enum", choices: OPERATING_SYSTEMS } },
    {
      key: "role",
      label: "Role",
      type: {
        type: "enum",
        choices: choices(
          ["controlPlane", "Control plane"],
          ["worker", "Worker"],
          ["controlPlaneAndWorker", "Control plane and worker"],
          ["aksHostControlPlane", "AKS host"],
        ),
      },
      default: "controlPlaneAndWorker",
    },
    { key: "cluster", label: "Cluster", type: { type: "ref", kinds: ["cluster", "aksHost"] } },
    {
      key: "nodePool",
      label: "Node pool",
      type: { type: "ref", kinds: ["nodePool"] },
      help: "The pool of the cluster that it belongs to.",
    },
    {
      key: "resolver",
      label: "Resolver",
      type: { type: "text" },
      help: "What answers DNS questions inside the node.",
    },
    { key: "highlyAvailable", label: "Highly available", type: { type: "boolean" } },
    {
      key: "cpuCount",
      label: "Processors",
      type: { type: "integer", min: 1, max: 256 },
      group: "Resources",
    },
    {
      key: "memoryInMb",
      label: "Memory",
      unit: "MB",
      type: { type: "integer", min: 1024, max: 1048576 },
      group: "Resources",
    },
    {
      key: "dataSizeInGb",
      label: "Data disk",
      unit: "GB",
      type: { type: "integer", min: 1, max: 65536 },
      group: "Resources",
    },
    {
      key: "logSizeInGb",
      label: "Log disk",
      unit: "GB",
      type: { type: "integer", min: 1, max: 10 },
      group: "Resources",
    },
    {
      key: "timeoutSeconds",
      label: "Start timeout",
      unit: "seconds",
      type: { type: "integer", min: 1, max: 86400 },
      group: "Resources",
    },
    {
      key: "secondaryNetworks",
      label: "Secondary networks",
      group: "Secondary networks",
      help: "Further adapters of a Linux node: switch, address, gateway and length belong together.",
      type: {
        type: "rows",
        columns: [
          { key: "switchName", label: "Switch", type: { type: "text" } },
          { key: "address", label: "Address", type: { type: "ipv4" } },
          { key: "gateway", label: "Gateway", type: { type: "ipv4" } },
          {
            key: "prefixLength",
            label: "Prefix length",
            type: { type: "integer", min: 1, max: 31 },
          },
        ],
      },
    },
    {
      key: "proxyHttp",
      label: "HTTP proxy of this node",
      type: { type: "proxy-url" },
      group: "Proxy",
    },
    {
      key: "proxyHttps",
      label: "HTTPS proxy of this node",
      type: { type: "proxy-url" },
      group: "Proxy",
    },
  ],
});
