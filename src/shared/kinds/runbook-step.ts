import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";

export const runbookStep = defineKind({
  name: "runbookStep",
  catalogue: "DM-39",
  label: "Runbook step",
  plural: "runbook steps",
  summary: "A step that the team adds to the generated runbook by hand.",
  family: "outside",
  icon: "file-text",
  shape: "none",
  size: { w: 194, h: 58 },
  parents: ["site"],
  stem: "step",
  palette: [{ id: "runbookStep", label: "Runbook step", group: "Notes" }],
  fields: [
    { key: "order", label: "Position", type: { type: "integer", min: 1, max: 9999 } },
    {
      key: "action",
      label: "What it does",
      type: {
        type: "enum",
        choices: choices(
          "createSwitch",
          "addRoute",
          "removeRoute",
          "configureCompute",
          "excludeVip",
          "deploy",
          "createNetwork",
          "createCluster",
          "choosePlugin",
          "removeCluster",
          "uninstall",
          "redeploy",
          "openPorts",
          "other",
        ),
      },
    },
    {
      key: "through",
      label: "Through",
      type: {
        type: "enum",
        choices: choices(
          ["powershell", "PowerShell"],
          ["localUi", "Local web UI"],
          ["other", "Other"],
        ),
      },
    },
    {
      key: "target",
      label: "Acts on",
      type: {
        type: "ref",
        kinds: ["host", "cluster", "nodeVm", "vnet", "logicalNetwork", "physicalPort"],
      },
    },
    { key: "command", label: "Command", type: { type: "text", multiline: true } },
    { key: "needsInternet", label: "Needs the Internet", type: { type: "boolean" } },
  ],
});
