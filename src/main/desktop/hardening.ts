import { app, protocol, type Session, type WebContents } from "electron";
import { ORIGIN, SCHEME } from "./channels.ts";

/** Switches that would let another process steer a packaged app. */
const DEBUG_SWITCHES = [
  "remote-debugging-port",
  "remote-debugging-pipe",
  "remote-debugging-address",
  "inspect",
  "inspect-brk",
  "inspect-port",
  "inspect-publish-uid",
];

/** What has to happen before the app is ready. False when it must not start at all. */
export function hardenBeforeReady(): boolean {
  if (app.isPackaged && DEBUG_SWITCHES.some((name) => app.commandLine.hasSwitch(name)))
    return false;
  app.enableSandbox();
  app.commandLine.appendSwitch("force-webrtc-ip-handling-policy", "disable_non_proxied_udp");
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.on("web-contents-created", (_event, contents) => hardenContents(contents));
  app.on("login", (event, _contents, _details, _info, callback) => {
    event.preventDefault();
    callback();
  });
  app.on("certificate-error", (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.on("select-client-certificate", (event, _contents, _url, _list, callback) => {
    event.preventDefault();
    callback();
  });
  return true;
}

/** A page stays where it is, opens nothing and reaches nobody. */
function hardenContents(contents: WebContents): void {
  contents.on("will-navigate", (event) => event.preventDefault());
  contents.on("will-frame-navigate", (event) => event.preventDefault());
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
}

/** Denies every permission, device and download, and every request that leaves the app. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setSpellCheckerEnabled(false);
  session.on("will-download", (event) => event.preventDefault());
  // Electron heeds only the last listener: this is the one place that may register one.
  session.webRequest.onBeforeRequest((details, callback) =>
    callback({ cancel: !isOwnRequest(details.url) }),
  );
}

/** The app itself, and data that is already in the page. */
export function isOwnRequest(url: string): boolean {
  if (url.startsWith(`${ORIGIN}/`) || url.startsWith("data:")) return true;
  if (url.startsWith(`blob:${ORIGIN}/`)) return true;
  return !app.isPackaged && url.startsWith("devtools://");
}
