import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quotePowershell } from "#shared/runbook/quote-powershell";
import { textPlaces } from "../text-places.ts";
import { parsePowershell, type PsScript } from "./parse-powershell.ts";
import type { PsValue } from "./value.ts";

/** A value as JSON; what is not known as `?` and its text. */
function plain(value: PsValue | undefined): unknown {
  if (!value) return "switch";
  switch (value.type) {
    case "list":
      return value.items.map(plain);
    case "table":
      return Object.fromEntries([...value.entries].map(([key, item]) => [key, plain(item)]));
    case "result":
      return `<${value.command.name}>`;
    case "unknown":
      return `?${value.text}`;
    case "null":
      return null;
    default:
      return value.value;
  }
}

function parametersOf(text: string, name = "X-Y"): Record<string, unknown> {
  const found = parsePowershell(text).commands.find((each) => each.name === name);
  return Object.fromEntries(
    (found?.parameters ?? []).map(({ name, value }) => [name, plain(value)]),
  );
}

function valueOf(text: string): unknown {
  return parametersOf(`X-Y -a ${text}`)["a"];
}

describe("literals as a parameter", () => {
  test.each<[string, unknown]>([
    ["'it''s'", "it's"],
    ["\u2018a\u2019", "a"],
    ["\u201ca\u201d", "a"],
    ['"say ""hi"" `"x`" `$y `` `t"', 'say "hi" "x" $y ` \t'],
    ["10.0.0.1", "10.0.0.1"],
    ["10.0.0.0/16", "10.0.0.0/16"],
    ["c:\\a\\b", "c:\\a\\b"],
    ["7", 7],
    ["-7", -7],
    ["0x1F", 31],
    ["2GB", 2_147_483_648],
    ["1.5", 1.5],
    ["1.20.7", "1.20.7"],
    // A number that goes on is a text as it stands: the eight days of a lease, a port on a server.
    ["8.00:00:00", "8.00:00:00"],
    ["08:00", "08:00"],
    ["0x10/2", "0x10/2"],
    ["+1.50:a", "+1.50:a"],
    ["$true", true],
    ["$FALSE", false],
    ["$null", null],
    ["'a', 'b'", ["a", "b"]],
    ["a,b,\n c", ["a", "b", "c"]],
    ["@('a'; 'b'\n'c')", ["a", "b", "c"]],
    ["@()", []],
    ["('a')", "a"],
    ["@{ a = 1; 'b c' = @{ d = 'e' }\n f = 1, 2 }", { a: 1, "b c": { d: "e" }, f: [1, 2] }],
    ["[string]", "[string]"],
    ["<String>", "<String>"],
    ["a`,b` c", "a,b c"],
    ["@'\nit's \"$x\"\n'@", 'it\'s "$x"'],
    ["sku=gpu:NoSchedule", "sku=gpu:NoSchedule"],
    ["-b", "switch"],
    ["$x", "?$x"],
    ["$env:TEMP", "?$env:TEMP"],
    ["(1 + 2)", "?1 + 2"],
    ['"$(Get-X)"', '?"$(Get-X)"'],
    ["{ Get-X }", "?{ Get-X }"],
    ["[ipaddress]::Any", "[ipaddress]::Any"],
  ])("%s", (text, expected) => expect(valueOf(text)).toEqual(expected));
});

describe("variables", () => {
  test.each<[string, string, unknown]>([
    ["of literals", "$p = '10.0.0.0/8'\nX-Y -a $p", "10.0.0.0/8"],
    ["in any case, with scope and type", "[string]$Script:P = 'x'; X-Y -a ${p}", "x"],
    ["in a text", "$d = 'C:\\x'\nX-Y -a \"$d\\Images $($d)\"", "C:\\x\\Images C:\\x"],
    ["in a bare word", "$d = 'C:\\x'; X-Y -a $d\\Images", "C:\\x\\Images"],
    ["in a here-string", '$d = 1\nX-Y -a @"\nv$d\n"@', "v1"],
    ["of tables", "$h = @{ net = @{ gw = '10.0.0.1' } }; X-Y -a $h.net.gw", "10.0.0.1"],
    ["of lists", "$l = '1', '2'; X-Y -a $l[1]", "2"],
    ["for what a command answers", "$v = New-Net -name n; X-Y -a $v", undefined],
    ["changed in a condition", "$p = 1; if ($q) { $p = 2 }; X-Y -a $p", "?$p"],
    ["changed by a method", "$h = @{ a = 1 }; $h.Add('b', 2); X-Y -a $h.a", "?$h.a"],
    ["added to", "$p = 1; $p += 2; X-Y -a $p", "?$p"],
    ["changed inside", "$h = @{ a = 1 }; $h.a = 2; X-Y -a $h.a", "?$h.a"],
    ["of two at once", "$a = 1; $b = 1; $a, $b = 3, 4; X-Y -a $a", "?$a"],
  ])("%s", (_, text, expected) => {
    expect(parametersOf(text)["a"]).toEqual(expected ?? "<New-Net>");
  });

  test("that hold more than a person would type end up unknown", () => {
    const doubling = Array.from({ length: 40 }, () => '$a = "$a$a"').join("\n");
    expect(parametersOf(`$a = 'xxxxxxxx'\n${doubling}\nX-Y -a $a`)["a"]).toMatch(/^\?/);
  });
});

