// npm run bench -- [group] [--json]: the benchmarks of src/bench, straight from the sources.
import { ensureBuilt } from "./lib/ensure-built.mjs";
import { ensureInstalled, findChromium, getNode24, giveUp, inRoot, run } from "./lib/toolchain.mjs";

await ensureInstalled();
if (!(await ensureBuilt())) giveUp("Underlay: the build failed; its messages are above.");

const chromium = await findChromium(); // those that need it say so when it is missing
process.exitCode = await run(
  getNode24(),
  ["--expose-gc", inRoot("src/bench/run.ts"), ...process.argv.slice(2)],
  { env: { ...process.env, ...(chromium && { CHROMIUM_PATH: chromium }) } },
);
