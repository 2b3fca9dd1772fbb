import { isJsonObject, type Json, type JsonObject } from "#shared/kernel/json";

/** Which of the AKS Edge Essentials files a JSON object is. */
export type FileShape = "config" | "wrapper" | "legacy" | "schema";

const CONFIG = ["deploymenttype", "init", "network", "machines", "arc", "user", "join"];
const WRAPPER = [
  "aksedgeproduct",
  "aksedgeproducturl",
  "aksedgeconfigfile",
  "aksedgeconfig",
  "azure",
  "installoptions",
  "vswitch",
];
const LEGACY = ["deployoptions", "enduser", "linuxvm", "windowsvm"];
const NEUTRAL = ["schemaversion", "version", "kubernetesdistribution"];

/** The shape of a file by its outermost keys, in any case; undefined when it is none of these. */
export function findShape(value: Json): FileShape | undefined {
  if (!isJsonObject(value)) return undefined;
  if (isSchema(value)) return "schema";
  const keys = Object.keys(value).map((key) => key.toLowerCase());
  const holds = (names: readonly string[]): boolean => keys.some((key) => names.includes(key));
  const own = keys.filter((key) => [...CONFIG, ...WRAPPER, ...LEGACY, ...NEUTRAL].includes(key));
  if (!holds([...CONFIG, ...WRAPPER, ...LEGACY]) || own.length * 2 < keys.length) return undefined;
  if (!holds(["machines", "init"]) && (holds(LEGACY) || hasOldNetwork(value))) return "legacy";
  return holds(WRAPPER) ? "wrapper" : "config";
}

/** True when some text may hold one of these files: looks for their commoner keys. */
export function mentionsShape(text: string): boolean {
  return MENTION.test(text.slice(0, 262_144));
}

const MENTION = new RegExp(
  `"(${[...CONFIG, ...WRAPPER, ...LEGACY].join("|")})"\\s*:|aide-userconfig|aksedge`,
  "i",
);

function isSchema(value: JsonObject): boolean {
  const says = value["$schema"];
  return (
    isJsonObject(value["properties"]) &&
    (typeof says === "string" || typeof value["$id"] === "string")
  );
}

/** The shape of 2022 had the switch and the service range inside the network. */
function hasOldNetwork(value: JsonObject): boolean {
  const network = Object.entries(value).find(([key]) => key.toLowerCase() === "network")?.[1];
  return (
    isJsonObject(network) &&
    Object.keys(network).some((key) => /^(vswitch|serviceiprange(start|end|size))$/i.test(key))
  );
}
