// The scanners run for every address of every load; they allocate nothing and explain nothing.

const DOT = 46;
const ZERO = 48;

/**
 * Reads a strict dotted quad from `text[start, end)`: four decimal octets 0..255 without leading
 * zeros. Returns the unsigned 32-bit address, or -1 for anything else.
 */
export function scanIpv4(text: string, start = 0, end = text.length): number {
  let address = 0;
  let octet = -1;
  let dots = 0;
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (digit >= 0 && digit <= 9) {
      if (octet === 0) return -1;
      octet = octet < 0 ? digit : octet * 10 + digit;
      if (octet > 255) return -1;
    } else {
      if (digit !== DOT - ZERO || octet < 0 || dots === 3) return -1;
      address = (address << 8) | octet;
      octet = -1;
      dots++;
    }
  }
  return dots === 3 && octet >= 0 ? ((address << 8) | octet) >>> 0 : -1;
}

/**
 * Reads a strict decimal prefix length 0..`max` from `text[start, end)`, no sign, no leading zero.
 * Returns -1 for anything else.
 */
export function scanLength(text: string, start = 0, end = text.length, max = 32): number {
  let length = -1;
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (!(digit >= 0 && digit <= 9) || length === 0) return -1;
    length = length < 0 ? digit : length * 10 + digit;
    if (length > max) return -1;
  }
  return length;
}