test("splatting, continued lines, comments, prompts, pipes and switches", () => {
  const text = [
    "# set-up",
    "$p = @{ name = 'net'; vlanID = 7 }",
    "PS C:\\> New-Net @p -gateway 10.0.0.1 ` ",
    "  -dnsServers 10.0.0.2, <# both #> 10.0.0.3 -force | Out-Null",
    "New-Other -name:x",
    "  -count 3 # forgot the backtick",
    "try { New-Third 'first' second } finally { }",
  ].join("\n");
  expect(parsePowershell(text).commands.map(({ name }) => name)).toEqual([
    "New-Net",
    "Out-Null",
    "New-Other",
    "New-Third",
  ]);
  expect(parametersOf(text, "New-Net")).toEqual({
    name: "net",
    vlanID: 7,
    gateway: "10.0.0.1",
    dnsServers: ["10.0.0.2", "10.0.0.3"],
    force: "switch",
  });
  expect(parametersOf(text, "New-Other")).toEqual({ name: "x", count: 3 });
  expect(parsePowershell(text).commands[3]?.arguments.map(plain)).toEqual(["first", "second"]);
  expect(said(text)).toEqual(["3:38 powershell-syntax", "6:3 powershell-syntax"]);
});

test.each([
  ["$x = 'a", ["1:6 powershell-syntax"]],
  ["X-Y -a @{ b = 1", ["1:8 powershell-syntax"]],
  ["\nif ($a) { New-Net -name x }", ["2:1 powershell-not-read"]],
  ["X-Y @rest", ["1:5 powershell-not-literal"]],
  [`X-Y -a ${"(".repeat(100)}`, ["1:40 powershell-too-deep"]],
])("%j is remarked upon at its place", (text, expected) => expect(said(text)).toEqual(expected));

function said(text: string): string[] {
  const placeOf = textPlaces(text);
  return parsePowershell(text).remarks.map(({ code, at }) => {
    const { line, column } = placeOf(at);
    return `${line}:${column} ${code}`;
  });
}

test("every text that can be quoted comes back as it was", () => {
  const texts = fc.string({ unit: "grapheme", maxLength: 60 });
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const quoted = [one, other].map(quotePowershell);
      if (!quoted.every((each) => each.ok)) return;
      const values = quoted.map((each) => (each.ok ? each.value : ""));
      expect(parametersOf(`X-Y -a ${values.join(", ")} -b ${values[0]}`)).toEqual({
        a: [one, other],
        b: one,
      });
    }),
    { numRuns: 1_000 },
  );
});

const TOKENS = [
  ..."$@(){}[]'\"`#;|&,=<>-.:\\ \n\r\t".split(""),
  ..."@{ @( $( @' '@ @\" \"@ <# #> ::".split(" "),
  "if",
  "foreach",
  "try",
  "function",
  "$a",
  "$a = ",
  "$a.b",
  "@a",
  "-name ",
  "New-AksHciCluster ",
  "'x'",
  '"x$a"',
  "10.0.0.1",
  "7",
  "[string]",
  "\u2019",
  "\u2013n",
  "\ud800",
  "\u0000",
  "PS C:\\>",
  "(".repeat(50),
];

test("any soup of tokens gives a script, with each remark inside the text", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...TOKENS), { maxLength: 60 }), (tokens) => {
      const text = tokens.join("");
      const { commands, remarks }: PsScript = parsePowershell(text);
      for (const { at, message } of remarks) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(text.length);
        expect(message).toMatch(/^\S.*\.$/s);
      }
      for (const { at, name } of commands) expect(text.slice(at, at + name.length)).toBe(name);
    }),
    { numRuns: 5_000 },
  );
});

test("long texts of one kind are read in one go", { timeout: 60_000 }, () => {
  for (const token of [
    ...TOKENS,
    "a ",
    "$a,",
    "'a',",
    "$a=1;",
    "${",
    "@'\n",
    "if(",
    "a`\n",
    "$a[",
    "$a(",
  ]) {
    const text = `$a = 1\n${token.repeat(Math.ceil(200_000 / token.length))}`;
    expect(parsePowershell(text).commands.length).toBeLessThanOrEqual(text.length);
  }
});
