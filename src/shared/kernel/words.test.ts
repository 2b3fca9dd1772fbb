import { expect, test } from "vitest";
import { counted, inSentence, withArticle } from "./words.ts";

test.each([
  ["Node VM", "node VM"],
  ["NAT", "NAT"],
  ["DHCP server", "DHCP server"],
  ["Virtual switch", "virtual switch"],
  ["MTU", "MTU"],
])("%s reads %s in a sentence", (label, text) => expect(inSentence(label)).toBe(text));

test.each([
  ["Address range", "an address range"],
  ["External endpoint", "an external endpoint"],
  ["Host", "a host"],
  ["NAT", "a NAT"],
])("%s takes its article: %s", (label, text) => expect(withArticle(label)).toBe(text));

test("counts in words", () => {
  expect(counted(1, "host", "hosts")).toBe("1 host");
  expect(counted(0, "host", "hosts")).toBe("0 hosts");
});
