import { join } from "node:path";
import { inRoot } from "../../scripts/lib/toolchain.mjs";
import { startNode, type Child } from "./child.ts";

export interface WebHost {
  /** With the token in it. */
  readonly url: string;
  readonly child: Child;
}

/** Starts the real web host on a data folder of the test and waits for the line it prints. */
export async function startWebHost(
  out: string,
  dataDir: string,
  files: readonly string[],
): Promise<WebHost> {
  const watch = inRoot("scripts/lib/die-with-parent.mjs");
  const program = join(out, "main/web.js");
  const child = startNode(
    ["--import", watch, program, "--no-open", "--data", dataDir, ...files],
    dataDir,
  );
  let over = false;
  void child.ended.then(() => (over = true));
  for (;;) {
    const url = /^Underlay: (http:\S+)$/m.exec(child.output.stdout)?.[1];
    if (url) return { url, child };
    if (over) throw new Error(`The web host ended: ${child.output.stderr}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
