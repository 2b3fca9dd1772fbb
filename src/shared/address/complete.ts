import { err, ok, type Result } from "#shared/kernel/result";
import { formatIpv4, parseIpv4, type Ipv4 } from "./ipv4.ts";
import { formatPrefix, parsePrefix, type Prefix } from "./prefix.ts";
import { quoted, textError, trimBlanks, type TextError } from "./text-error.ts";

/**
 * Reads what a person types into an address field: `10.0.0.5`, `10.0.0.5/24` (the length is
 * dropped) or the tail `.5`, completed from `within`. A tail that leaves the address open, such as
 * `.5` in a /16, is refused with code `ambiguous`; `.1.5` says enough there. Whether the address
 * lies in `within` is for the rules to judge.
 */
export function completeAddress(text: string, within: Prefix | undefined): Result<Ipv4, TextError> {
  const typed = trimBlanks(text);
  return typed.startsWith(".") ? completeTail(typed, within) : parseWhole(typed);
}

/**
 * Reads a pasted list: addresses as `completeAddress` takes them, between commas, semicolons, blanks
 * or line ends. Keeps order and repetition; an empty text is an empty list. The error is that of the
 * first bad item, and says how many more are bad.
 */
export function parseAddressList(
  text: string,
  within: Prefix | undefined,
): Result<readonly Ipv4[], TextError> {
  const addresses: Ipv4[] = [];
  const errors: TextError[] = [];
  for (const item of text.split(/[,;\s]+/)) {
    if (trimBlanks(item) === "") continue;
    const result = completeAddress(item, within);
    if (result.ok) addresses.push(result.value);
    else errors.push(result.error);
  }
  const [first, ...more] = errors;
  if (first === undefined) return ok(addresses);
  if (more.length === 0) return err(first);
  // One item's suggestion cannot stand for the whole list.
  return err(
    textError(first.code, `${first.message} ${more.length} more of the list cannot be read.`),
  );
}

function parseWhole(text: string): Result<Ipv4, TextError> {
  if (!text.includes("/")) return parseIpv4(text);
  const parsed = parsePrefix(text);
  return parsed.ok ? ok(parsed.value.address) : parsed;
}

function completeTail(tail: string, within: Prefix | undefined): Result<Ipv4, TextError> {
  if (within === undefined) {
    const message = `${quoted(tail)} needs a network to complete it. Write all four numbers.`;
    return err(textError("no-network", message));
  }
  const given = tail.replace(/\/.*$/, "").split(".").length - 1;
  const head = formatIpv4(within.network)
    .split(".")
    .slice(0, Math.max(0, 4 - given));
  if (head.length * 8 <= within.length) return parseWhole(head.join(".") + tail);
  const message = `${quoted(tail)} leaves open which part of ${formatPrefix(within)} is meant. Write more numbers.`;
  return err(textError("ambiguous", message));
}
