import { createHash, timingSafeEqual } from "node:crypto";

/** Knows the one token of this run, and where a request may carry it. */
export interface TokenCheck {
  readonly token: string;
  matches(offered: string | undefined): boolean;
  /** Bearer header or cookie. */
  admits(headers: { readonly authorization?: string; readonly cookie?: string }): boolean;
  /** Value of a Set-Cookie header. */
  readonly setCookie: string;
}

/** Cookies know no ports, so the name carries it: two hosts on one machine do not meet. */
export function createTokenCheck(token: string, port: number): TokenCheck {
  const name = `underlay-${port}`;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  const expected = digest(token);
  const matches = (offered: string | undefined) =>
    offered !== undefined && timingSafeEqual(digest(offered), expected);
  return {
    token,
    matches,
    admits({ authorization, cookie }) {
      const bearer = /^Bearer ([!-~]+)$/.exec(authorization ?? "")?.[1];
      if (authorization !== undefined) return matches(bearer);
      const values = (cookie ?? "")
        .split(/; */)
        .filter((pair) => pair.startsWith(`${name}=`))
        .map((pair) => pair.slice(name.length + 1));
      return values.length === 1 && matches(values[0]);
    },
    setCookie: `${name}=${token}; HttpOnly; SameSite=Strict; Path=/`,
  };
}
