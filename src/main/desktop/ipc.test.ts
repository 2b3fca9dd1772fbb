import type { WebContents } from "electron";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createHost } from "#main/host/create-host";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import * as fake from "./fake-electron.ts";
import { isOwnPage, serveIpc } from "./ipc.ts";

vi.mock("electron", () => import("./fake-electron.ts"));

const ours = { parent: null, origin: "app://underlay" };
type Invoke = (event: object, name: unknown, input: unknown) => Promise<string>;

function startIpc() {
  const host = createHost({ dataDir: temporaryFolder(), version: "0.0.0", kind: "desktop" });
  const clients = serveIpc(host);
  const contents = new fake.FakeContents();
  const invoke = fake.ipcMain.handlers.get("underlay:call") as unknown as Invoke;
  const call = async (senderFrame: object | null, name: unknown, input: unknown) =>
    JSON.parse(await invoke({ senderFrame, sender: contents }, name, input)) as unknown;
  return { host, clients, contents, call };
}

beforeEach(() => fake.ipcMain.handlers.clear());

test("there is one channel, and through it goes the contract", async () => {
  const { call } = startIpc();
  expect([...fake.ipcMain.handlers.keys()]).toEqual(["underlay:call"]);
  expect(await call(ours, "app.info", "{}")).toEqual({
    ok: true,
    value: { version: "0.0.0", host: "desktop", dialogs: false },
  });
});

describe("only the top frame of our own page is heard", () => {
  test.each<[string, object | null]>([
    ["a frame that is gone", null],
    ["a frame inside", { ...ours, parent: ours }],
    ["another origin", { ...ours, origin: "https://example.com" }],
    ["another host of the scheme", { ...ours, origin: "app://underlay.evil" }],
    ["our origin with a slash", { ...ours, origin: "app://underlay/" }],
    ["in capitals", { ...ours, origin: "APP://UNDERLAY" }],
    ["a file", { ...ours, origin: "file://" }],
    ["an opaque origin", { ...ours, origin: "null" }],
    ["an empty one", { ...ours, origin: "" }],
    ["none", { parent: null }],
    ["no parent at all", { origin: "app://underlay" }],
  ])("%s", async (_, frame) => {
    const { call, host } = startIpc();
    const heard = vi.spyOn(host, "call");
    expect(isOwnPage(frame as never)).toBe(false);
    expect(await call(frame, "app.info", "{}")).toMatchObject({ error: { code: "unauthorised" } });
    expect(heard).not.toHaveBeenCalled();
  });
});

test("what is no JSON text, no call or too deep is refused by name", async () => {
  const { call } = startIpc();
  const cyclic: Record<string, unknown> = {};
  cyclic["self"] = cyclic;
  const inputs: unknown[] = [
    undefined,
    null,
    7,
    {},
    [],
    cyclic,
    new Uint8Array(4),
    "",
    "{",
    "NaN",
    '{"__proto__":1}',
    "[".repeat(200_000),
    `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
    '"text"',
    "x".repeat(64 * 1024 * 1024 + 1),
  ];
  for (const input of inputs) {
    expect(await call(ours, "app.info", input)).toMatchObject({
      ok: false,
      error: { code: "bad-request" },
    });
  }
  for (const name of [undefined, null, 7, {}, ["app.info"], "", "__proto__", "toString"]) {
    expect(await call(ours, name, "{}")).toMatchObject({
      ok: false,
      error: { code: "bad-request" },
    });
  }
});

test("events wait until the page listens, and a window that is gone leaves its projects", async () => {
  const { call, clients, contents, host } = startIpc();
  const left = vi.spyOn(host, "leave");
  const client = clients.of(contents as unknown as WebContents);
  client.send("file.opened", { handle: "a" });
  expect(contents.sent).toEqual([]);
  await call(ours, "app.info", "{}");
  client.send("menu.action", { id: "edit.undo" });
  expect(contents.sent).toEqual([
    ["underlay:event", "file.opened", '{"handle":"a"}'],
    ["underlay:event", "menu.action", '{"id":"edit.undo"}'],
  ]);
  contents.emit("destroyed");
  expect(left).toHaveBeenCalledExactlyOnceWith(client);
});
