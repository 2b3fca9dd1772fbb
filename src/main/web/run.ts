import { loadAssets } from "#main/host/assets";
import { createHost } from "#main/host/create-host";
import { VERSION } from "#main/host/version";
import { parseWebArguments } from "./arguments.ts";
import { openBrowser } from "./open-browser.ts";
import { startWebServer } from "./server.ts";

/** Starts the web host, prints its address as the only line on stdout, and serves until a signal. */
export async function runWebHost(argv: readonly string[], assetFolder: string): Promise<void> {
  const args = parseWebArguments(argv);
  if (!args.ok) return giveUp(args.error);
  const { port, dataDir, open, files } = args.value;
  const host = createHost({ dataDir, version: VERSION, kind: "web" });
  const assets = loadAssets(assetFolder);
  const server = await startWebServer({ host, assets, port });
  if (!server.ok) return giveUp(`The address cannot be opened: ${server.error}`);

  let first = "";
  for (const file of files) {
    const project = host.admit(file);
    if (project.ok) first ||= `&project=${project.value.handle}`;
    else process.stderr.write(`Underlay: ${file}: ${project.error.message}\n`);
  }
  const url = `${server.value.url}${first}`;
  process.stdout.write(`Underlay: ${url}\n`);
  if (open) openBrowser(url);

  const stop = () => {
    void server.value.close().then(() => {
      host.close();
      process.exit(0);
    });
  };
  process.once("SIGINT", stop).once("SIGTERM", stop).once("SIGHUP", stop);
}

function giveUp(sentence: string): void {
  process.stderr.write(`Underlay: ${sentence}\n`);
  process.exitCode = 1;
}
