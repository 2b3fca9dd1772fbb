import { applyChanges } from "#shared/model/change";
import { emptyProject, type Project } from "#shared/model/project";
import { azureStackEdge } from "./ase.ts";
import { edgeSingle } from "./edge-single.ts";
import { hciStatic } from "./hci.ts";
import { withPart } from "./part.ts";
import { defineTemplate } from "./template.ts";

/** Two stores, each a single machine behind its NAT; their LANs differ, as the tunnels need it. */
const STORES = [
  { prefix: "store1", label: "Store 1", lan: "10.81.0." },
  { prefix: "store2", label: "Store 2", lan: "10.82.0." },
] as const;

/** A plant on Azure Stack HCI with two stores and a rig, joined by tunnels to the plant's router. */
export const mixed = defineTemplate({
  asks: {},
  id: "mixed",
  label: "Mixed: plant, two stores and a rig",
  summary: "An HCI cluster, two AKS Edge stores behind NAT and an Azure Stack Edge, joined by VPN",
  profile: "HCI",
  variant: "mixed",
  icon: "building-2",
  build(name) {
    let project = withPart(emptyProject(name), { project: hciStatic.build(name), prefix: "plant" });
    for (const { prefix, label, lan } of STORES) {
      project = withPart(project, {
        project: edgeSingle.build(name),
        prefix,
        instead: [
          ["Cell 4", label],
          ["cell4", prefix],
          ["office", prefix],
          ["nat-edge", `nat-${prefix}`],
          ["10.0.0.", lan],
        ],
      });
    }
    project = withPart(project, {
      project: azureStackEdge.build(name),
      prefix: "rig",
      instead: [["office", "rig"]],
    });
    return ["store1", "store2", "rig"].reduce(
      (all, site) => withTunnel(all, `${site}-router`, "plant-router"),
      project,
    );
  },
});

function withTunnel(project: Project, from: string, to: string): Project {
  const id = `tunnel-${from}`;
  const after = { id, kind: "vpn", from, to, fields: {} };
  return applyChanges(project, [{ collection: "links", id, before: null, after }]);
}
