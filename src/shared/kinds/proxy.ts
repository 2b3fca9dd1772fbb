import { defineKind } from "#shared/model/define-kind";

export const proxy = defineKind({
  name: "proxy",
  catalogue: "DM-24",
  label: "Proxy",
  plural: "proxies",
  summary: "The proxy for outbound web traffic and what bypasses it.",
  family: "address",
  icon: "shield",
  shape: "card",
  size: { w: 208, h: 76 },
  parents: ["site", "project"],
  stem: "proxy",
  headline: "http",
  cardFacts: ["http", "https"],
  palette: [{ id: "proxy", label: "Proxy", group: "Kubernetes and services" }],
  fields: [
    { key: "http", label: "HTTP proxy", type: { type: "proxy-url" }, help: "http://host:port" },
    { key: "https", label: "HTTPS proxy", type: { type: "proxy-url" }, help: "http://host:port" },
    {
      key: "no",
      label: "No proxy for",
      type: { type: "text-list" },
      help: "Hosts, suffixes and prefixes. Empty: the installer fills in the internal ranges.",
    },
    {
      key: "address",
      label: "Address of the server",
      type: { type: "ipv4" },
      help: "When the proxy is a device of this site.",
    },
  ],
  claims: [{ field: "address", role: "proxy" }],
});
