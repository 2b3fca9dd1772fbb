import type { NoteSink } from "../notes.ts";
import type { Section } from "../keys/read-section.ts";
import type { MachineSettings, NetworkSettings, Variant } from "./settings.ts";

/** Outermost parts that a whole configuration has. */
const PARTS = ["Init", "Network", "Machines"] as const;

/** True when the file is only a part of a configuration, for example one section of it. */
export function isFragment(config: Section): boolean {
  return !config.has("SchemaVersion") && PARTS.some((part) => !config.has(part));
}

/** The variant that a configuration names, or the one that its other keys show. Says which. */
export function readVariant(
  config: Section,
  network: NetworkSettings,
  machines: readonly MachineSettings[],
  notes: NoteSink,
): Variant {
  const named = config.text("DeploymentType");
  if (named === "SingleMachineCluster") return "single";
  if (named === "ScalableCluster") return "scalable";
  const isStatic =
    network.controlPlaneEndpoint !== undefined ||
    network.gateway !== undefined ||
    machines.some(({ linux, windows }) => (linux?.address ?? windows?.address) !== undefined);
  if (named !== undefined) return isStatic ? "scalable" : "single";
  const path = config.pathOf("DeploymentType");
  if (isStatic && !isFragment(config)) {
    notes.warning(
      "deployment-type-missing",
      path,
      "The file names no DeploymentType. It is read as a ScalableCluster because it gives static addresses; the product would take it as a SingleMachineCluster and ignore them. An export writes the type.",
    );
  } else if (!isStatic) {
    notes.info(
      "deployment-type-missing",
      path,
      "The file names no DeploymentType; the product takes it as a SingleMachineCluster.",
    );
  }
  return isStatic ? "scalable" : "single";
}

/** Says what is missing of a scalable configuration that no rule of the design would miss. */
export function reportMissingParts(config: Section, variant: Variant, notes: NoteSink): void {
  const missing = PARTS.filter((part) => !config.has(part));
  if (variant === "scalable") {
    for (const part of missing) {
      notes.error(
        "scalable-missing-field",
        config.pathOf(part),
        `${NEEDED[part]} A ScalableCluster cannot be deployed without it.`,
      );
    }
    const network = config.section("Network");
    const path = network.pathOf("Ip4GatewayAddress");
    if (
      config.has("Network") &&
      network.text("Ip4GatewayAddress") === undefined &&
      !notes.speaksOf(path)
    ) {
      notes.error(
        "scalable-missing-field",
        path,
        "A ScalableCluster needs the address of the gateway.",
      );
    }
  } else if (missing.length > 0 && isFragment(config)) {
    notes.info(
      "schema-fragment",
      "",
      `This is a part of a configuration, without ${missing.join(" and ")}. What it does not say is left open.`,
    );
  }
}

const NEEDED = {
  Init: "The part Init with the service range is missing.",
  Network:
    "The part Network with control plane endpoint, gateway, prefix length and DNS servers is missing.",
  Machines: "The part Machines with the adapter and the addresses of the nodes is missing.",
} as const;
