import type { Json, JsonObject } from "#shared/kernel/json";
import type { ElementRecord } from "#shared/model/records";
import { distributionOf, inferDistribution, PRODUCTS, type Distribution } from "./distribution.ts";
import { firstMachine } from "./write-config.ts";
import { textOf, type Deployment } from "./find-deployment.ts";
import { given } from "../keys/given.ts";
import { mergeKept, orderKeys } from "../keys/merge-kept.ts";
import type { ExtraSettings } from "./settings.ts";
import { switchOf } from "./write-machine.ts";
import type { Writing } from "./write-node.ts";
import { NEWEST_WRAPPER, WRAPPER_KEYS } from "./wrapper-keys.ts";

/** Name that the set-up gives to the external switch it makes. */
const USUAL_SWITCH = "aksedgesw-ext";

/**
 * The wrapper with the configuration embedded, where there is something that only it can say: the
 * distribution, a switch made by hand, or what an imported wrapper held. Undefined otherwise.
 */
export function writeWrapper(
  writing: Writing,
  deployment: Deployment,
  extra: ExtraSettings,
  config: JsonObject,
): JsonObject | undefined {
  const { cluster } = deployment;
  const kept = extra.wrapper ?? {};
  const { AksEdgeProduct: product, ...rest } = kept;
  const named = distributionFrom(cluster);
  const vswitch = switchToName(writing, deployment);
  const isTold = named === undefined || named === inferDistribution(textOf(cluster, "plugin"));
  if (isTold && vswitch === undefined && Object.keys(kept).length === 0) return undefined;
  const wrapper = {
    SchemaVersion: NEWEST_WRAPPER,
    Version: "1.0",
    ...productName(product, named),
    ...(vswitch ? { VSwitch: vswitch } : {}),
    AksEdgeConfig: config,
  };
  return orderKeys(mergeKept(wrapper, rest, "", writing.notes), WRAPPER_KEYS);
}

function distributionFrom(cluster: ElementRecord): Distribution | undefined {
  const named = cluster.fields["distribution"];
  return named === "k3s" || named === "k8s" ? named : undefined;
}

/** The name that an imported wrapper gave, as long as the design does not say otherwise. */
function productName(kept: Json | undefined, named: Distribution | undefined): JsonObject {
  const name = typeof kept === "string" ? kept : undefined;
  if (named === undefined) return name === undefined ? {} : { AksEdgeProduct: name };
  return { AksEdgeProduct: distributionOf(name) === named ? (name ?? "") : PRODUCTS[named] };
}

/** An external switch that the set-up does not make under its own name has to be named. */
function switchToName(writing: Writing, deployment: Deployment): JsonObject | undefined {
  const machine = firstMachine(deployment);
  const vswitch = machine && switchOf(writing, machine.host, machine.nodes);
  if (!machine || !vswitch) return undefined;
  const typed = textOf(vswitch, "switchName");
  if (deployment.variant === "single") {
    if (typed !== undefined) {
      writing.notes.info(
        "export-automatic",
        vswitch.name,
        `The name ${typed} is not written: a single machine cluster names its switch by itself.`,
      );
    }
    return undefined;
  }
  const name = typed ?? vswitch.name;
  if (name === USUAL_SWITCH && typed === undefined) return undefined;
  return given({ Name: name, AdapterName: machine.host.fields["adapterName"] });
}
