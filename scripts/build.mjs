// npm run build: out/main, out/preload and out/renderer, when the sources changed. --force: always.
import { ensureBuilt } from "./lib/ensure-built.mjs";
import { ensureInstalled } from "./lib/toolchain.mjs";

await ensureInstalled();
if (!(await ensureBuilt({ force: process.argv.includes("--force") }))) process.exitCode = 1;
