import { isJsonObject, type JsonObject } from "#shared/kernel/json";
import type { NoteSink } from "../notes.ts";
import { distributionOf, PRODUCTS, type Distribution } from "./distribution.ts";
import { readConfig } from "./read-config.ts";
import { readSection, type Section } from "../keys/read-section.ts";
import { shown } from "../keys/read-value.ts";
import { reportVersion } from "./schema-version.ts";
import type { EdgeSettings, MachineSettings } from "./settings.ts";
import { NEWEST_WRAPPER, WRAPPER_KEYS } from "./wrapper-keys.ts";

/**
 * Reads the wrapper of the GitHub tools. An embedded configuration wins over a named file; without
 * one there is no network in it, and the answer is undefined.
 */
export function readWrapper(value: JsonObject, notes: NoteSink): EdgeSettings | undefined {
  const wrapper = readSection(WRAPPER_KEYS, value, "", notes);
  reportVersion(
    wrapper.text("SchemaVersion") ?? "",
    NEWEST_WRAPPER,
    wrapper.pathOf("SchemaVersion"),
    notes,
  );
  const { AksEdgeConfig: embedded, ...kept } = wrapper.kept;
  const product = readProduct(wrapper, notes);
  const file = wrapper.text("AksEdgeConfigFile");
  const path = wrapper.pathOf("AksEdgeConfig");
  if (!isJsonObject(embedded)) {
    if (embedded !== undefined)
      notes.error(
        "schema-wrong-type",
        path,
        `An object is expected here; ${shown(embedded)} is left out.`,
      );
    reportElsewhere(file, product.distribution, notes);
    return undefined;
  }
  if (file !== undefined) {
    notes.info(
      "config-file-superseded",
      wrapper.pathOf("AksEdgeConfigFile"),
      `The embedded configuration is used; the file ${shown(file)} is not.`,
    );
  }
  const settings = readConfig(embedded, path, product.distribution, notes);
  const vswitch = wrapper.section("VSwitch");
  return {
    ...settings,
    machines: withAdapter(settings.machines, vswitch, notes),
    switchName: vswitch.text("Name"),
    clusterName: settings.clusterName ?? wrapper.section("Azure").text("ClusterName"),
    extra: {
      ...settings.extra,
      wrapper: {
        ...kept,
        ...product.kept,
        ...(file === undefined ? {} : { AksEdgeConfigFile: file }),
      },
    },
  };
}

function reportElsewhere(
  file: string | undefined,
  distribution: Distribution | undefined,
  notes: NoteSink,
): void {
  const which =
    distribution === undefined ? "" : ` It is for ${distribution === "k3s" ? "K3s" : "K8s"}.`;
  if (file === undefined) {
    notes.error(
      "config-missing",
      "AksEdgeConfig",
      `The wrapper names no deployment configuration and embeds none.${which}`,
    );
    return;
  }
  notes.warning(
    "config-elsewhere",
    "AksEdgeConfigFile",
    `The network is not in this file but in ${shown(file)}, which is not read from here. Import that file.${which}`,
  );
}

/** The distribution that the product's name tells; the name itself is kept. */
export function readProduct(
  file: Section,
  notes: NoteSink,
): { readonly distribution: Distribution | undefined; readonly kept: JsonObject } {
  const name = file.text("AksEdgeProduct");
  const distribution = distributionOf(name);
  if (name !== undefined && distribution === undefined) {
    const known = Object.values(PRODUCTS).join(", ");
    notes.warning(
      "schema-unknown-value",
      file.pathOf("AksEdgeProduct"),
      `${shown(name)} is not one of the products known here: ${known}.`,
    );
  }
  return { distribution, kept: name === undefined ? {} : { AksEdgeProduct: name } };
}

/** The adapter of the wrapper belongs to the machine it is run on: the first one. */
function withAdapter(
  machines: readonly MachineSettings[],
  vswitch: Section,
  notes: NoteSink,
): readonly MachineSettings[] {
  const adapterName = vswitch.text("AdapterName");
  const [first = {}, ...others] = machines;
  if (adapterName === undefined) return machines;
  if (first.adapterName === undefined) return [{ ...first, adapterName }, ...others];
  if (first.adapterName !== adapterName) {
    notes.warning(
      "schema-conflict",
      vswitch.pathOf("AdapterName"),
      `The wrapper names the adapter ${shown(adapterName)}, the configuration ${shown(first.adapterName)}; the configuration counts.`,
    );
  }
  return machines;
}
