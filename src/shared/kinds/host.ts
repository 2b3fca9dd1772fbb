import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";
import { dnsServersField } from "./shared-fields.ts";

export const host = defineKind({
  name: "host",
  catalogue: "DM-05",
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
    {
      key: "adapterName",
      label: "Adapter for the switch",
      type: { type: "text" },
      group: "Deployment",
      help: "AdapterName: the Name column of Get-NetAdapter -Physical.",
    },
  ],
});
