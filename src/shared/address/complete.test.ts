import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { completeAddress, parseAddressList } from "./complete.ts";
import { formatIpv4 } from "./ipv4.ts";
import { parsePrefix } from "./prefix.ts";

const net = (text: string) => unwrap(parsePrefix(text)).prefix;

test.each([
  ["10.0.0.5", undefined, "10.0.0.5"],
  ["10.0.0.5/24", undefined, "10.0.0.5"],
  [" 10.0.0.5 ", undefined, "10.0.0.5"],
  [".5", "10.0.0.0/24", "10.0.0.5"],
  [".5/24", "10.0.0.0/24", "10.0.0.5"],
  [".200", "10.0.0.128/25", "10.0.0.200"],
  [".5", "10.0.0.128/25", "10.0.0.5"],
  [".1.5", "10.0.0.0/16", "10.0.1.5"],
  [".1.5", "10.0.0.0/22", "10.0.1.5"],
  ["192.168.0.1", "10.0.0.0/24", "192.168.0.1"],
])("completes %j in %s to %s", (text, within, expected) => {
  const result = completeAddress(text, within === undefined ? undefined : net(within));
  expect(formatIpv4(unwrap(result))).toBe(expected);
});

test.each([
  [".5", undefined, "no-network"],
  [".5", "10.0.0.0/23", "ambiguous"],
  [".5.5", "10.0.0.0/8", "ambiguous"],
  [".256", "10.0.0.0/24", "octet-range"],
  [".05", "10.0.0.0/24", "leading-zero"],
  [".", "10.0.0.0/24", "empty-octet"],
  [".1.2.3.4", "10.0.0.0/24", "empty-octet"],
  [".5/33", "10.0.0.0/24", "length-range"],
  ["10.0.0.5/33", "10.0.0.0/24", "length-range"],
  ["5", "10.0.0.0/24", "short"],
  ["", "10.0.0.0/24", "empty"],
])("refuses %j in %s as %s", (text, within, code) => {
  const result = completeAddress(text, within === undefined ? undefined : net(within));
  expect(result).toMatchObject({ ok: false, error: { code } });
});

test("reads pasted lists with any separators, keeping order and repetition", () => {
  const list = parseAddressList("10.0.0.2, .1;10.0.0.3/24\r\n\t10.0.0.2,\n", net("10.0.0.0/24"));
  expect(unwrap(list).map(formatIpv4)).toEqual(["10.0.0.2", "10.0.0.1", "10.0.0.3", "10.0.0.2"]);
  expect(unwrap(parseAddressList(" \n", undefined))).toEqual([]);
});

test("reports the first bad item of a list and how many follow", () => {
  expect(parseAddressList("10.0.0.1 010.0.0.2", undefined)).toMatchObject({
    error: { code: "leading-zero", suggestion: "10.0.0.2" },
  });
  const result = parseAddressList("010.0.0.2, x, 10.0.0.300", undefined);
  expect(result.ok ? "" : result.error.message).toMatch(
    /010.*2 more of the list cannot be read\.$/,
  );
});
