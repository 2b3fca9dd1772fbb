import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { parseProxyUrl } from "./proxy-url.ts";

test("reads a name or an address", () => {
  expect(unwrap(parseProxyUrl("http://10.0.0.8:3128"))).toEqual({
    scheme: "http",
    host: "10.0.0.8",
    address: 0x0a00_0008,
    port: 3128,
  });
  expect(unwrap(parseProxyUrl("HTTPS://Proxy.Contoso.local:443"))).toEqual({
    scheme: "https",
    host: "proxy.contoso.local",
    port: 443,
  });
});

test.each([
  ["", "empty", undefined],
  ["10.0.0.8", "no-scheme", undefined],
  ["10.0.0.8:3128", "no-scheme", "http://10.0.0.8:3128"],
  ["proxy.local:3128", "no-scheme", "http://proxy.local:3128"],
  ["http://10.0.0.8", "no-port", undefined],
  ["http://10.0.0.8:", "empty", undefined],
  ["http://:3128", "no-host", undefined],
  ["http://", "no-host", undefined],
  ["ftp://10.0.0.8:21", "scheme", undefined],
  ["://10.0.0.8:21", "scheme", undefined],
  ["http://10.0.0.8:0", "out-of-range", undefined],
  ["http://10.0.0.8:65536", "out-of-range", undefined],
  ["http://10.0.0.8:080", "leading-zero", undefined],
  ["http://10.0.0.8:3128/", "path", "http://10.0.0.8:3128"],
  ["http://10.0.0.8:3128/proxy.pac", "path", undefined],
  ["http://10.0.0.8:3128?x", "path", undefined],
  ["http://010.0.0.8:3128", "leading-zero", "http://10.0.0.8:3128"],
  ["http://10.0.0.999:3128", "octet-range", undefined],
  ["http://10.1:3128", "short", undefined],
  ["http://0x0a000008:3128", "hex", undefined],
  ["http://proxy..local:3128", "empty-label", undefined],
  ["http://[::1]:3128", "ipv6", undefined],
  [" http://10.0.0.8:3128", "blank", "http://10.0.0.8:3128"],
  ["http://me:secret@10.0.0.8:3128", "userinfo", undefined],
])("refuses %j as %s", (text, code, suggestion) => {
  const result = parseProxyUrl(text);
  expect(result).toMatchObject({ ok: false, error: { code } });
  expect(result.ok ? undefined : result.error.suggestion).toBe(suggestion);
});

test("no message repeats a password", () => {
  for (const text of [
    "http://me:secret@10.0.0.8:3128",
    "me:secret@10.0.0.8",
    " socks://me:secret@h",
  ])
    expect(JSON.stringify(parseProxyUrl(text))).not.toContain("secret");
});
