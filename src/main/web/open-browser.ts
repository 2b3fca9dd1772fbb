import { spawn } from "node:child_process";

/** Asks the system to show an address. Where that fails the printed line is enough. */
export function openBrowser(url: string): void {
  const [program, args] = opener(url);
  const child = spawn(program, args, { detached: true, stdio: "ignore" });
  child.on("error", () => undefined);
  child.unref();
}

function opener(url: string): [program: string, args: string[]] {
  switch (process.platform) {
    case "darwin":
      return ["open", [url]];
    case "win32":
      return ["rundll32", ["url.dll,FileProtocolHandler", url]];
    default:
      return ["xdg-open", [url]];
  }
}
