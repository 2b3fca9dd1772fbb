import { join } from "node:path";
import { runWebHost } from "./run.ts";

await runWebHost(process.argv.slice(2), join(import.meta.dirname, "../renderer"));
