import { defineKind } from "#shared/model/define-kind";
import { choices } from "#shared/model/field";

export const site = defineKind({
  name: "site",
  catalogue: "DM-01, DM-02",
  label: "Site",
  plural: "sites",
  summary: "A location with one platform, its owner and what the owner has granted.",
  family: "outside",
  icon: "building-2",
  shape: "container",
  size: { w: 720, h: 420 },
  parents: ["project"],
  stem: "site",
  headline: "profile",
  palette: [{ id: "site", label: "Site", group: "Sites and networks", common: true }],
  fields: [
    {
      key: "profile",
      label: "Platform",
      type: {
        type: "enum",
        choices: choices(
          ["EE", "AKS Edge Essentials"],
          ["HCI", "AKS on Azure Stack HCI and Windows Server"],
          ["HYB", "AKS hybrid container networking"],
          ["ASE", "Azure Stack Edge Pro GPU"],
          ["ARC", "AKS enabled by Azure Arc"],
        ),
      },
      help: "Decides what is fixed, automatic and required on this site.",
    },
    {
      key: "variant",
      label: "Variant",
      type: {
        type: "enum",
        choices: choices(
          ["single", "Single machine"],
          ["scalable", "Scalable"],
          ["static", "Static IP"],
          ["dhcp", "DHCP"],
        ),
      },
    },
    {
      key: "edition",
      label: "Edition of the documents",
      type: { type: "text" },
      help: "The dated documents this site is judged by. Empty means the newest.",
    },
    {
      key: "containerLayer",
      label: "Container layer of AKS hybrid",
      type: { type: "boolean" },
      help: "The rules for plug-in, services, ingress and policies hold on top of those for the nodes.",
    },
    {
      key: "productRelease",
      label: "Product release",
      type: { type: "text" },
    },
    {
      key: "internetDisabled",
      label: "No Internet",
      type: { type: "boolean" },
      help: "The site works offline; exported as InternetDisabled.",
    },
    { key: "production", label: "Production", type: { type: "boolean" } },
    {
      key: "lifecycle",
      label: "State",
      type: {
        type: "enum",
        choices: choices("draft", "reviewed", "deployed", "retired"),
      },
      default: "draft",
    },
    {
      key: "vipCountMode",
      label: "Services share addresses",
      group: "Planning",
      type: {
        type: "enum",
        choices: choices(
          ["shared", "Across clusters, by port"],
          ["perCluster", "Within a cluster, by port"],
          ["oneEach", "Never, one each"],
        ),
      },
    },
    {
      key: "countHostApiVip",
      label: "Count the API server of the AKS host",
      group: "Planning",
      type: { type: "boolean" },
    },
    {
      key: "infrastructureProxy",
      label: "Proxy of the infrastructure",
      group: "Deployment",
      type: { type: "ref", kinds: ["proxy"] },
    },
    {
      key: "urlListsRead",
      label: "Further URL lists were consulted",
      group: "Deployment",
      type: { type: "boolean" },
      help: "The lists of the Arc resource bridge and of Azure Stack HCI.",
    },
    {
      key: "checkResults",
      label: "Results of the checks",
      group: "Deployment",
      type: {
        type: "rows",
        columns: [
          { key: "check", label: "Check", type: { type: "text" } },
          { key: "observed", label: "Observed", type: { type: "text" } },
          { key: "passed", label: "Passed", type: { type: "boolean" } },
          { key: "by", label: "By", type: { type: "text" } },
          { key: "on", label: "On", type: { type: "date" } },
        ],
      },
    },
    {
      key: "environment",
      label: "Environment",
      type: { type: "enum", choices: choices("home", "corporate") },
      group: "Owner",
      help: "In an organisation the addresses have to come from its network administrator.",
    },
    {
      key: "controlsRouter",
      label: "We control the router",
      type: { type: "boolean" },
      group: "Owner",
    },
    {
      key: "networkAdminContact",
      label: "Network administrator",
      type: { type: "text" },
      group: "Owner",
    },
    {
      key: "grantRange",
      label: "Granted range",
      type: { type: "range" },
      group: "Granted addresses",
      help: "The range that the network administrator promised to be free.",
    },
    {
      key: "grantSubnet",
      label: "Granted subnet",
      type: { type: "prefix" },
      group: "Granted addresses",
    },
    {
      key: "grantInternetReachable",
      label: "Granted range reaches the Internet",
      type: { type: "boolean" },
      group: "Granted addresses",
    },
    {
      key: "grantConfirmedBy",
      label: "Confirmed by",
      type: { type: "text" },
      group: "Granted addresses",
    },
    {
      key: "grantConfirmedOn",
      label: "Confirmed on",
      type: { type: "date" },
      group: "Granted addresses",
    },
    {
      key: "inUse",
      label: "Addresses in use",
      group: "Addresses in use",
      help: "Addresses or ranges that somebody else holds on this site.",
      type: {
        type: "rows",
        columns: [
          { key: "range", label: "Address or range", type: { type: "range" } },
          { key: "owner", label: "Owner", type: { type: "text" } },
        ],
      },
    },
  ],
  claims: [{ field: "inUse.range", role: "inUse" }],
});
