import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";
import { dnsServersField } from "./shared-fields.ts";

export const host = defineKind({
  name: "host",
  catalogue: "DM-05, DM-38",
  label: "Host",
  plural: "hosts",
  summary: "A Windows machine, cluster server or edge device that runs the node VMs.",
  family: "compute",
  icon: "server",
  shape: "container",
  size: { w: 420, h: 240 },
  parents: ["site", "project"],
  stem: "host",
  isMachine: true,
  headline: "physicalPort.address",
  palette: [{ id: "host", label: "Host", group: "Compute", common: true }],
  bringsAlong: [{ kind: "physicalPort", name: "Ethernet" }],
  fields: [
    {
      key: "role",
      label: "Role",
      type: {
        type: "enum",
        choices: choices(
          ["windowsHost", "Windows host"],
          ["hciPhysicalNode", "Cluster server"],
          ["edgeDevice", "Edge device"],
        ),
      },
    },
    { key: "os", label: "Operating system", type: { type: "text" } },
    {
      key: "addressing",
      label: "Addressing",
      type: { type: "enum", choices: choices(["static", "Static"], ["dhcp", "DHCP"]) },
    },
    dnsServersField({ help: "Used by the nodes when the cluster names none." }),
    { key: "hostCluster", label: "Host cluster", type: { type: "ref", kinds: ["hostCluster"] } },
    {
      key: "computeRole",
      label: "Compute role set up",
      type: { type: "boolean" },
      group: "Azure Stack Edge",
    },
    {
      key: "customRoutes",
      label: "Custom routes",
      group: "Azure Stack Edge",
      help: "Routes of the Kubernetes VMs, added through the PowerShell interface of the device.",
      type: {
        type: "rows",
        columns: [
          { key: "destination", label: "Destination", type: { type: "prefix" } },
          { key: "nextHop", label: "Next hop", type: { type: "ipv4" } },
          { key: "interface", label: "Interface", type: { type: "text" } },
          { key: "metric", label: "Metric", type: { type: "integer", min: 1, max: 9999 } },
          {
            key: "target",
            label: "Applies to",
            type: {
              type: "enum",
              choices: choices(["kubernetesVms", "Kubernetes VMs"], ["device", "Device"]),
            },
          },
        ],
      },
    },
    {
      key: "adapterName",
      label: "Adapter for the switch",
      type: { type: "text" },
      group: "Deployment",
      help: "AdapterName: the Name column of Get-NetAdapter -Physical.",
    },
  ],
});
