import fc from "fast-check";
import { expect, test } from "vitest";
import { unwrap } from "#shared/kernel/result";
import { isKubernetesName, parseDnsName } from "./dns-name.ts";

const long = "a".repeat(63);

test.each(["shop.contoso.local", "localhost", "a", "3com.com", "xn--bcher-kva.example", long])(
  "reads %s",
  (name) => {
    expect(unwrap(parseDnsName(name))).toBe(name);
  },
);

test.each([
  ["", "empty"],
  ["shop..contoso.local", "empty-label"],
  [".local", "empty-label"],
  ["shop.local.", "trailing-dot"],
  [".", "trailing-dot"],
  [`${long}a.local`, "long-label"],
  ["web_front.local", "character"],
  ["bücher.example", "character"],
  ["\u212aube.local", "character"],
  ["shop .local", "character"],
  ["shop.local\n", "character"],
  ["-shop.local", "hyphen"],
  ["shop-.local", "hyphen"],
  ["*.local", "wildcard"],
  ["a.*.local", "character"],
  [`${`${long}.`.repeat(3)}${"a".repeat(62)}`, "long"],
])("refuses %j as %s", (name, code) => {
  expect(parseDnsName(name)).toMatchObject({ ok: false, error: { code } });
});

test("names the offending label", () => {
  const result = parseDnsName("shop.web_front.local");
  expect(result.ok ? "" : result.error.message).toContain('"web_front"');
});

test("accepts 253 characters, ignores case and allows the wildcard on request", () => {
  const longest = `${`${long}.`.repeat(3)}${"a".repeat(61)}`;
  expect(unwrap(parseDnsName(longest))).toHaveLength(253);
  expect(unwrap(parseDnsName("Shop.Contoso.LOCAL"))).toBe("shop.contoso.local");
  expect(unwrap(parseDnsName("*.azurecr.io", { wildcard: true }))).toBe("*.azurecr.io");
  expect(parseDnsName("*.", { wildcard: true }).ok).toBe(false);
  expect(parseDnsName("*", { wildcard: true }).ok).toBe(false);
});

test("every domain name of RFC 1123 is read as itself", () => {
  fc.assert(
    fc.property(fc.domain(), (name) => {
      expect(unwrap(parseDnsName(name))).toBe(name.toLowerCase());
    }),
  );
});

test("Kubernetes names", () => {
  for (const name of ["web-front", "a", "0", long]) expect(isKubernetesName(name)).toBe(true);
  for (const name of ["", "web_front", "Web", "-a", "a-", `${long}a`, "a.b", "a\n"])
    expect(isKubernetesName(name)).toBe(false);
});
