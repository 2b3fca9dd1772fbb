#!/usr/bin/env node
// npx underlay …: the command line on Node 24, built on first use. stdout belongs to the command.
import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { isBuilt } from "./lib/build-stamp.mjs";
import { ensureInstalled, getNode24, giveUp, inRoot } from "./lib/toolchain.mjs";

if (!isBuilt()) {
  const { ensureBuilt } = await import("./lib/ensure-built.mjs");
  await ensureInstalled();
  if (!(await ensureBuilt())) giveUp("Underlay: the build failed; its messages are above.");
}

const cli = inRoot("out/main/cli.js");
if (Number(process.versions.node.split(".")[0]) >= 24) {
  process.argv[1] = cli;
  await import(pathToFileURL(cli).href);
} else {
  const child = spawn(getNode24(), [cli, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on("error", (error) => giveUp(`Underlay: cannot start: ${error.message}`));
  child.on("exit", (code, signal) => {
    if (signal) process.removeAllListeners(signal).kill(process.pid, signal);
    else process.exitCode = code ?? 1;
  });
}
