import { given } from "../keys/given.ts";
import type { Drawing } from "./build-design.ts";
import type { DrawnDevice } from "./build-device.ts";
import { printKept } from "./kept-text.ts";
import { NODE_POOL, SERVICE_POOL } from "./read-switches.ts";

/**
 * Draws the cluster with its ranges, and the VMs that the device makes when compute is enabled: one
 * master, and as many workers as there are devices. Their addresses are left to the device.
 */
export function addCluster(drawing: Drawing, devices: readonly DrawnDevice[]): void {
  const { design, ids, site, settings, notes } = drawing;
  const cluster = design.add(
    "cluster",
    ids("cluster"),
    site,
    "edge-cluster",
    given({
      podCidr: settings.podSubnet,
      serviceCidr: settings.serviceSubnet,
      extraSettings: printKept(settings.kept, notes),
    }),
  );
  for (const [role, name, pools] of [
    ["aseNode", NODE_POOL, settings.nodePools],
    ["aseService", SERVICE_POOL, settings.servicePools],
  ] as const) {
    for (const { start, end } of pools) {
      design.add("addressPool", ids("range"), cluster, name, { role, ...given({ start, end }) });
    }
  }
  const [first] = devices;
  if (!first || devices.every(({ compute }) => compute === undefined)) return;
  addNode(drawing, cluster, first, "master", "controlPlane");
  devices.forEach((device, i) =>
    addNode(drawing, cluster, device, i === 0 ? "worker" : `worker-${i + 1}`, "worker"),
  );
}

function addNode(
  { design, ids }: Drawing,
  cluster: string,
  { host, internal, compute }: DrawnDevice,
  name: string,
  role: "controlPlane" | "worker",
): void {
  const node = design.add("nodeVm", ids("node"), host, name, { os: "linux", role, cluster });
  design.join(design.add("vnic", ids("eth"), node, "internal", {}), internal);
  const outer = design.add("vnic", ids("eth"), node, "external", {});
  if (compute !== undefined) design.join(outer, compute);
}
