import type { IdSource } from "#shared/kernel/ids";
import { startDesign, type Design } from "#shared/kinds/design";
import type { Project } from "#shared/model/project";
import { newestEdition } from "#shared/profiles/index";
import { given } from "../keys/given.ts";
import type { NoteSink } from "../notes.ts";
import { addCluster } from "./build-cluster.ts";
import { addDevice, customRoutes, type DrawnDevice } from "./build-device.ts";
import { addSegments } from "./build-segments.ts";
import type { DeviceSettings } from "./settings.ts";

/** What every part of the drawing needs. */
export interface Drawing {
  readonly design: Design;
  readonly ids: IdSource;
  readonly site: string;
  readonly settings: DeviceSettings;
  readonly notes: NoteSink;
}

/**
 * Draws the site of a device: the networks on its ports, the device with its switches, the cluster.
 * Routes and subnets alone are drawn on a device without a site, to be brought into a project.
 */
export function buildDesign(
  settings: DeviceSettings,
  name: string,
  ids: IdSource,
  notes: NoteSink,
): Project {
  const design = startDesign(name);
  if (!settings.hasDevice) {
    addFragment(design, ids, settings, notes);
    return design.project;
  }
  const internet = design.add("externalEndpoint", ids("internet"), null, "Internet", {
    role: "internet",
  });
  const proxy = settings.proxy === undefined ? undefined : ids("proxy");
  const site = design.add("site", ids("site"), null, "Edge site", {
    profile: "ASE",
    edition: newestEdition("ASE"),
    lifecycle: "draft",
    ...given({ infrastructureProxy: proxy }),
  });
  if (proxy !== undefined)
    design.add("proxy", proxy, site, "proxy", given({ http: settings.proxy }));
  const drawing: Drawing = { design, ids, site, settings, notes };
  const segmentOf = addSegments(drawing, internet);
  const pair = design.add("hostCluster", ids("devices"), site, "device-cluster", {
    product: "aseInfrastructure",
  });
  const names = settings.nodes.length > 0 ? settings.nodes : ["device-1"];
  const devices = names.map((node, i): DrawnDevice =>
    addDevice(drawing, { node, position: i, pair, segmentOf }),
  );
  if (needsCluster(settings)) addCluster(drawing, devices);
  return design.project;
}

function addFragment(
  design: Design,
  ids: IdSource,
  { routes, podSubnet, serviceSubnet }: DeviceSettings,
  notes: NoteSink,
): void {
  notes.info(
    "schema-fragment",
    "",
    "The text holds only routes or subnets, nothing of the device itself. Bring them into the project of the device.",
  );
  const host = design.add(
    "host",
    ids("host"),
    null,
    "device-1",
    given({ customRoutes: customRoutes(routes) }),
  );
  if (podSubnet === undefined && serviceSubnet === undefined) return;
  const ranges = given({ podCidr: podSubnet, serviceCidr: serviceSubnet });
  const cluster = design.add("cluster", ids("cluster"), null, "edge-cluster", ranges);
  for (const [name, role] of [
    ["master", "controlPlane"],
    ["worker", "worker"],
  ] as const) {
    design.add("nodeVm", ids("node"), host, name, { os: "linux", role, cluster });
  }
}

/** Compute makes the cluster; subnets of pods and services are set for one that is to come. */
function needsCluster({
  switches,
  nodePools,
  servicePools,
  podSubnet,
  serviceSubnet,
  kept,
}: DeviceSettings): boolean {
  return (
    switches.some(({ isCompute }) => isCompute) ||
    nodePools.length + servicePools.length > 0 ||
    podSubnet !== undefined ||
    serviceSubnet !== undefined ||
    Object.keys(kept).length > 0
  );
}
