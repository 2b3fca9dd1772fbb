import { applyChanges, type RecordChange } from "#shared/model/change";
import { emptyProject, recordsOf, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { TEMPLATES, getTemplate } from "#shared/templates/index";
import { startDesign } from "#shared/kinds/design";
import { findField } from "#shared/kinds/index";
import { formatIpv4 } from "#shared/address/ipv4";

/** A project of many sites, each a template of its own behind its router, until `size` is reached. */
export function multiSite(
  size: number,
  templates: readonly string[] = ["edge-scalable", "edge-single", "hci-static"],
): Project {
  const changes: RecordChange[] = [];
  let elements = 0;
  for (let site = 0; elements < size; site++) {
    const template = templates[site % templates.length] ?? TEMPLATES[0]?.id ?? "";
    const copy = copyOf(getTemplate(template).build(`Site ${site}`), `s${site}-`, site);
    elements += copy.filter((change) => change.collection === "elements").length;
    changes.push(...copy);
  }
  return applyChanges(emptyProject(`${elements} elements`), changes);
}

/** One segment with `count` node VMs on one host: the widest broadcast domain. */
export function wideSegment(
  count: number,
  addressOf = (i: number): string => formatIpv4(0x0a000100 + i),
): Project {
  const design = startDesign("Wide");
  const { add, join } = design;
  add("site", "site", null, "Site", { profile: "EE", variant: "scalable" });
  add("segment", "lan", "site", "lan", { prefix: "10.0.0.0/8", gateway: "10.0.0.1" });
  add("cluster", "cluster", "site", "cluster", { distribution: "k8s", plugin: "calico" });
  add("host", "host", "site", "host", { adapterName: "Ethernet" });
  add("physicalPort", "port", "host", "Ethernet", { ipMode: "none" });
  add("vswitch", "switch", "host", "ext", { mode: "external" });
  join("port", "lan");
  join("switch", "port");
  const changes: RecordChange[] = [];
  for (let i = 0; i < count; i++) {
    const id = `vm${i}`;
    const address = addressOf(i);
    changes.push(
      added({
        id,
        kind: "nodeVm",
        name: id,
        parent: "host",
        fields: { os: "linux", role: "worker", cluster: "cluster" },
      }),
      added({ id: `${id}.eth0`, kind: "vnic", name: "eth0", parent: id, fields: { address } }),
      {
        collection: "links",
        id: `${id}.link`,
        before: null,
        after: {
          id: `${id}.link`,
          kind: "attachment",
          from: `${id}.eth0`,
          to: "switch",
          fields: {},
        },
      },
    );
  }
  return applyChanges(design.project, changes);
}

/** `count` segments of /24 joined by one router: the largest routed domain. */
export function manySegments(count: number): Project {
  const design = startDesign("Segments");
  const { add } = design;
  add("site", "site", null, "Site", { profile: "EE", variant: "scalable" });
  add("router", "router", "site", "router", { forwards: true });
  const changes: RecordChange[] = [];
  for (let i = 0; i < count; i++) {
    const base = 0x0a000000 + i * 256;
    changes.push(
      added({
        id: `seg${i}`,
        kind: "segment",
        name: `seg${i}`,
        parent: "site",
        fields: { prefix: `${formatIpv4(base)}/24`, gateway: formatIpv4(base + 1) },
      }),
      added({
        id: `if${i}`,
        kind: "routerInterface",
        name: `if${i}`,
        parent: "router",
        fields: { address: `${formatIpv4(base + 1)}/24` },
      }),
      {
        collection: "links",
        id: `l${i}`,
        before: null,
        after: { id: `l${i}`, kind: "cable", from: `if${i}`, to: `seg${i}`, fields: {} },
      },
    );
  }
  return applyChanges(design.project, changes);
}

function added(after: ElementRecord): RecordChange {
  return { collection: "elements", id: after.id, before: null, after };
}

/** The records of a project with every id prefixed, references included; sites keep to themselves. */
function copyOf(project: Project, prefix: string, site: number): RecordChange[] {
  const ids = new Set([...recordsOf(project, "elements")].map(({ id }) => id));
  const mapped = (value: unknown): unknown =>
    typeof value === "string" && ids.has(value) ? prefix + value : value;
  const elements = [...recordsOf(project, "elements")].map((element) =>
    added({
      id: prefix + element.id,
      kind: element.kind,
      // Ports and switches are named by others, and unique in their host only.
      name: ["physicalPort", "vswitch"].includes(element.kind)
        ? element.name
        : `${element.name}-${site}`,
      parent: element.parent === null ? null : prefix + element.parent,
      fields: Object.fromEntries(
        Object.entries(element.fields).map(([key, value]) => [
          key,
          findField(element.kind, key)?.type.type === "ref" ? (mapped(value) as string) : value,
        ]),
      ),
    }),
  );
  const links = [...recordsOf(project, "links")].map((link): RecordChange => {
    const id = prefix + link.id;
    return {
      collection: "links",
      id,
      before: null,
      after: { ...link, id, from: prefix + link.from, to: prefix + link.to },
    };
  });
  return [...elements, ...links];
}
