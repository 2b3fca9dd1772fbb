import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyCommand } from "#shared/commands/apply";
import { unwrap } from "#shared/kernel/result";
import { printTextForm } from "#shared/formats/text-form";
import { recordsOf } from "#shared/model/project";
import { multiSite } from "#shared/testing/bench-designs";
import { createProjectFile } from "../main/storage/sqlite/create.ts";
import { openProjectFile } from "../main/storage/sqlite/open.ts";
import type { Benchmark } from "./benchmark.ts";
import { median, percentile, timeOf } from "./measure.ts";

/** One edit to disk, in a file of 500 elements; beside writing the whole document anew each time. */
const commit: Benchmark = {
  name: "commit",
  group: "app",
  run() {
    const folder = mkdtempSync(join(tmpdir(), "underlay-bench-"));
    try {
      const path = join(folder, "bench.underlay");
      let project = multiSite(500);
      unwrap(createProjectFile(path, project, { at: new Date().toISOString(), by: "bench" }));
      const file = unwrap(openProjectFile(path));
      const ids = [...recordsOf(project, "elements")].map(({ id }) => id);
      const times: number[] = [];
      for (let seq = 0; seq < 300; seq++) {
        const id = ids[seq % ids.length] ?? "";
        const { next, edit } = unwrap(
          applyCommand(project, { name: "element.rename", args: { id, name: `renamed-${seq}` } }),
        );
        times.push(
          timeOf(() => {
            unwrap(file.commit({ baseSeq: seq, at: new Date().toISOString(), origin: "do", edit }));
          }),
        );
        project = next;
      }
      file.close();
      const text = printTextForm(project);
      const whole = Array.from({ length: 20 }, () =>
        timeOf(() => {
          writeFileSync(join(folder, "whole.json"), text, { flush: true });
          readFileSync(join(folder, "whole.json"));
        }),
      );
      const usual = times.slice(20);
      return [
        {
          name: "commit an edit to disk, median",
          value: median(usual),
          unit: "ms",
          baseline: median(whole),
          ratio: median(usual) / median(whole),
        },
        { name: "commit an edit to disk, p95", value: percentile(usual, 0.95), unit: "ms", bar: 5 },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

export const benchmarks: readonly Benchmark[] = [commit];
