import { parseArgs } from "node:util";
import { err, ok, type Result } from "#shared/kernel/result";
import { defaultDataDir } from "#main/host/data-dir";

export interface WebArguments {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly dataDir: string;
  readonly open: boolean;
  readonly files: readonly string[];
}

const USAGE = "Usage: [--port N] [--data DIR] [--no-open] [FILE…]";

export function parseWebArguments(args: readonly string[]): Result<WebArguments, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: "0" },
        data: { type: "string" },
        "no-open": { type: "boolean", default: false },
      },
      allowPositionals: true,
    });
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
    if (!(port <= 65_535)) return err(`"${values.port}" is not a port. ${USAGE}`);
    const dataDir = values.data ?? defaultDataDir();
    return ok({ port, dataDir, open: !values["no-open"], files: positionals });
  } catch (error) {
    return err(`${error instanceof Error ? error.message : ""} ${USAGE}`);
  }
}
