import type { Session } from "electron";
import type { Assets } from "#main/host/assets";
import { PAGE_HEADERS } from "#main/host/page-policy";
import { ORIGIN, SCHEME } from "./channels.ts";

/** Answers `app://underlay/…` from memory; whatever is not in there does not exist. */
export function serveScheme(session: Session, assets: Assets): void {
  session.protocol.handle(SCHEME, (request) => answer(request, assets));
}

export function answer(request: Request, assets: Assets): Response {
  const path = request.method === "GET" ? pathOf(request.url) : undefined;
  const asset = path === undefined ? undefined : assets.get(path);
  if (!asset)
    return new Response("There is nothing here.\n", { status: 404, headers: PAGE_HEADERS });
  return new Response(asset.body, { headers: { ...PAGE_HEADERS, "Content-Type": asset.type } });
}

function pathOf(url: string): string | undefined {
  const path = url.startsWith(`${ORIGIN}/`) ? url.slice(ORIGIN.length) : undefined;
  return path?.replace(/[?#].*$/s, "");
}
