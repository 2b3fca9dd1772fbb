import { EXIT } from "./exit-code.ts";
import { harmless } from "./output.ts";
import { runProgram } from "./program.ts";

// A reader that has seen enough, such as head, closes the pipe: that is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(EXIT.fine);
});

try {
  process.exitCode = await runProgram(process.argv.slice(2));
} catch (error) {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write("Something went wrong inside Underlay. Please report this:\n");
  for (const line of detail.split("\n")) process.stderr.write(`${harmless(line)}\n`);
  process.exitCode = EXIT.internal;
}
