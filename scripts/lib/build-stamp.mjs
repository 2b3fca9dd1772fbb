// Says whether out/ was built from the sources as they are. Cheap: the bin asks at every start.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "./toolchain.mjs";

const stampFile = inRoot("out/.stamp");
const folders = ["src/shared", "src/main", "src/renderer", "resources"];
const files = [
  "package.json",
  "package-lock.json",
  "electron.vite.config.ts",
  "tsconfig.base.json",
];
const notBuilt = /\.(test|bench)\.tsx?$|[\\/]tsconfig\.json$/;

/**
 * Two looks at the sources: `times` is quick to take and changes with every touch or checkout,
 * `content` settles it when the times differ.
 * @typedef {{ times: string, content: string }} Stamp
 */

/** True when there is nothing to build. An installed package has no sources and is always fresh. */
export function isBuilt() {
  if (!existsSync(inRoot("src"))) return true;
  const stamp = readStamp();
  if (!stamp) return false;
  const sources = listSources();
  const times = digestTimes(sources);
  if (stamp.times === times) return true;
  const content = digestContent(sources);
  if (stamp.content !== content) return false;
  writeStamp({ times, content });
  return true;
}

/** Taken before a build, so that an edit made while it runs is seen afterwards. */
export function takeStamp() {
  const sources = listSources();
  return { times: digestTimes(sources), content: digestContent(sources) };
}

/** @param {Stamp} stamp */
export function writeStamp(stamp) {
  mkdirSync(inRoot("out"), { recursive: true });
  writeFileSync(stampFile, JSON.stringify(stamp));
}

/** @returns {Stamp | undefined} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return undefined; // never built, or cut short
  }
}

function listSources() {
  const found = folders
    .map(inRoot)
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    );
  return [...files.map(inRoot), ...found].filter((path) => !notBuilt.test(path)).sort();
}

/** @param {readonly string[]} sources */
function digestTimes(sources) {
  const hash = createHash("sha1");
  for (const path of sources) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path}\0${size}\0${mtimeMs}\0`);
  }
  return hash.digest("hex");
}

/** @param {readonly string[]} sources */
function digestContent(sources) {
  const hash = createHash("sha1");
  for (const path of sources) hash.update(`${path}\0`).update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}
