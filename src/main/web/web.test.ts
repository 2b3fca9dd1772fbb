import { mkdirSync, writeFileSync } from "node:fs";
import { request, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { printTextForm } from "#shared/formats/text-form";
import { unwrap } from "#shared/kernel/result";
import { loadAssets } from "#main/host/assets";
import { createHost } from "#main/host/create-host";
import { PAGE_HEADERS } from "#main/host/page-policy";
import { addNote, designOf, edited } from "../testing/designs.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { startWebServer, type WebServer } from "./server.ts";

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Ask {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: string;
}

async function startServer(): Promise<WebServer> {
  const folder = temporaryFolder();
  const assets = join(folder, "page");
  mkdirSync(join(assets, "assets"), { recursive: true });
  writeFileSync(join(assets, "index.html"), "<!doctype html><title>page</title>");
  writeFileSync(join(assets, "assets/main-1.js"), "export {};");
  writeFileSync(join(assets, "assets/source.map"), "secret");
  writeFileSync(join(folder, "secret.txt"), "secret");
  const host = createHost({ dataDir: join(folder, "data"), version: "0.0.0", kind: "test" });
  const server = unwrap(await startWebServer({ host, assets: loadAssets(assets), port: 0 }));
  onTestFinished(async () => {
    await server.close();
    host.close();
  });
  return server;
}

function ask(
  server: WebServer,
  { method = "GET", path = "/", headers = {}, body }: Ask,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: "127.0.0.1",
        port: server.port,
        method,
        path,
        headers: { host: `127.0.0.1:${server.port}`, ...headers },
      },
      (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** A request as bytes, for what Node's own client refuses to send. */
function askRaw(server: WebServer, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, "127.0.0.1", () => socket.write(text));
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
    socket.on("close", () => resolve(answer));
    socket.on("error", () => resolve(answer));
    setTimeout(() => socket.destroy(), 1_500).unref();
  });
}

const bearer = (server: WebServer) => ({ authorization: `Bearer ${server.token}` });

function callOver(
  server: WebServer,
  name: string,
  input: unknown,
  more: Record<string, string> = {},
) {
  return ask(server, {
    method: "POST",
    path: `/api/${name}`,
    headers: {
      ...bearer(server),
      "content-type": "application/json",
      "underlay-client": "test-client-1",
      ...more,
    },
    body: typeof input === "string" ? input : JSON.stringify(input),
  });
}

test("the printed address sets a cookie that opens the page, and leaves no token behind", async () => {
  const server = await startServer();
  const first = await ask(server, { path: `/?token=${server.token}&project=${"a".repeat(32)}` });
  expect(first.status).toBe(303);
  expect(first.headers.location).toBe(`/?project=${"a".repeat(32)}`);
  expect(first.headers["set-cookie"]).toEqual([
    `underlay-${server.port}=${server.token}; HttpOnly; SameSite=Strict; Path=/`,
  ]);
  const cookie = (first.headers["set-cookie"]?.[0] ?? "").split(";")[0] ?? "";
  const page = await ask(server, { headers: { cookie: `other=1; ${cookie}` } });
  expect([page.status, page.body]).toEqual([200, "<!doctype html><title>page</title>"]);
  expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
  const promised = Object.entries(PAGE_HEADERS).map(([name, value]) => [name.toLowerCase(), value]);
  expect(page.headers).toMatchObject(Object.fromEntries(promised));
  const odd = await ask(server, { path: `/?token=${server.token}&project=//evil.example` });
  expect(odd.headers.location).toBe("/");
});

test("the policy of the page, word for word", () => {
  expect(PAGE_HEADERS["Content-Security-Policy"]).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  );
});

