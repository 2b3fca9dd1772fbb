// npm run typecheck: every layer under its own libraries, as listed in tsconfig.json. Not `tsc -b`:
// that wants emitted declarations, and thereby a written type for whatever is exported.
import { readFileSync } from "node:fs";
import { getNode24, commandFile, inRoot, run } from "./lib/toolchain.mjs";

/** @type {{ references: { path: string }[] }} */
const { references } = JSON.parse(readFileSync(inRoot("tsconfig.json"), "utf8"));
const tsc = commandFile("typescript/tsc");
const codes = await Promise.all(
  references.map(({ path }) => run(getNode24(), [tsc, "--noEmit", "-p", path])),
);
if (codes.some((code) => code !== 0)) process.exitCode = 1;
