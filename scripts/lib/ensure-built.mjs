// Builds out/ when the sources changed since the last build; of several callers one builds.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { isBuilt, takeStamp, writeStamp } from "./build-stamp.mjs";
import { inRoot, runCommand, say } from "./toolchain.mjs";

const lockFile = inRoot("out/.building");
const stampFile = inRoot("out/.stamp");

/**
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<boolean>} false when the build failed; its messages are on stderr
 */
export async function ensureBuilt({ force = false } = {}) {
  if (!force && isBuilt()) return true;
  await takeLock();
  try {
    return (!force && isBuilt()) || (await build()); // another caller may have built meanwhile
  } finally {
    rmSync(lockFile, { force: true });
  }
}

async function build() {
  say("Underlay: building …");
  const stamp = takeStamp();
  rmSync(stampFile, { force: true });
  const code = await runCommand("electron-vite", ["build", "--logLevel", "warn"], { quiet: true });
  if (code === 0) writeStamp(stamp);
  return code === 0;
}

/** Waits for a build that is under way; a lock whose process is gone counts for nothing. */
async function takeLock() {
  mkdirSync(inRoot("out"), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: "wx" });
      return;
    } catch {
      if (!isAlive(readLockOwner())) rmSync(lockFile, { force: true });
      await sleep(100);
    }
  }
}

function readLockOwner() {
  try {
    return Number(readFileSync(lockFile, "utf8"));
  } catch {
    return 0;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
