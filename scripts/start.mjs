// npm start: opens the app. The desktop app where Electron is installed, else the same app in the
// browser through the web host. --web forces the browser; everything else goes to the app.
import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "./lib/ensure-built.mjs";
import {
  ensureInstalled,
  findElectron,
  getNode24,
  giveUp,
  inRoot,
  root,
  say,
} from "./lib/toolchain.mjs";

const args = process.argv.slice(2);
const appArgs = args.filter((arg) => arg !== "--web");

await ensureInstalled();
if (!(await ensureBuilt())) giveUp("Underlay: the build failed; its messages are above.");

const electron = args.includes("--web") ? undefined : await findElectron();
if (electron?.path) {
  const asRoot = process.platform === "linux" && process.getuid?.() === 0;
  open(electron.path, [...(asRoot ? ["--no-sandbox"] : []), root, ...appArgs]);
} else {
  if (electron) say(`Underlay: opening in the browser, because ${electron.missing}.`);
  const watch = pathToFileURL(inRoot("scripts/lib/die-with-parent.mjs")).href;
  open(getNode24(), ["--import", watch, inRoot("out/main/web.js"), ...appArgs]);
}

/**
 * Starts the app in the caller's folder, so that FILE means what the person typed. It gets a
 * process group of its own: Ctrl-C reaches it once, through us, and not a second time.
 * @param {string} program
 * @param {readonly string[]} programArgs
 */
function open(program, programArgs) {
  const child = spawn(program, programArgs, {
    cwd: process.env["INIT_CWD"] ?? process.cwd(),
    detached: process.platform !== "win32",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  let stopping = 0;
  const stop = () => {
    if (stopping === 0) child.kill("SIGTERM");
    else if (Date.now() - stopping > 1_000) child.kill("SIGKILL"); // asked again: it hangs
    stopping ||= Date.now();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
  if (process.env["npm_lifecycle_event"]) whenOrphaned(stop);
  child.on("error", (error) => giveUp(`Underlay: cannot start ${program}: ${error.message}`));
  child.on("exit", (code) => process.exit(stopping ? 0 : (code ?? 1)));
}

/**
 * npm passes SIGTERM to the shell between it and us, and some shells (dash) die of it in silence.
 * @param {() => void} act
 */
function whenOrphaned(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 250);
}
