import type { JsonObject } from "#shared/kernel/json";
import { findRecord } from "#shared/model/project";
import { projectIndex } from "#shared/model/project-index";
import type { ElementRecord } from "#shared/model/records";
import { childrenOf, type Machine } from "./find-deployment.ts";
import { given } from "../keys/given.ts";
import { writeNode, type Writing } from "./write-node.ts";

/** One machine as an entry of `Machines`. */
export function writeMachine(writing: Writing, { host, nodes }: Machine): JsonObject {
  const { log, notes, variant } = writing;
  const vswitch = switchOf(writing, host, nodes);
  const port = vswitch && portOf(writing, vswitch);
  log.covers(host, "role", "os", "addressing");
  coverWhatTheSetUpMakes(writing, host, vswitch, port);
  const connection = given({
    AdapterName: adapterName(writing, host, vswitch, port),
    Mtu: port && log.value(port, "mtu"),
  });
  const [linux, ...moreLinux] = nodes.filter(({ fields }) => fields["os"] !== "windows");
  const [windows, ...moreWindows] = nodes.filter(({ fields }) => fields["os"] === "windows");
  for (const node of [...moreLinux, ...moreWindows]) {
    notes.warning(
      "export-left-out",
      node.name,
      `A machine has at most one Linux and one Windows node; ${node.name} is not written.`,
    );
  }
  if (!linux && !windows)
    notes.warning(
      "export-no-node",
      host.name,
      `${host.name} runs no node of this cluster${variant === "single" ? "; a single machine cluster needs a Linux node" : ""}.`,
    );
  return {
    ...(Object.keys(connection).length === 0 ? {} : { NetworkConnection: connection }),
    ...(linux ? { LinuxNode: writeNode(writing, linux) } : {}),
    ...(windows ? { WindowsNode: writeNode(writing, windows) } : {}),
  };
}

/** The switch that the first node is on, else the first of the host. */
export function switchOf(
  { project }: Pick<Writing, "project">,
  host: ElementRecord,
  nodes: readonly ElementRecord[],
): ElementRecord | undefined {
  const index = projectIndex(project);
  for (const vnic of nodes.flatMap((node) => childrenOf(project, node, "vnic"))) {
    const link = index.linksOf(vnic.id).find(({ kind }) => kind === "attachment");
    if (link) return findRecord(project, "elements", link.to);
  }
  return childrenOf(project, host, "vswitch")[0];
}

/** The adapter behind a switch: bound to it, or on the outside of its NAT. */
function portOf({ project }: Writing, vswitch: ElementRecord): ElementRecord | undefined {
  const index = projectIndex(project);
  const far = (id: string, kind: string) =>
    index.linksOf(id).find((link) => link.kind === kind && link.from === id)?.to;
  const nat = far(vswitch.id, "translation");
  const port = far(vswitch.id, "uplink") ?? (nat === undefined ? undefined : far(nat, "outside"));
  return port === undefined ? undefined : findRecord(project, "elements", port);
}

function adapterName(
  { variant, log, notes }: Writing,
  host: ElementRecord,
  vswitch?: ElementRecord,
  port?: ElementRecord,
): string | undefined {
  const named = log.text(host, "adapterName");
  if (variant === "single") {
    if (named !== undefined) {
      notes.info(
        "export-automatic",
        host.name,
        `The adapter ${named} is not written: a single machine cluster has an internal switch.`,
      );
    }
    return undefined;
  }
  if (named !== undefined || !port || vswitch?.fields["creation"] === "manual") return named;
  notes.info(
    "export-adapter-from-port",
    host.name,
    `AdapterName is taken from the name of the port, ${port.name}.`,
  );
  return port.name;
}

/** Switch, NAT and host adapter follow from the deployment type; they need no key of their own. */
function coverWhatTheSetUpMakes(
  { project, variant, log }: Writing,
  host: ElementRecord,
  vswitch?: ElementRecord,
  port?: ElementRecord,
): void {
  if (vswitch) log.covers(vswitch, "mode", "creation", "switchName");
  if (port) log.covers(port, "media", "ipMode");
  for (const adapter of childrenOf(project, host, "vnic")) log.covers(adapter, "ipSource");
  if (variant === "single") {
    for (const nat of childrenOf(project, host, "nat")) log.covers(nat);
  }
}
