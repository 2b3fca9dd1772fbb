import type { IncomingMessage } from "node:http";

/** Why a request is turned away before anything else looks at it. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 421;
  readonly reason: string;
}

/**
 * Who may speak to the host at all, token or not: a request in plain form, to the name that was
 * printed, from our own page. This is what stops rebinding and other sites' pages.
 */
export function findRefusal(request: IncomingMessage, port: number): Refusal | undefined {
  const hosts = headersNamed(request, "host");
  const host = hosts[0] ?? "";
  if (hosts.length !== 1) return { status: 400, reason: "one Host header is needed" };
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    return { status: 421, reason: "this host has another name" };
  }
  if (!/^\/[!-~]*$/.test(request.url ?? "") || request.url?.startsWith("//")) {
    return { status: 400, reason: "the target must be a plain path" };
  }
  if (headersNamed(request, "origin").some((origin) => origin !== `http://${host}`)) {
    return { status: 403, reason: "this comes from another page" };
  }
  const sites = headersNamed(request, "sec-fetch-site");
  if (sites.some((site) => site !== "same-origin" && site !== "none")) {
    return { status: 403, reason: "this comes from another site" };
  }
  if (!["GET", "HEAD", "POST"].includes(request.method ?? "")) {
    return { status: 405, reason: "the method is not allowed" };
  }
  return undefined;
}

/** Every value of a header, as sent; Node itself keeps only the first of some. */
function headersNamed({ rawHeaders }: IncomingMessage, name: string): string[] {
  return rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === name);
}
