import { err, ok, type Result } from "#shared/kernel/result";
import { quoted, textError, type TextError } from "./text-error.ts";

/** A MAC address in the form of Windows and Hyper-V, `00-15-5D-01-02-03`. */
export type Mac = string;

/**
 * Parses six hexadecimal octets with `-` or `:` between all of them, or nothing. Codes: empty,
 * separators, mac.
 */
export function parseMac(text: string): Result<Mac, TextError> {
  const octets = SHAPE.exec(text);
  if (octets !== null) return ok(toMac(text));
  if (text === "")
    return err(
      textError("empty", "No MAC address is entered. Write one such as 00-15-5D-01-02-03."),
    );
  const digits = text.replace(/[-:.\s]/g, "");
  if (!/^[\da-f]{12}$/i.test(digits))
    return err(
      textError(
        "mac",
        `${quoted(text)} is not a MAC address of six hexadecimal octets such as 00-15-5D-01-02-03.`,
      ),
    );
  const message = `${quoted(text)} is not separated as a MAC address usually is. Write ${toMac(digits)}.`;
  return err(textError("separators", message, toMac(digits)));
}

/** Whether the address is of one station; a VM cannot carry a multicast or broadcast address. */
export function isUnicastMac(mac: Mac): boolean {
  return (firstOctet(mac) & 1) === 0;
}

/** Whether the address was chosen locally and not assigned by a manufacturer (IEEE 802, U/L bit). */
export function isLocallyAdministered(mac: Mac): boolean {
  return (firstOctet(mac) & 2) !== 0;
}

/** Whether the address is in 00-15-5D, the block from which Hyper-V takes dynamic addresses. */
export function isHyperVMac(mac: Mac): boolean {
  return mac.startsWith("00-15-5D-");
}

const SHAPE = /^[\da-f]{2}([-:]?)[\da-f]{2}(?:\1[\da-f]{2}){4}$/i;

function toMac(text: string): Mac {
  return (text.match(/[\da-f]{2}/gi) ?? []).join("-").toUpperCase();
}

function firstOctet(mac: Mac): number {
  return Number.parseInt(mac.slice(0, 2), 16);
}
