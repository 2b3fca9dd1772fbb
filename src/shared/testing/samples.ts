import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const COPIES = join(import.meta.dirname, "samples");
const SHARED = resolve(import.meta.dirname, "../../../../shared/samples");

/** A public file of a platform and what it comes to, judged by hand. */
export interface Sample {
  /** With its folder, for example `aks-edge/aksedge-config.schema-1.16.json`. */
  readonly file: string;
  readonly verdict: string;
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
}

/** Path of a public sample: from the shared folder beside the checkout, else from the copies here. */
export function sampleFile(file: string): string {
  const shared = join(SHARED, file);
  return existsSync(shared) ? shared : join(COPIES, file);
}

/** Every sample that the manifest of its folder judges, in order of folder. */
export const SAMPLES: readonly Sample[] = readdirSync(COPIES)
  .sort()
  .flatMap((folder) => {
    const manifest = readFileSync(join(COPIES, folder, "manifest.json"), "utf8");
    return (JSON.parse(manifest) as { readonly files: readonly Sample[] }).files;
  });

/** Files of all folders that are no manifest and no explanation, in order. */
export const SAMPLE_NAMES: readonly string[] = readdirSync(COPIES, {
  recursive: true,
  withFileTypes: true,
})
  .filter((entry) => entry.isFile() && !["manifest.json", "README.md"].includes(entry.name))
  .map(({ parentPath, name }) => join(parentPath, name).slice(COPIES.length + 1))
  .map((name) => name.replaceAll("\\", "/"))
  .sort();
