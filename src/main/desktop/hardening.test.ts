import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Session } from "electron";
import { beforeEach, describe, expect, test, vi } from "vitest";
import * as fake from "./fake-electron.ts";
import { hardenBeforeReady, hardenSession, isOwnRequest } from "./hardening.ts";
import { openWindow } from "./window.ts";

vi.mock("electron", () => import("./fake-electron.ts"));

beforeEach(() => {
  fake.app.removeAllListeners();
  fake.app.switches.clear();
  fake.app.isPackaged = true;
  fake.app.appended.length = 0;
  vi.clearAllMocks();
});

test("a window has exactly these options", () => {
  const window = openWindow({
    preload: "/p/preload.cjs",
    packaged: true,
  }) as unknown as InstanceType<typeof fake.BrowserWindow>;
  expect(window.options).toEqual({
    title: "Underlay",
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 560,
    show: false,
    webPreferences: {
      preload: "/p/preload.cjs",
      partition: "underlay",
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      plugins: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      enableWebSQL: false,
      spellcheck: false,
      autoplayPolicy: "document-user-activation-required",
      devTools: false,
    },
  });
  expect(window.loadURL).toHaveBeenCalledExactlyOnceWith("app://underlay/");
  window.webContents.emit("render-process-gone", {}, { reason: "crashed" });
  expect(window.webContents.reload).toHaveBeenCalledOnce();
});

