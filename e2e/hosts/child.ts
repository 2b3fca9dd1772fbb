import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";

/** A program of ours running for a test. */
export interface Child {
  readonly process: ChildProcess;
  /** What it printed so far. */
  readonly output: { stdout: string; stderr: string };
  readonly ended: Promise<number | null>;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to end, and waits; after ten seconds it is killed and the test fails. */
  stop(): Promise<void>;
}

/** Starts a script on the Node that runs the test, with a line to it. */
export function startNode(args: readonly string[], cwd: string): Child {
  const child = spawn(process.execPath, [...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = once(child, "exit").then(([code]) => code as number | null);
  return {
    process: child,
    output,
    ended,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await ended;
      clearTimeout(late);
      if (child.signalCode === "SIGKILL") throw new Error(`It did not end: ${output.stderr}`);
    },
  };
}
