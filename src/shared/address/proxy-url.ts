import { err, ok, type Result } from "#shared/kernel/result";
import { parseDnsName } from "./dns-name.ts";
import { parseIpv4, type Ipv4 } from "./ipv4.ts";
import { parsePort } from "./port.ts";
import { BLANK, quoted, textError, trimBlanks, type TextError } from "./text-error.ts";

export interface ProxyUrl {
  readonly scheme: "http" | "https";
  /** A DNS name in lower case, or a dotted quad. */
  readonly host: string;
  /** Present when the host is an address. */
  readonly address?: Ipv4;
  /** 1..65535 */
  readonly port: number;
}

/**
 * Parses `http://host:port` or `https://host:port`, all three required (rule UL-PROXY-004). Codes:
 * empty, userinfo, blank, no-scheme, scheme, path, ipv6, no-port, no-host, and those of the parts.
 */
export function parseProxyUrl(text: string): Result<ProxyUrl, TextError> {
  const misfit = misfitError(text);
  if (misfit !== undefined) return err(misfit);
  const [, scheme = "", rest = ""] = WITH_SCHEME.exec(text) ?? [];
  const colon = rest.indexOf(":");
  const host = colon < 0 ? rest : rest.slice(0, colon);
  if (host === "") return err(textError("no-host", `${quoted(text)} names no host. ${EXAMPLE}`));
  if (colon < 0) return err(textError("no-port", `${quoted(text)} has no port. ${EXAMPLE}`));
  const port = parsePort(rest.slice(colon + 1));
  if (!port.ok)
    return err(textError(port.error.code, `The port is not valid: ${port.error.message}`));
  return withHost(scheme.toLowerCase() === "https" ? "https" : "http", host, port.value);
}

const WITH_SCHEME = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i;
const EXAMPLE = "Write it as http://10.0.0.8:3128.";

function withHost(
  scheme: ProxyUrl["scheme"],
  host: string,
  port: number,
): Result<ProxyUrl, TextError> {
  // No top-level domain is a number, so such a host is meant as an address (RFC 1123, 2.1).
  if (/(^|\.)(0x[\da-f]*|\d+)$/i.test(host)) {
    const address = parseIpv4(host);
    return address.ok
      ? ok({ scheme, host, address: address.value, port })
      : err(inUrl(address.error, scheme, port));
  }
  const name = parseDnsName(host);
  return name.ok ? ok({ scheme, host: name.value, port }) : err(inUrl(name.error, scheme, port));
}

function inUrl({ code, message, suggestion }: TextError, scheme: string, port: number): TextError {
  return textError(code, message, suggestion && `${scheme}://${suggestion}:${port}`);
}

function misfitError(text: string): TextError | undefined {
  if (trimBlanks(text) === "") return textError("empty", `No proxy is entered. ${EXAMPLE}`);
  // First of all, and without quoting the text: it may contain a password.
  if (text.includes("@"))
    return textError(
      "userinfo",
      `A proxy address must not contain a user name or password. ${EXAMPLE}`,
    );
  if (BLANK.test(text))
    return textError(
      "blank",
      `${quoted(text)} contains a blank. ${EXAMPLE}`,
      ifProxy(trimBlanks(text)),
    );
  const [, scheme, rest = ""] = WITH_SCHEME.exec(text) ?? [];
  if (scheme === undefined)
    return text.includes("://")
      ? textError("scheme", `${quoted(text)} starts with neither http:// nor https://. ${EXAMPLE}`)
      : textError(
          "no-scheme",
          `${quoted(text)} has no http:// in front. ${EXAMPLE}`,
          ifProxy(`http://${text}`),
        );
  if (!/^https?$/i.test(scheme))
    return textError("scheme", `${quoted(scheme)} is not a proxy scheme. Use http or https.`);
  if (/[/?#\\]/.test(rest)) {
    const message = `${quoted(text)} has something after the port. ${EXAMPLE}`;
    return textError(
      "path",
      message,
      /^[^/?#\\]+\/$/.test(rest) ? ifProxy(text.slice(0, -1)) : undefined,
    );
  }
  if (rest.split(":").length > 2)
    return textError(
      "ipv6",
      `${quoted(text)} has an IPv6 or malformed host; a name or IPv4 address is expected.`,
    );
  return undefined;
}

function ifProxy(text: string): string | undefined {
  return !BLANK.test(text) && parseProxyUrl(text).ok ? text : undefined;
}
