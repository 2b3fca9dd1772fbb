import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { apiError, type ApiErrorCode } from "#shared/api/errors";
import { err } from "#shared/kernel/result";
import type { Assets } from "#main/host/assets";
import type { Host } from "#main/host/create-host";
import { PAGE_HEADERS } from "#main/host/page-policy";
import type { Clients } from "./event-stream.ts";
import type { TokenCheck } from "./token.ts";

/** Bytes of one call. */
const MAX_BODY = 64 * 1024 * 1024;
const CLIENT_ID = /^[A-Za-z0-9-]{8,64}$/;

export interface WebParts {
  readonly host: Host;
  readonly assets: Assets;
  readonly clients: Clients;
  readonly token: TokenCheck;
}

/** What the web host answers: the page from memory, the contract, the events. Nothing else. */
export function createApp({ host, assets, clients, token }: WebParts): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(PAGE_HEADERS)) context.header(name, value);
  });

  app.use(async (context, next) => {
    const offered = context.req.query("token");
    if (offered !== undefined && context.req.path === "/" && token.matches(offered)) {
      context.header("Set-Cookie", token.setCookie);
      return context.redirect(`/${projectQuery(context.req.query("project"))}`, 303);
    }
    const authorization = context.req.header("authorization");
    const cookie = context.req.header("cookie");
    const admitted = token.admits({
      ...(authorization !== undefined && { authorization }),
      ...(cookie !== undefined && { cookie }),
    });
    return admitted ? next() : refuse(context, 401, "unauthorised");
  });

  app.post(
    "/api/:call",
    bodyLimit({ maxSize: MAX_BODY, onError: (context) => refuse(context, 413, "too-large") }),
    async (context) => {
      const type = context.req.header("content-type") ?? "";
      if (!/^application\/json(;|$)/.test(type)) return refuse(context, 415, "bad-request");
      const client = context.req.header("underlay-client") ?? "";
      if (!CLIENT_ID.test(client)) return refuse(context, 400, "bad-request");
      const input = parseJson(await context.req.text());
      if (input === undefined) return refuse(context, 400, "bad-request");
      const name = context.req.param("call");
      return context.json((await host.call(name, input, clients.get(client))) as object);
    },
  );

  app.get("/api/events", (context) => {
    const client = context.req.query("client") ?? "";
    return CLIENT_ID.test(client)
      ? clients.stream(context, client)
      : refuse(context, 400, "bad-request");
  });

  app.get("*", (context) => {
    const asset = assets.get(context.req.path);
    if (!asset) return context.text("There is nothing here.\n", 404);
    return context.body(asset.body, 200, { "Content-Type": asset.type });
  });

  app.all("*", (context) => refuse(context, 405, "bad-request"));

  app.onError((thrown, context) => {
    const reference = host.log.thrown(thrown);
    return refuse(context, 500, "internal", `Reference ${reference}.`);
  });
  return app;
}

/** A reply of the contract's form, so that a client reads every answer the same way. */
function refuse(
  context: Context,
  status: 400 | 401 | 405 | 413 | 415 | 500,
  code: ApiErrorCode,
  detail?: string,
): Response {
  const error = apiError(code, detail);
  const wantsPage = context.req.header("accept")?.includes("text/html") ?? false;
  return wantsPage ? context.text(error.message, status) : context.json(err(error), status);
}

function projectQuery(project: string | undefined): string {
  return project && /^[a-z0-9]{16,64}$/.test(project) ? `?project=${project}` : "";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