test("before ready: sandbox for all, one privileged scheme, no WebRTC around the proxy", () => {
  expect(hardenBeforeReady()).toBe(true);
  expect(fake.app.enableSandbox).toHaveBeenCalledOnce();
  expect(fake.protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
    { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  expect(fake.app.appended).toEqual([
    ["force-webrtc-ip-handling-policy", "disable_non_proxied_udp"],
  ]);
});

test.each([
  "remote-debugging-port",
  "remote-debugging-pipe",
  "remote-debugging-address",
  "inspect",
  "inspect-brk",
  "inspect-port",
  "inspect-publish-uid",
])("a packaged app does not start with --%s", (name) => {
  fake.app.switches.add(name);
  expect(hardenBeforeReady()).toBe(false);
  expect(fake.app.enableSandbox).not.toHaveBeenCalled();
  fake.app.isPackaged = false;
  expect(hardenBeforeReady()).toBe(true);
});

describe("no content goes anywhere, whoever made it", () => {
  test.each(["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"])(
    "%s",
    (name) => {
      hardenBeforeReady();
      const contents = new fake.FakeContents();
      fake.app.emit("web-contents-created", {}, contents);
      const event = { preventDefault: vi.fn<() => void>() };
      contents.emit(name, event);
      expect(event.preventDefault).toHaveBeenCalledOnce();
    },
  );

  test("windows and WebRTC", () => {
    hardenBeforeReady();
    const contents = new fake.FakeContents();
    fake.app.emit("web-contents-created", {}, contents);
    const [handler] = contents.setWindowOpenHandler.mock.calls[0] ?? [];
    for (const url of [
      "https://evil.example",
      "app://underlay/",
      "file:///etc/passwd",
      "about:blank",
    ]) {
      expect(handler?.({ url })).toEqual({ action: "deny" });
    }
    expect(contents.setWebRTCIPHandlingPolicy).toHaveBeenCalledExactlyOnceWith(
      "disable_non_proxied_udp",
    );
  });

  test.each([
    ["login", 4, []],
    ["certificate-error", 5, [false]],
    ["select-client-certificate", 4, []],
  ])("%s is denied", (name, place, answer) => {
    hardenBeforeReady();
    const callback = vi.fn<(...args: unknown[]) => void>();
    const event = { preventDefault: vi.fn<() => void>() };
    const args: unknown[] = [event, {}, "https://a", {}, {}];
    args[place] = callback;
    fake.app.emit(name, ...args);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(callback).toHaveBeenCalledExactlyOnceWith(...answer);
  });
});

/** Every permission that this Electron knows, from its own declarations: new ones are caught. */
function permissionNames(): string[] {
  const folder = dirname(createRequire(import.meta.url).resolve("electron/package.json"));
  const text = readFileSync(join(folder, "electron.d.ts"), "utf8");
  const lines = text.match(/setPermission(Request|Check)Handler\(handler: .*/g) ?? [];
  const names = lines.flatMap((line) =>
    [...line.matchAll(/'([a-zA-Z-]+)'/g)].map(([, name]) => name ?? ""),
  );
  return [...new Set(names)];
}

describe("every permission is denied", () => {
  const session = new fake.FakeSession();
  hardenSession(session as unknown as Session);
  const handler = (name: string) =>
    session.handlers.get(name) as unknown as (...args: unknown[]) => unknown;

  test.each(permissionNames())("%s", (name) => {
    const callback = vi.fn<(granted: boolean) => void>();
    handler("permissionRequest")({}, name, callback, {});
    expect(callback).toHaveBeenCalledExactlyOnceWith(false);
    expect(handler("permissionCheck")({}, name, "app://underlay", {})).toBe(false);
  });

  test("the list is that of Electron, not an empty one", () => {
    expect(permissionNames().length).toBeGreaterThan(30);
    expect(permissionNames()).toContain("local-network");
  });

  test("devices, screens, pairing, downloads, spell checker", () => {
    expect(handler("device")({ deviceType: "usb" })).toBe(false);
    const callback = vi.fn<(answer: unknown) => void>();
    handler("displayMedia")({}, callback);
    expect(callback).toHaveBeenLastCalledWith(null);
    handler("bluetooth")({ pairingKind: "confirm" }, callback);
    expect(callback).toHaveBeenLastCalledWith({ confirmed: false });
    expect(handler("usb")({ protectedClasses: ["audio", "hid"] })).toEqual(["audio", "hid"]);
    const event = { preventDefault: vi.fn<() => void>() };
    session.emit("will-download", event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(session.spellChecker).toEqual([false]);
  });

  test("one listener decides over requests, and lets only the app through", () => {
    expect(session.beforeRequest).toHaveLength(1);
    const decide = session.beforeRequest[0] as unknown as (
      details: object,
      callback: (answer: object) => void,
    ) => void;
    const canceled = (url: string) => {
      let answer: { cancel?: boolean } = {};
      decide({ url }, (given) => (answer = given));
      return answer.cancel;
    };
    const own = [
      "app://underlay/",
      "app://underlay/assets/a.js",
      "data:image/png;base64,AA",
      "blob:app://underlay/1",
    ];
    expect(own.filter(canceled)).toEqual([]);
    const foreign = [
      "https://example.com/",
      "http://127.0.0.1/",
      "ws://127.0.0.1/",
      "wss://example.com/",
      "ftp://example.com/",
      "file:///etc/passwd",
      "app://underlay.evil/",
      "app://other/",
      "app://underlay@evil/",
      "APP://underlay/",
      "blob:https://example.com/1",
      "chrome-extension://abc/",
      "devtools://devtools/bundled/inspector.html",
      "about:blank",
      "",
    ];
    expect(foreign.filter((url) => !canceled(url))).toEqual([]);
    fake.app.isPackaged = false;
    expect(isOwnRequest("devtools://devtools/bundled/inspector.html")).toBe(true);
  });
});

describe("said in one place only", () => {
  const sources = readdirSync(import.meta.dirname)
    .filter(
      (name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.startsWith("fake-"),
    )
    .map((name) => [name, readFileSync(join(import.meta.dirname, name), "utf8")] as const);
  const using = (pattern: RegExp) =>
    sources.filter(([, text]) => pattern.test(text)).map(([name]) => name);

  test.each<[RegExp, string[]]>([
    [/new BrowserWindow\(/, ["window.ts"]],
    [/onBeforeRequest\(/, ["hardening.ts"]],
    [/\bipcMain\b/, ["ipc.ts"]],
    [/ipcMain\.(on|once)\b|sendSync/, []],
    [/\bipcRenderer\b/, ["preload.ts"]],
    [/openExternal|openPath|child_process/, []],
    [/loadFile|executeJavaScript|enableBlinkFeatures|bypassCSP|allowServiceWorkers/, []],
  ])("%s", (pattern, files) => {
    expect(using(pattern)).toEqual(files);
  });
});
