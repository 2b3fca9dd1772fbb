import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const COPIES = join(import.meta.dirname, "samples/aks-edge");
const SHARED = resolve(import.meta.dirname, "../../../../shared/samples/aks-edge");

/** Path of a public sample: from the shared folder beside the checkout, else from the copies here. */
export function sampleFile(name: string): string {
  const shared = join(SHARED, name);
  return existsSync(shared) ? shared : join(COPIES, name);
}

/** The hand-made judgement of the samples. */
export const SAMPLE_MANIFEST = join(COPIES, "manifest.json");

/** Names of the sample files, in order. */
export const SAMPLE_NAMES: readonly string[] = readdirSync(COPIES)
  .filter((name) => name.endsWith(".json") && name !== "manifest.json")
  .sort();
