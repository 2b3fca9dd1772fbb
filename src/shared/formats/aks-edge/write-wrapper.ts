import type { JsonObject } from "#shared/kernel/json";
import { inferDistribution, PRODUCTS } from "./distribution.ts";
import { firstMachine } from "./write-config.ts";
import type { Deployment } from "./find-deployment.ts";
import { given } from "./given.ts";
import { mergeKept, orderKeys } from "./merge-kept.ts";
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
  const distribution = cluster.fields["distribution"] === "k8s" ? "k8s" : "k3s";
  const isInferred =
    cluster.fields["distribution"] === undefined ||
    distribution === inferDistribution(cluster.fields["plugin"]?.toString());
  const vswitch = switchToName(writing, deployment);
  if (isInferred && vswitch === undefined && Object.keys(kept).length === 0) return undefined;
  const { AksEdgeProduct = PRODUCTS[distribution], ...rest } = kept;
  const wrapper = {
    SchemaVersion: NEWEST_WRAPPER,
    Version: "1.0",
    AksEdgeProduct,
    ...(vswitch ? { VSwitch: vswitch } : {}),
    AksEdgeConfig: config,
  };
  return orderKeys(mergeKept(wrapper, rest, "", writing.notes), WRAPPER_KEYS);
}

/** An external switch that the set-up does not make under its own name has to be named. */
function switchToName(writing: Writing, deployment: Deployment): JsonObject | undefined {
  const machine = firstMachine(deployment);
  const vswitch = machine && switchOf(writing, machine.host, machine.nodes);
  if (!machine || !vswitch) return undefined;
  const typed = vswitch.fields["switchName"];
  if (deployment.variant === "single") {
    if (typeof typed === "string" && typed !== "") {
      writing.notes.info("export-automatic", vswitch.name, `The name ${typed} is not written: a single machine cluster names its switch by itself.`);
    }
    return undefined;
  }
  const name = typeof typed === "string" && typed !== "" ? typed : vswitch.name;
  if (name === USUAL_SWITCH && typed === undefined) return undefined;
  return given({ Name: name, AdapterName: machine.host.fields["adapterName"] });
}
