import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";
import { isPlaceholder } from "../keys/placeholder.ts";
import type { NoteSink } from "../notes.ts";
import { spotAt } from "./spots.ts";

/** Where the resource of a cluster holds what the Bicep template calls by these names. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  azureLocation: ["location"],
  customLocationResourceID: ["extendedLocation", "name"],
  kubernetesVersion: ["properties", "kubernetesVersion"],
  controlPlaneVMSize: ["properties", "controlPlane", "vmSize"],
  networkProfileLoadBalancerCount: ["properties", "networkProfile", "loadBalancerProfile", "count"],
  enableAzureHybridBenefit: ["properties", "licenseProfile", "azureHybridBenefit"],
  enableNfsCsiDriver: ["properties", "storageProfile", "nfsCsiDriver", "enabled"],
  enableSmbCsiDriver: ["properties", "storageProfile", "smbCsiDriver", "enabled"],
};

/** What the template has no parameter for. */
const UNKEPT = ["clusterVMAccessProfile", "autoScalerProfile", "distribution"];

/** Values of a cluster without a place in the drawing, by the names of the Bicep template. */
export function resourceExtra(resource: JsonObject, path: string, notes: NoteSink): JsonObject {
  const extra = Object.entries(PLACES).flatMap(([name, place]): [string, Json][] => {
    const { value } = spotAt({ value: resource, path }, ...place);
    const isPlain = typeof value === "boolean" || typeof value === "number";
    return isPlain || (typeof value === "string" && value !== "" && !isPlaceholder(value))
      ? [[name, value]]
      : [];
  });
  const key = sshKey(resource);
  const { properties } = resource;
  const unkept = UNKEPT.filter((name) => isJsonObject(properties) && isGiven(properties[name]));
  if (unkept.length > 0)
    notes.info("not-drawn", path, `A design has no place for: ${unkept.join(", ")}. Not kept.`);
  return { ...Object.fromEntries(extra), ...(key === undefined ? {} : { sshPublicKey: key }) };
}

function sshKey(resource: JsonObject): string | undefined {
  const ssh = { value: resource, path: "" };
  const { value } = spotAt(ssh, "properties", "linuxProfile", "ssh", "publicKeys");
  const first: Json | undefined = Array.isArray(value) ? (value as readonly Json[])[0] : undefined;
  const key = isJsonObject(first) ? first["keyData"] : undefined;
  return typeof key === "string" && !isPlaceholder(key) ? key : undefined;
}

function isGiven(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}
