import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { err, ok, type Result } from "#shared/kernel/result";
import type { Assets } from "#main/host/assets";
import type { Host } from "#main/host/create-host";
import { createApp } from "./app.ts";
import { createClients } from "./event-stream.ts";
import { findRefusal } from "./gate.ts";
import { createTokenCheck } from "./token.ts";

export interface WebServer {
  readonly port: number;
  readonly token: string;
  /** What the user opens. */
  readonly url: string;
  /** Ends every connection; the projects are the caller's to close. */
  close(): Promise<void>;
}

export interface WebServerOptions {
  readonly host: Host;
  readonly assets: Assets;
  readonly port: number;
}

/** Serves one host on the loopback address, and on no other. */
export async function startWebServer(
  options: WebServerOptions,
): Promise<Result<WebServer, string>> {
  const { host, assets } = options;
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 60_000 });
  server.maxConnections = 200;
  const heard = await listen(server, options.port);
  if (!heard.ok) return heard;
  const port = heard.value;
  const token = createTokenCheck(randomBytes(16).toString("hex"), port);
  const clients = createClients(host);
  const app = createApp({ host, assets, clients, token });
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  server.on("request", (request, response) => {
    const refusal = findRefusal(request, port);
    if (!refusal) return void answer(request, response);
    response.writeHead(refusal.status, { "Content-Type": "text/plain", Connection: "close" });
    response.end(`Refused: ${refusal.reason}.\n`);
  });
  return ok({
    port,
    token: token.token,
    url: `http://127.0.0.1:${port}/?token=${token.token}`,
    close: () =>
      new Promise((resolve) => {
        clients.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function listen(server: Server, port: number): Promise<Result<number, string>> {
  return new Promise((resolve) => {
    server.once("error", (error) => resolve(err(error.message)));
    server.listen({ port, host: "127.0.0.1" }, () =>
      resolve(ok((server.address() as AddressInfo).port)),
    );
  });
}
