import type { IdSource } from "#shared/kernel/ids";
import type { Design } from "#shared/kinds/design";
import type { NoteSink } from "../notes.ts";
import { given } from "../keys/given.ts";
import { isTooLong, printKept } from "../keys/kept-settings.ts";
import type { EdgeSettings } from "./settings.ts";

interface Around {
  readonly design: Design;
  readonly ids: IdSource;
  readonly site: string;
  readonly settings: EdgeSettings;
  readonly notes: NoteSink;
}

/** Draws the cluster with its endpoint, service range and proxy; answers the cluster's id. */
export function addCluster({ design, ids, site, settings, notes }: Around): string {
  const { network, services } = settings;
  const proxyFields = given({
    http: network.proxyHttp,
    https: network.proxyHttps,
    no: network.proxyNo,
  });
  const hasProxy = Object.keys(proxyFields).length > 0;
  const proxy = hasProxy
    ? design.add("proxy", ids("proxy"), site, "proxy", proxyFields)
    : undefined;
  const cluster = design.add(
    "cluster",
    ids("cluster"),
    site,
    kubernetesName(settings.clusterName) ?? "edge-cluster",
    given({
      distribution: settings.distribution,
      plugin: network.plugin,
      dnsServers: network.dnsServers,
      proxy,
      skipAddressFreeCheck: network.skipAddressFreeCheck,
      skipDnsCheck: network.skipDnsCheck,
      arcConnected: settings.arcConnected,
      eulaAccepted: settings.eulaAccepted,
      schemaVersion: settings.schemaVersion,
      extraSettings: extraText(settings, notes),
    }),
  );
  if (network.controlPlaneEndpoint !== undefined) {
    design.add("controlPlaneEndpoint", ids("endpoint"), cluster, "api", {
      address: network.controlPlaneEndpoint,
    });
  }
  if (services.start !== undefined || services.size !== undefined) {
    const range = given({ start: services.start, size: services.size });
    design.add("addressPool", ids("range"), cluster, "service-range", {
      role: "eeService",
      ...range,
    });
  }
  return cluster;
}

function extraText({ extra }: EdgeSettings, notes: NoteSink): string {
  const text = printKept({ ...extra });
  if (!isTooLong(text)) return text;
  notes.warning(
    "schema-extra-too-long",
    "",
    "The keys without a place in the drawing are too many to keep; they are left out, and an export will not write them.",
  );
  return "";
}

/** A name that Kubernetes accepts, from the name in Azure; undefined when nothing is left of it. */
function kubernetesName(name: string | undefined): string | undefined {
  const slug = (name ?? "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 63)
    .replace(/-+$/, "");
  return slug === "" ? undefined : slug;
}
