// What a bare machine with Node 20 and npm needs before anything of the project can run:
// the packages, Node 24, a Chromium. Imports nothing but Node itself. Speaks on stderr only.
import { spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

const modules = join(root, "node_modules");
const windows = process.platform === "win32";

/** @param {string} path */
export const inRoot = (path) => join(root, path);

/** @param {string} line */
export const say = (line) => void process.stderr.write(`${line}\n`);

/**
 * Ends this script with a sentence for the person and exit code 1.
 * @param {string} sentence
 * @returns {never}
 */
export function giveUp(sentence) {
  say(sentence);
  process.exit(1);
}

/** Installs the packages when they are missing or not those of package-lock.json. */
export async function ensureInstalled() {
  if (!installedMatchesLockfile()) {
    say("Underlay: installing packages (npm ci) …");
    const code = await run("npm", ["ci", "--no-audit", "--no-fund"], {
      env: { ...process.env, PATH: pathWithoutModules() },
      quiet: true,
      shell: windows,
    });
    if (code !== 0) giveUp("Underlay: `npm ci` failed; its messages are above.");
  }
  if (!findNode24()) {
    // npm was told to ignore install scripts: ask for the one that matters.
    await run("npm", ["rebuild", "node", "--ignore-scripts=false"], {
      quiet: true,
      shell: windows,
    });
  }
  getNode24();
}

/** Node 24, as the package `node` brings it, or the Node we run on when that is new enough. */
function findNode24() {
  const own = join(modules, "node", "bin", windows ? "node.exe" : "node");
  if (existsSync(own)) return own;
  return Number(process.versions.node.split(".")[0]) >= 24 ? process.execPath : undefined;
}

export function getNode24() {
  return findNode24() ?? giveUp("Underlay needs Node 24 or newer, or `npm ci` to bring it.");
}

/**
 * The file behind a package's command, to be run with Node: no shell, no .cmd.
 * @param {string} name package, or package/command where they differ
 */
export function commandFile(name) {
  const [packageName = name, command = packageName] = name.split("/");
  const folder = join(modules, packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/**
 * Runs a program in the project's folder to its end and answers its exit code.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean, silent?: boolean, shell?: boolean }} [options]
 *   quiet: what it prints goes to stderr; silent: what it prints is dropped
 * @returns {Promise<number>}
 */
export function run(
  program,
  args,
  { env = process.env, quiet = false, silent = false, shell = false } = {},
) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env,
      shell,
      stdio: silent ? "ignore" : ["ignore", quiet ? process.stderr.fd : "inherit", "inherit"],
    });
    const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on("SIGINT", pass).on("SIGTERM", pass);
    const done = (/** @type {number} */ code) => {
      process.off("SIGINT", pass).off("SIGTERM", pass);
      resolve(code);
    };
    child.on("error", (error) => {
      say(`Cannot run ${program}: ${error.message}`);
      done(1);
    });
    child.on("exit", (code) => done(code ?? 1));
  });
}

/**
 * Runs a package's command on Node 24.
 * @param {string} name as for commandFile
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runCommand(name, args, options) {
  return run(getNode24(), [commandFile(name), ...args], options);
}

/** The path of a Chromium that starts: CHROMIUM, Playwright's own, or the system's. */
export async function findChromium() {
  for (const path of await chromiumCandidates()) {
    if (existsSync(path) && (await starts(path))) return path;
  }
  return undefined;
}

/** Finds Chromium, and fetches one where there is none. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  if (process.platform === "linux" && process.getuid?.() === 0 && onPath("apt-get")) {
    say("Underlay: no Chromium here, installing Debian's (apt-get) …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], { env, quiet: true });
    await run("apt-get", ["install", "-y", "-q", "chromium"], { env, quiet: true });
  }
  const installed = await findChromium();
  if (installed) return installed;
  say("Underlay: no Chromium here, fetching Playwright's …");
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "15000", ...process.env };
  await runCommand("playwright", ["install", "chromium"], { env, quiet: true });
  return findChromium();
}

/** How to name a Chromium by hand, when none was found. */
export const chromiumAdvice =
  "No Chromium was found or could be installed. Install one, or set CHROMIUM to its path.";

/** The Electron binary, fetched where it is missing, or why the desktop app cannot open. */
export async function findElectron() {
  const screen = process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"];
  if (process.platform === "linux" && !screen) return { missing: "there is no display here" };
  const folder = process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? join(modules, "electron", "dist");
  const file = {
    darwin: "Electron.app/Contents/MacOS/Electron",
    win32: "electron.exe",
  }[/** @type {string} */ (process.platform)];
  const path = join(folder, file ?? "electron");
  if (existsSync(path)) return { path };
  say("Underlay: fetching Electron, once.");
  await run(getNode24(), [join(modules, "electron", "install.js")], { silent: true });
  return existsSync(path) ? { path } : { missing: "Electron's binary cannot be fetched here" };
}

/**
 * Compares what is installed with the lockfile by content; times say nothing after a checkout.
 * Optional packages may be absent: they belong to other platforms.
 */
function installedMatchesLockfile() {
  const installed = readPackages(join(modules, ".package-lock.json"));
  const wanted = readPackages(inRoot("package-lock.json"));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional }]) =>
      path === "" ||
      installed[path]?.version === version ||
      (!installed[path] && (optional || devOptional)),
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 */
function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : undefined;
}

/** `npm ci` removes node_modules, so it must not itself run on the Node inside. */
function pathWithoutModules() {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.filter((folder) => !folder.startsWith(modules)).join(delimiter);
}

async function chromiumCandidates() {
  const named = [process.env["CHROMIUM"], process.env["CHROMIUM_PATH"]].filter((path) => !!path);
  const bin = existsSync("/usr/bin") ? readdirSync("/usr/bin") : [];
  const system = bin.filter((name) =>
    /^(chromium|chromium-browser|google-chrome(-stable)?)$/.test(name),
  );
  return [
    .../** @type {string[]} */ (named),
    ...(await playwrightChromium()),
    ...system.sort().map((name) => join("/usr/bin", name)),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ...["ProgramFiles", "ProgramFiles(x86)"].map((variable) =>
      join(process.env[variable] ?? "", "Google/Chrome/Application/chrome.exe"),
    ),
  ];
}

async function playwrightChromium() {
  try {
    const { chromium } = createRequire(import.meta.url)("playwright-core");
    return [chromium.executablePath()];
  } catch {
    return []; // not installed yet
  }
}

/**
 * A file may be there and yet not start: a stub that wants snap, or libraries missing.
 * @param {string} browser
 */
function starts(browser) {
  return new Promise((resolve) => {
    if (windows) return resolve(true); // there, --version opens a window
    const child = spawn(browser, ["--version"], { stdio: "ignore", timeout: 20_000 });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
  });
}

/** @param {string} program */
function onPath(program) {
  return (process.env["PATH"] ?? "").split(delimiter).some((dir) => existsSync(join(dir, program)));
}