describe("without the token nothing is told", () => {
  test.each<[string, (server: WebServer) => Ask]>([
    ["none", () => ({})],
    ["an empty one", () => ({ path: "/?token=" })],
    ["a wrong one", () => ({ path: `/?token=${"0".repeat(32)}` })],
    ["a part of it", ({ token }) => ({ path: `/?token=${token.slice(0, -1)}` })],
    ["more than it", ({ token }) => ({ path: `/?token=${token}0` })],
    ["it, on another path", ({ token }) => ({ path: `/index.html?token=${token}` })],
    [
      "in capitals",
      ({ token }) => ({ headers: { authorization: `Bearer ${token.toUpperCase()}x` } }),
    ],
    ["as basic", ({ token }) => ({ headers: { authorization: `Basic ${token}` } })],
    ["a cookie of another port", ({ token }) => ({ headers: { cookie: `underlay-1=${token}` } })],
    [
      "two cookies",
      ({ token, port }) => ({
        headers: { cookie: `underlay-${port}=x; underlay-${port}=${token}` },
      }),
    ],
    [
      "a wrong header beside the cookie",
      ({ token, port }) => ({
        headers: { authorization: "Bearer x", cookie: `underlay-${port}=${token}` },
      }),
    ],
    ["an asset", () => ({ path: "/assets/main-1.js" })],
    ["a call", () => ({ method: "POST", path: "/api/projects.list", body: "{}" })],
    ["the events", () => ({ path: "/api/events?client=test-client-1" })],
    ["nothing that exists", () => ({ path: "/nowhere" })],
  ])("%s", async (_, of) => {
    const server = await startServer();
    const answer = await ask(server, of(server));
    expect(answer.status).toBe(401);
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect(answer.body).toContain('"unauthorised"');
  });
});

