import { scanIpv4 } from "./scan.ts";
import { BLANK, quoted, textError, trimBlanks, type TextError } from "./text-error.ts";

/**
 * Says why a text that `scanIpv4` refused is not an IPv4 address. Codes: empty, blank, mac, ipv6,
 * mask, port, range, hex, sign, character, empty-octet, short, long, leading-zero, octet-range.
 */
export function explainIpv4(text: string): TextError {
  return (
    blankError(text) ??
    otherFamilyError(text) ??
    surplusError(text) ??
    characterError(text) ??
    countError(text) ??
    octetError(text)
  );
}

const SHAPE = "An IPv4 address is four numbers from 0 to 255 with dots between them.";

function blankError(text: string): TextError | undefined {
  const trimmed = trimBlanks(text);
  if (trimmed === "")
    return textError("empty", "No address is entered. Write one such as 10.0.0.1.");
  if (!BLANK.test(text)) return undefined;
  const message = `${quoted(text)} contains a blank or an invisible character. Write the address without it.`;
  return textError("blank", message, ifAddress(trimmed));
}

function otherFamilyError(text: string): TextError | undefined {
  if (/^[\da-f]{2}([:-][\da-f]{2}){5}$/i.test(text))
    return textError("mac", `${text} is a MAC address; an IPv4 address is expected here.`);
  if (/^\[?[\da-f.]*:[\da-f.]*:[\da-f:.]*(\]|%|\/|$)/i.test(text))
    return textError(
      "ipv6",
      `${quoted(text)} is written as IPv6; an IPv4 address is expected here.`,
    );
  return undefined;
}

/** A good address with something behind it: the length, the port or the end of a range. */
function surplusError(text: string): TextError | undefined {
  const at = text.search(/[/:\-–—]/);
  const address = at < 0 ? undefined : ifAddress(text.slice(0, at));
  if (text[at] === "/") {
    const message = `${quoted(text)} has a prefix length; only the address is expected here.`;
    return textError("mask", message, address);
  }
  if (text[at] === ":") {
    const message = `${quoted(text)} has a port; only the address is expected here.`;
    return textError("port", message, address);
  }
  if (address === undefined) return undefined;
  return textError("range", `${quoted(text)} is a range; one address is expected here.`);
}

function characterError(text: string): TextError | undefined {
  const parts = text.split(".");
  const hex = parts.find((part) => /^0x[\da-f]+$/i.test(part));
  if (hex !== undefined) {
    const message = `${quoted(hex)} is hexadecimal, and tools disagree about it. Write decimal numbers.`;
    return textError("hex", message, inDecimal(parts));
  }
  if (parts.some((part) => /^[+-]\d+$/.test(part)))
    return textError("sign", `${quoted(text)} contains a plus or minus sign. ${SHAPE}`);
  const bad = /[^\d.]/u.exec(text)?.[0];
  if (bad === undefined) return undefined;
  return textError("character", `${quoted(bad)} does not belong in an IPv4 address. ${SHAPE}`);
}

function countError(text: string): TextError | undefined {
  const parts = text.split(".");
  if (parts.includes(""))
    return textError(
      "empty-octet",
      `${quoted(text)} has a dot without a number beside it. ${SHAPE}`,
    );
  if (parts.length > 4)
    return textError("long", `${quoted(text)} has ${parts.length} numbers. ${SHAPE}`);
  if (parts.length === 4) return undefined;
  const message = `${quoted(text)} has ${parts.length} of 4 numbers, and tools fill the gap differently. Write all four.`;
  return textError("short", message);
}

function octetError(text: string): TextError {
  const parts = text.split(".");
  const padded = parts.find((part) => /^0\d/.test(part));
  if (padded !== undefined) {
    const suggestion = inDecimal(parts);
    const advice = suggestion === undefined ? "Write it without the zero." : `Write ${suggestion}.`;
    return textError(
      "leading-zero",
      `Leading zero in ${padded}: ${octalReading(padded)}. ${advice}`,
      suggestion,
    );
  }
  const large = parts.find((part) => Number(part) > 255) ?? text;
  return textError("octet-range", `${quoted(large)} is greater than 255. ${SHAPE}`);
}

function octalReading(padded: string): string {
  if (/[89]/.test(padded)) return "some tools refuse it as an octal number";
  const octal = Number.parseInt(padded, 8);
  return octal === Number(padded)
    ? "some tools read such numbers as octal"
    : `some tools read it as octal ${octal}`;
}

function inDecimal(parts: readonly string[]): string | undefined {
  // Number() reads 0x0a as 10 and 010 as 10: just the two readings wanted here.
  return ifAddress(parts.map((part) => (part === "" ? part : String(Number(part)))).join("."));
}

function ifAddress(text: string): string | undefined {
  return scanIpv4(text) < 0 ? undefined : text;
}
