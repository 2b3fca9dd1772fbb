import { explainIpv4 } from "./explain-ipv4.ts";
import { scanIpv4, scanLength } from "./scan.ts";
import { BLANK, quoted, textError, trimBlanks, type TextError } from "./text-error.ts";

/**
 * Says why a text is not `address/length`. Codes: empty, blank, netmask, no-length, sign,
 * leading-zero, length-range, length, and those of `explainIpv4` for the address part.
 */
export function explainPrefix(text: string): TextError {
  if (trimBlanks(text) === "")
    return textError("empty", "No network is entered. Write one such as 10.0.0.0/24.");
  const [address = "", mask = "", ...rest] = trimBlanks(text).split(/\s+/);
  if (rest.length === 0 && scanIpv4(address) >= 0 && scanIpv4(mask) >= 0)
    return netmaskError(address, mask);
  if (BLANK.test(text)) return blankError(text);
  const slash = text.indexOf("/");
  if (slash < 0) return bareAddressError(text);
  const before = text.slice(0, slash);
  const after = text.slice(slash + 1);
  return scanIpv4(before) < 0 ? addressError(before, after) : lengthError(before, after);
}

function blankError(text: string): TextError {
  const tidy = text.split("/").map(trimBlanks).join("/");
  const message = `${quoted(text)} contains a blank or an invisible character. Write the network without it.`;
  return textError("blank", message, ifPrefix(tidy));
}

function bareAddressError(text: string): TextError {
  if (scanIpv4(text) < 0) {
    // The corrected address alone would be refused again, for its missing length.
    const { code, message } = explainIpv4(text);
    return textError(code, message);
  }
  return textError(
    "no-length",
    `${text} has no prefix length. Write it with one, such as ${text}/24.`,
  );
}

function addressError(before: string, after: string): TextError {
  const { code, message, suggestion } = explainIpv4(before);
  return textError(code, message, suggestion && ifPrefix(`${suggestion}/${after}`));
}

function lengthError(before: string, after: string): TextError {
  if (after === "")
    return textError(
      "no-length",
      `The length after the slash is missing. Write one such as ${before}/24.`,
    );
  if (scanIpv4(after) >= 0) return netmaskError(before, after);
  if (/^[+-]\d+$/.test(after))
    return textError(
      "sign",
      `The prefix length ${quoted(after)} has a sign. Write a number from 0 to 32.`,
    );
  if (/^0\d+$/.test(after)) {
    const message = `The prefix length ${quoted(after)} has a leading zero. Write it without.`;
    return textError("leading-zero", message, ifPrefix(`${before}/${Number(after)}`));
  }
  return /^\d+$/.test(after)
    ? textError("length-range", `A prefix length is a number from 0 to 32, not ${quoted(after)}.`)
    : textError("length", `${quoted(after)} is not a prefix length. Write a number from 0 to 32.`);
}

function netmaskError(address: string, mask: string): TextError {
  const hostPart = ~scanIpv4(mask) >>> 0;
  // A contiguous mask leaves 2^k - 1, so that adding one clears every bit of it.
  if ((hostPart & (hostPart + 1)) !== 0)
    return textError(
      "netmask",
      `${mask} is not a netmask of leading one bits. Write a length such as ${address}/24.`,
    );
  const prefix = `${address}/${Math.clz32(hostPart)}`;
  return textError("netmask", `${mask} is a netmask. Write the prefix length: ${prefix}.`, prefix);
}

function ifPrefix(text: string): string | undefined {
  const slash = text.indexOf("/");
  return slash >= 0 && scanIpv4(text, 0, slash) >= 0 && scanLength(text, slash + 1) >= 0
    ? text
    : undefined;
}
