import { formatIpv4, parseIpv4 } from "#shared/address/ipv4";
import type { Json, JsonObject } from "#shared/kernel/json";
import type { NoteSink } from "../notes.ts";
import { distributionOf } from "./distribution.ts";
import { LEGACY_KEYS } from "./legacy-keys.ts";
import { readNode } from "./read-machines.ts";
import { readNetwork } from "./read-network.ts";
import { readSection, type Section } from "../keys/read-section.ts";
import { readProduct } from "./read-wrapper.ts";
import type { EdgeSettings, MachineSettings, ServiceSettings, Variant } from "./settings.ts";

/** Reads the one-file shape of 2022 (schemas 1.0 and 1.1) and brings it to today's. */
export function readLegacy(value: JsonObject, notes: NoteSink): EdgeSettings {
  const file = readSection(LEGACY_KEYS, value, "", notes);
  const schemaVersion = file.text("SchemaVersion") ?? "";
  notes.warning(
    "schema-legacy",
    file.has("SchemaVersion") ? file.pathOf("SchemaVersion") : "",
    "The file has the shape of 2022, with the network in one file with the rest. It is understood and brought to today's shape; an export writes that.",
  );
  const options = file.section("DeployOptions");
  const given = readNetwork(file.section("Network"));
  const network = { ...given, plugin: given.plugin ?? options.text("NetworkPlugin") };
  const variant = readVariant(options, notes);
  const product = readProduct(file, notes);
  const named = distributionOf(file.text("KubernetesDistribution")) ?? product.distribution;
  const vswitch = file.section("Network").section("VSwitch");
  reportSwitchType(vswitch, variant, notes);
  if (options.kept["JoinCluster"] === true) {
    notes.warning(
      "schema-join",
      options.pathOf("JoinCluster"),
      "The file joins a machine to a cluster that exists; it is read as a cluster of its own.",
    );
  }
  return {
    schemaVersion,
    edition: "2023-02",
    variant,
    distribution: named,
    network,
    services: readServiceRange(file.section("Network"), variant, notes),
    machines: [readMachine(file, options, vswitch, notes)],
    switchName: vswitch.text("Name"),
    arcConnected: file.has("Azure")
      ? file.section("Azure").text("SubscriptionId") !== undefined
      : undefined,
    eulaAccepted: file.section("EndUser").flag("AcceptEula"),
    clusterName: file.section("Azure").text("ClusterName"),
    extra: sortKept(file.kept, product.kept),
  };
}

function readVariant(options: Section, notes: NoteSink): Variant {
  const single = options.flag("SingleMachineCluster");
  if (single === undefined) {
    notes.info(
      "deployment-type-missing",
      options.pathOf("SingleMachineCluster"),
      "The file does not say whether it is for a single machine; the product takes it as one.",
    );
  }
  return single === false ? "scalable" : "single";
}

function reportSwitchType(vswitch: Section, variant: Variant, notes: NoteSink): void {
  const type = vswitch.text("Type");
  if (type === undefined || (type === "External") === (variant === "scalable")) return;
  const path = vswitch.pathOf("Type");
  if (variant === "single") {
    notes.warning(
      "single-ignores-static-fields",
      path,
      `A single machine cluster always gets an internal switch; "${type}" is ignored, as the product does.`,
    );
  } else {
    notes.warning(
      "schema-ignored",
      path,
      `A scalable cluster needs an external switch; "${type}" is not taken over.`,
    );
  }
}

function readMachine(
  file: Section,
  options: Section,
  vswitch: Section,
  notes: NoteSink,
): MachineSettings {
  const type = options.text("NodeType") ?? (file.has("WindowsVm") ? "LinuxAndWindows" : "Linux");
  const timeoutSeconds = options.integer("TimeoutSeconds");
  const node = (key: string, wanted: boolean) => {
    if (wanted) return { ...readNode(file.section(key)), timeoutSeconds };
    if (file.has(key)) {
      notes.warning(
        "schema-ignored",
        file.pathOf(key),
        `NodeType is ${type}, so this node is not deployed; it is not drawn.`,
      );
    }
    return undefined;
  };
  return {
    adapterName: vswitch.text("AdapterName"),
    linux: node("LinuxVm", type !== "Windows"),
    windows: node("WindowsVm", type !== "Linux"),
  };
}

/**
 * The old shape gave a start, an end and a size. The vendor's own migration subtracts the last
 * octets, which is one too few and wrong across a /24; here whole addresses are counted.
 */
function readServiceRange(network: Section, variant: Variant, notes: NoteSink): ServiceSettings {
  const start = network.text("ServiceIPRangeStart");
  const size = network.integer("ServiceIPRangeSize");
  const endText = network.text("ServiceIPRangeEnd");
  if (endText === undefined) return { start, size };
  const path = network.pathOf("ServiceIPRangeEnd");
  const first = parseIpv4(start ?? "");
  const last = parseIpv4(endText);
  if (!first.ok || !last.ok || last.value < first.value) {
    const why =
      first.ok && last.ok
        ? `it lies before the start ${formatIpv4(first.value)}`
        : "start and end are not both addresses";
    notes.error(
      "service-range-pair",
      path,
      `The end ${JSON.stringify(endText)} cannot be used: ${why}. The range is left to its size.`,
    );
    return { start, size };
  }
  const span = last.value - first.value + 1;
  if (size === span) return { start, size };
  // A single machine ignores both ends, so there the size is what was deployed.
  const taken = variant === "single" && size !== undefined ? size : span;
  const said = size === undefined ? "no size is given" : `ServiceIPRangeSize says ${size}`;
  notes.warning(
    "service-range-pair",
    path,
    `Start and end span ${span} addresses, but ${said}. ${taken} is taken${variant === "single" && size !== undefined ? ", since a single machine cluster goes by the size alone" : ""}.`,
  );
  return { start, size: taken };
}

/** Where each kept key of the old file belongs in the files of today. */
function sortKept(kept: JsonObject, product: JsonObject): EdgeSettings["extra"] {
  const {
    Azure,
    InstallOptions,
    AksEdgeProductUrl,
    DeployOptions,
    EndUser,
    LinuxVm,
    WindowsVm,
    Network,
    ...rest
  } = kept;
  const nodes = given({ LinuxNode: LinuxVm, WindowsNode: WindowsVm });
  return {
    deployment: given({
      ...rest,
      Network,
      User: EndUser,
      Machines: Object.keys(nodes).length === 0 ? undefined : [nodes],
    }),
    wrapper: given({ ...product, Azure, InstallOptions, AksEdgeProductUrl }),
    legacy: given({ DeployOptions }),
  };
}

function given(values: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}