describe("who is not our own page is refused, token or not", () => {
  test.each<[string, (port: number) => Record<string, string>, number]>([
    ["another name", (port) => ({ host: `evil.example:${port}` }), 421],
    ["no port", () => ({ host: "127.0.0.1" }), 421],
    ["another port", (port) => ({ host: `127.0.0.1:${port + 1}` }), 421],
    ["a trailing dot", (port) => ({ host: `localhost.:${port}` }), 421],
    ["capitals", (port) => ({ host: `LOCALHOST:${port}` }), 421],
    ["IPv6", (port) => ({ host: `[::1]:${port}` }), 421],
    ["decimal", (port) => ({ host: `2130706433:${port}` }), 421],
    ["short form", (port) => ({ host: `127.1:${port}` }), 421],
    ["a user in front", (port) => ({ host: `a@127.0.0.1:${port}` }), 421],
    ["another origin", () => ({ origin: "http://evil.example" }), 403],
    ["a null origin", () => ({ origin: "null" }), 403],
    ["the other name as origin", (port) => ({ origin: `http://localhost:${port}` }), 403],
    ["https", (port) => ({ origin: `https://127.0.0.1:${port}` }), 403],
    ["a cross-site fetch", () => ({ "sec-fetch-site": "cross-site" }), 403],
    ["a same-site fetch", () => ({ "sec-fetch-site": "same-site" }), 403],
    ["the right name", () => ({}), 200],
    ["localhost", (port) => ({ host: `localhost:${port}` }), 200],
    [
      "its own origin",
      (port) => ({ origin: `http://127.0.0.1:${port}`, "sec-fetch-site": "same-origin" }),
      200,
    ],
    ["typed by the user", () => ({ "sec-fetch-site": "none" }), 200],
  ])("%s", async (_, of, status) => {
    const server = await startServer();
    const answer = await ask(server, { headers: { ...bearer(server), ...of(server.port) } });
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual(
      [],
    );
    expect(answer.body.includes("<title>")).toBe(status === 200);
  });

  test.each<[string, (server: WebServer) => string, number]>([
    [
      "two hosts",
      ({ port }) => `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: evil.example\r\n`,
      400,
    ],
    [
      "an absolute target",
      ({ port }) => `GET http://127.0.0.1:${port}/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`,
      400,
    ],
    [
      "two slashes",
      ({ port }) => `GET //evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`,
      400,
    ],
    ["no host", () => "GET / HTTP/1.1\r\n", 400],
    ["an empty host", () => "GET / HTTP/1.1\r\nHost: \r\n", 421],
    ["an asterisk", ({ port }) => `OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`, 400],
    ["TRACE", ({ port }) => `TRACE / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`, 405],
    [
      "length and chunks",
      ({ port }) =>
        `POST /api/app.info HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n`,
      400,
    ],
  ])("%s", async (_, text, status) => {
    const server = await startServer();
    const answer = await askRaw(
      server,
      `${text(server)}Authorization: Bearer ${server.token}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).not.toContain("<title>");
  });

  test.each(["PUT", "DELETE", "PATCH", "OPTIONS"])("%s", async (method) => {
    const server = await startServer();
    expect((await ask(server, { method, headers: bearer(server) })).status).toBe(405);
  });
});

test.each([
  "/../secret.txt",
  "/assets/../../secret.txt",
  "/%2e%2e/secret.txt",
  "/..%2fsecret.txt",
  "/assets/..%5c..%5csecret.txt",
  "/assets/..\\..\\secret.txt",
  "/%252e%252e/secret.txt",
  "/assets/%00",
  "/assets/",
  "/assets",
  "/assets/source.map",
  "/ASSETS/main-1.js",
  "/assets/main-1.js/",
  "/assets/main%2d1.js/..",
  "/__proto__",
  "/api/projects.list",
  "/index.html/../../../../etc/passwd",
  "/C:/Windows/win.ini",
])("nothing lies at %s", async (path) => {
  const server = await startServer();
  const answer = await ask(server, { path, headers: bearer(server) });
  expect([400, 404]).toContain(answer.status);
  expect(answer.body).not.toMatch(/secret|root:|export|title/);
});

test("calls go through the contract; what is no call is refused by name", async () => {
  const server = await startServer();
  const info = await callOver(server, "app.info", {});
  expect(JSON.parse(info.body)).toEqual({
    ok: true,
    value: { version: "0.0.0", host: "test", dialogs: false },
  });
  expect(info.headers["cache-control"]).toBe("no-store");
  const refusals: [Promise<Answer>, number, string][] = [
    [callOver(server, "app.info", { more: 1 }), 200, "bad-request"],
    [callOver(server, "nothing", {}), 200, "bad-request"],
    [callOver(server, "__proto__", {}), 200, "bad-request"],
    [callOver(server, "app.info", '{"__proto__":{}}'), 200, "bad-request"],
    [callOver(server, "app.info", "["), 400, "bad-request"],
    [callOver(server, "app.info", ""), 400, "bad-request"],
    [callOver(server, "app.info", {}, { "content-type": "text/plain" }), 415, "bad-request"],
    [callOver(server, "app.info", {}, { "underlay-client": "x" }), 400, "bad-request"],
    [callOver(server, "projects.open", { handle: "../../etc/passwd" }), 200, "bad-request"],
    [
      callOver(server, "projects.create", { content: "x".repeat(64 * 1024 * 1024) }),
      413,
      "too-large",
    ],
  ];
  for (const [answer, status, code] of refusals) {
    const { status: actual, body } = await answer;
    expect([actual, JSON.parse(body).error.code]).toEqual([status, code]);
  }
});

test("one page hears over its stream what another page did", async () => {
  const server = await startServer();
  const created = JSON.parse(
    (await callOver(server, "projects.create", { content: printTextForm(designOf("Plant", 1)) }))
      .body,
  );
  const { handle } = created.value;
  const listener = "test-listener-1";
  const stream = await fetch(`http://127.0.0.1:${server.port}/api/events?client=${listener}`, {
    headers: bearer(server),
  });
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
  const reader = (stream.body as ReadableStream<Uint8Array>)
    .pipeThrough(new TextDecoderStream())
    .getReader();
  await callOver(server, "projects.open", { handle }, { "underlay-client": listener });
  const { edit } = edited(designOf("Plant", 1), addNote(2));
  await callOver(server, "projects.commit", { handle, baseSeq: 0, origin: "do", edit });
  let heard = "";
  while (!heard.includes("project.changed")) heard += (await reader.read()).value ?? "";
  const event = JSON.parse(/^data: (.*)$/m.exec(heard)?.[1] ?? "");
  expect(event).toMatchObject({ name: "project.changed", payload: { handle, entry: { seq: 1 } } });
  await reader.cancel();
  await sleep(50);
  expect(JSON.parse((await callOver(server, "app.info", {})).body).ok).toBe(true);
});
