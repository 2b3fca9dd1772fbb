import { expect, test, vi } from "vitest";
import { ACTIONS, MENUS } from "#shared/commands/actions";
import { PAGE_HEADERS } from "#main/host/page-policy";
import { parseDesktopArguments } from "./arguments.ts";
import * as fake from "./fake-electron.ts";
import { acceleratorOf, menuTemplate } from "./menu.ts";
import { answer } from "./scheme.ts";

vi.mock("electron", () => import("./fake-electron.ts"));

test("the preload gives the page two functions and nothing of Electron", async () => {
  await import("./preload.ts");
  const [key, api] = fake.contextBridge.exposeInMainWorld.mock.calls[0] ?? [];
  expect(key).toBe("underlay");
  const bridge = api as {
    call(name: unknown, input: unknown): Promise<unknown>;
    listen(handler: (...args: unknown[]) => void): () => void;
  };
  expect(Object.keys(bridge).toSorted()).toEqual(["call", "listen"]);
  expect(await bridge.call("app.info", { toString: () => "{}" })).toEqual([
    "underlay:call",
    "app.info",
    "{}",
  ]);
  const heard = vi.fn<(...args: unknown[]) => void>();
  const stop = bridge.listen(heard);
  fake.ipcRenderer.emit("underlay:event", { sender: "secret" }, "menu.action", "{}");
  expect(heard).toHaveBeenCalledExactlyOnceWith("menu.action", "{}");
  expect(stop()).toBeUndefined();
  fake.ipcRenderer.emit("underlay:event", {}, "menu.action", "{}");
  expect(heard).toHaveBeenCalledOnce();
});

test("every action with a menu stands in it, in order, and says its name when picked", () => {
  const picked: string[] = [];
  const menus = menuTemplate("linux", (id) => picked.push(id));
  expect(menus.map(({ label }) => label)).toEqual([...MENUS]);
  for (const menu of menus) {
    const items = (Array.isArray(menu.submenu) ? menu.submenu : []).filter(({ id }) => id);
    expect(items.map(({ id, label }) => [id, label])).toEqual(
      ACTIONS.filter((action) => action.menu === menu.label).map(({ id, label }) => [id, label]),
    );
    for (const item of items) {
      item.click?.(undefined as never, undefined, undefined as never);
      expect(picked.at(-1)).toBe(item.id);
      expect(item.accelerator === undefined || item.registerAccelerator === false).toBe(true);
    }
  }
});

test.each([
  ["Mod+Shift+Z", "linux", "CmdOrCtrl+Shift+Z"],
  ["Mod+Z", "darwin", "CmdOrCtrl+Z"],
  ["F2", "win32", "F2"],
  ["I", "darwin", undefined],
  [undefined, "linux", undefined],
] as const)("%s on %s is shown as %s", (keys, platform, shown) => {
  expect(acceleratorOf(keys, platform)).toBe(shown);
});

test.each([
  ["app://underlay/", 200],
  ["app://underlay/index.html", 200],
  ["app://underlay/?project=abc", 200],
  ["app://underlay/#top", 200],
  ["app://underlay/../secret", 404],
  ["app://underlay/%2e%2e/secret", 404],
  ["app://underlay/assets/..%2f..%2fsecret", 404],
  ["app://underlay//index.html", 404],
  ["app://underlay/__proto__", 404],
  ["app://other/index.html", 404],
  ["app://underlay@other/index.html", 404],
  ["file:///etc/passwd", 404],
])("the scheme answers %s with %i", async (url, status) => {
  const page = { type: "text/html; charset=utf-8", body: new TextEncoder().encode("page") };
  const assets = new Map([
    ["/", page],
    ["/index.html", page],
  ]);
  const response = answer({ url, method: "GET" } as Request, assets);
  expect(response.status).toBe(status);
  for (const [name, value] of Object.entries(PAGE_HEADERS))
    expect(response.headers.get(name)).toBe(value);
  expect(await response.text()).toBe(status === 200 ? "page" : "There is nothing here.\n");
  expect(answer({ url, method: "POST" } as Request, assets).status).toBe(404);
});

test("files are taken from the arguments, Chromium's switches are not", () => {
  const argv = [
    "electron",
    ".",
    "--no-sandbox",
    "a.underlay",
    "--data",
    "d",
    "x.txt",
    "/b/c.underlay",
    "--x=y.underlay",
  ];
  expect(parseDesktopArguments(argv, { packaged: false, folder: "/home/me" })).toEqual({
    dataDir: "/home/me/d",
    files: ["/home/me/a.underlay", "/b/c.underlay"],
  });
  expect(
    parseDesktopArguments(["underlay", "a.underlay", "--data=/d"], { packaged: true, folder: "/" }),
  ).toEqual({
    dataDir: "/d",
    files: ["/a.underlay"],
  });
});
