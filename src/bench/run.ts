// npm run bench: runs the `benchmarks` that each *.bench.ts beside this file exports.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Benchmark, BenchResult } from "./benchmark.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false } },
});
const [group] = positionals;

const all = await loadBenchmarks();
const chosen = all.filter((benchmark) => group === undefined || benchmark.group === group);
if (group !== undefined && chosen.length === 0) {
  const known = [...new Set(all.map((benchmark) => benchmark.group))].toSorted();
  console.error(`No group ${group}. There are: ${known.join(", ") || "none yet"}.`);
  process.exit(1);
}
if (!values.json) console.log(row("what", "value", "bar", "baseline", "ratio"));
for (const benchmark of chosen) {
  try {
    for (const result of await benchmark.run()) print(result);
  } catch (error) {
    console.error(`${benchmark.group}/${benchmark.name} broke off:`, error);
    process.exitCode = 1;
  }
}

async function loadBenchmarks(): Promise<Benchmark[]> {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".bench.ts"));
  const modules: { benchmarks: readonly Benchmark[] }[] = await Promise.all(
    files.toSorted().map((name) => import(join(import.meta.dirname, name))),
  );
  return modules.flatMap((module) => module.benchmarks);
}

function print(result: BenchResult): void {
  if (values.json) {
    console.log(JSON.stringify(result));
    return;
  }
  const { name, value, unit, bar, baseline, ratio } = result;
  const over = bar !== undefined && value > bar ? " over" : "";
  console.log(
    row(
      name,
      `${round(value)} ${unit}`,
      bar === undefined ? "" : `${round(bar)}${over}`,
      baseline === undefined ? "" : round(baseline),
      ratio === undefined ? "" : `${round(ratio)}×`,
    ),
  );
}

function row(name: string, ...cells: readonly string[]): string {
  return [name.padEnd(48), ...cells.map((cell) => cell.padStart(14))].join("").trimEnd();
}

function round(value: number): string {
  return String(Number(value.toPrecision(4)));
}
