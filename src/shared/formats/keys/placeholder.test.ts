import { expect, test } from "vitest";
import { isPlaceholder } from "./placeholder.ts";

test.each([
  "<cluster-name>",
  "<TODO>",
  "TODO: Fill in parameter value",
  "{name}",
  "{{NAME}}",
  "{{ var }}",
  "vnet-null",
  "$VARIABLE",
  "${env:SECRET}",
  "keyvault://site/secret",
  "00000000-0000-0000-0000-000000000000",
  "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx",
  "12345678-1234-1234-1234-123456789012",
])("%s is a placeholder", (text) => {
  expect(isPlaceholder(text)).toBe(true);
});

test.each([
  "",
  "192.168.1.1",
  "edge-cluster",
  "Ethernet 2",
  "a < b",
  "todos",
  "null",
  "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  "http://proxy:3128",
])("%j is none", (text) => {
  expect(isPlaceholder(text)).toBe(false);
});
