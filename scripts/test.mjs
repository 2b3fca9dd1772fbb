// npm test [-- typecheck|lint|unit|e2e …]: everything, or the suites named. Streams what each
// prints; the last line is `N passed, N failed, N skipped` over all of them.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { ensureBuilt } from "./lib/ensure-built.mjs";
import {
  chromiumAdvice,
  ensureChromium,
  ensureInstalled,
  giveUp,
  inRoot,
  getNode24,
  run,
  runCommand,
  say,
} from "./lib/toolchain.mjs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const suites = { typecheck, lint, unit, e2e };
const known = /** @type {(keyof typeof suites)[]} */ (Object.keys(suites));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0) giveUp(`No suite ${unknown.join(", ")}. There are ${known.join(", ")}.`);
const chosen = known.filter((name) => asked.length === 0 || asked.includes(name));

await ensureInstalled();
/** @type {Count} */
const total = { passed: 0, failed: 0, skipped: 0 };
for (const name of chosen) {
  console.log(`\n── ${name} ──`);
  const count = await suites[name]().catch((error) => {
    console.error(error);
    return one(false);
  });
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
}
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function typecheck() {
  return one((await run(getNode24(), [inRoot("scripts/typecheck.mjs")])) === 0);
}

/** All three speak, so that one run shows all there is to mend. */
async function lint() {
  const codes = [
    await runCommand("oxlint", ["--type-aware", "--deny-warnings"]),
    await runCommand("oxfmt", ["--check", "."]),
    await runCommand("knip", []),
  ];
  return one(codes.every((code) => code === 0));
}

async function unit() {
  if (!(await ensureBuilt())) return one(false);
  const report = freshReport("unit.json");
  const code = await runCommand("vitest", [
    "run",
    "--passWithNoTests",
    "--coverage",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  return counted(code, report, (found) => ({
    passed: found.numPassedTests,
    // A file that does not even load has failed, though it holds no failed test.
    failed: found.numFailedTests + found.testResults.filter(failedToLoad).length,
    skipped: found.numPendingTests + found.numTodoTests,
  }));
}

async function e2e() {
  if (!(await ensureBuilt())) return one(false);
  const chromium = await ensureChromium();
  if (!chromium) {
    say(chromiumAdvice);
    return one(false);
  }
  const report = freshReport("e2e.json");
  const code = await runCommand(
    "playwright",
    ["test", "-c", "e2e/playwright.config.ts", "--pass-with-no-tests"],
    { env: { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  return counted(code, report, ({ stats, errors }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }));
}

/** @param {boolean} passed */
function one(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/**
 * Reads a suite's report; a suite that ended badly counts as failed even if no test of it did.
 * @param {number} code
 * @param {string} report
 * @param {(found: any) => Count} count
 */
function counted(code, report, count) {
  try {
    const result = count(JSON.parse(readFileSync(report, "utf8")));
    return code === 0 ? result : { ...result, failed: Math.max(result.failed, 1) };
  } catch {
    return one(code === 0);
  }
}

/** @param {{ status: string, assertionResults: { status: string }[] }} file */
function failedToLoad({ status, assertionResults }) {
  return status === "failed" && assertionResults.every((test) => test.status !== "failed");
}

/** @param {string} name */
function freshReport(name) {
  const report = inRoot(`.cache/${name}`);
  mkdirSync(inRoot(".cache"), { recursive: true });
  rmSync(report, { force: true });
  return report;
}
