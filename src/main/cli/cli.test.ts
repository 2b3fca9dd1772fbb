import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { printTextForm } from "#shared/formats/text-form";
import { getTemplate } from "#shared/templates/index";
import { RULES } from "#shared/rules/index";
import { sampleFile } from "#shared/testing/samples";

const folder = mkdtempSync(join(tmpdir(), "underlay-cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ENTRY = join(import.meta.dirname, "index.ts");

function underlay(args: readonly string[], input: string | Buffer = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ENTRY, ...args], {
    cwd: folder,
    input,
  });
  return { code: status, out: stdout.toString("utf8"), err: stderr.toString("utf8") };
}

function at(name: string): string {
  return join(folder, name);
}

const single = at("single.underlay.json");
writeFileSync(single, printTextForm(getTemplate("edge-single").build("Cell 4")));
const broken = at("broken.underlay.json");
writeFileSync(broken, readFileSync(single, "utf8").replace("10.0.0.57/24", "10.0.0.57/244"));

describe("check", () => {
  test("prints the fixed form as JSON", () => {
    const { code, out } = underlay(["check", "--format", "json", single, broken]);
    expect(code).toBe(1);
    const { files } = JSON.parse(out) as { files: Record<string, unknown>[] };
    expect(files).toHaveLength(2);
    expect(files[0]).toMatchObject({
      file: single,
      kind: "text-form",
      verdict: "valid",
      notes: [],
    });
    expect(Object.keys(files[1] ?? {})).toEqual(["file", "kind", "verdict", "findings", "notes"]);
    expect(files[1]?.["verdict"]).toBe("invalid");
    const findings = files[1]?.["findings"] as Record<string, unknown>[];
    expect(findings[0]).toMatchObject({
      id: expect.stringMatching(/^UL-/),
      name: expect.stringContaining("/"),
      severity: "error",
      message: expect.any(String),
      subjects: [{ element: "host.ethernet", label: "Ethernet", field: "address" }],
    });
  });

  test("reads configurations, and standard input", () => {
    const config = sampleFile("aks-edge/aksedge-config.schema-1.16-aiodeploy.json");
    const { out } = underlay(["check", "--format", "json", "-"], readFileSync(config));
    const { files } = JSON.parse(out) as {
      files: { kind: string; notes: { code: string; path: string }[] }[];
    };
    expect(files[0]?.kind).toBe("aks-edge");
    expect(files[0]?.notes).toContainEqual(
      expect.objectContaining({ code: "schema-unknown-key", path: "AioDeploy" }),
    );
    const wide = Buffer.from(`\ufeff${readFileSync(config, "utf8")}`, "utf16le");
    expect(underlay(["check", "-"], wide).out).toContain("AioDeploy");
  });

  test("waits for a pipe that is late", () => {
    const late = `(sleep 1; cat "${single}") | "${process.execPath}" "${ENTRY}" check -`;
    expect(spawnSync("sh", ["-c", late]).stdout.toString()).toContain("1 valid");
  });

  test("fails on what it is told to", () => {
    const args = (level: string) => [
      "check",
      "--fail-on",
      level,
      sampleFile("aks-edge/aide-userconfig.schema-1.3.json"),
    ];
    expect(underlay(args("error")).code).toBe(0);
    expect(underlay(args("warning")).code).toBe(1);
    expect(underlay(args("never")).code).toBe(0);
    expect(underlay(["check", single]).code).toBe(0);
  });

  test.each([
    ["there is no such file", "missing.json", "no such file"],
    ["a folder", ".", "folder"],
    ["JSON with a comment", "comment.json", "Line 2, column 1: This is a comment"],
    ["another format", "other.txt", "AKS Edge Essentials configuration"],
    ["bytes that are no text", "binary.bin", "not text"],
    ["another program's database", "foreign.db", "not an Underlay project"],
  ])("ends with 2 for %s", (_, name, message) => {
    writeFileSync(at("comment.json"), '{"Init": {},\n// no\n"Machines": []}');
    writeFileSync(at("other.txt"), "hello");
    writeFileSync(at("binary.bin"), Buffer.from([0xc3, 0x28, 0xff]));
    writeFileSync(at("foreign.db"), `SQLite format 3\0${"x".repeat(200)}`);
    const { code, out } = underlay(["check", name]);
    expect(code).toBe(2);
    expect(out.replace(/\s+/g, " ")).toContain(message);
  });

  test("never lets control or direction characters reach the terminal", () => {
    writeFileSync(
      at("evil.json"),
      JSON.stringify({ Init: {}, Machines: [], Network: { "a\u001b[31m\u202e\u0007": 1 } }),
    );
    const { out } = underlay(["check", "evil.json"]);
    expect(out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(out).toContain("[U+202E]");
  });
});

describe("rules", () => {
  test("lists every rule with its texts", () => {
    const { code, out } = underlay(["rules", "--format", "json"]);
    expect(code).toBe(0);
    const rules = JSON.parse(out) as Record<string, unknown>[];
    expect(rules).toHaveLength(RULES.length);
    const keys = ["id", "name", "area", "severity", "platforms", "what", "why", "todo", "sources"];
    for (const rule of rules) expect(Object.keys(rule)).toEqual(keys);
  });

  test("explains one by id or name, and suggests a near one", () => {
    expect(underlay(["rules", "ul-addr-005"]).out).toContain("addr/outside-segment");
    expect(underlay(["rules", "addr/outside-segment"]).out).toContain("What to do");
    const wrong = underlay(["rules", "UL-ADDR-0055"]);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain("Is UL-ADDR-005 meant?");
  });
});

describe("import, export, new", () => {
  test("a file is brought into a project: first explained, then written beside it", () => {
    const rig = at("rig.underlay.json");
    writeFileSync(rig, printTextForm(getTemplate("ase").build("Rig")));
    const before = readFileSync(rig, "utf8");
    const list = at("addresses.csv");
    writeFileSync(
      list,
      "network name,prefix,gateway,name,address\ncompute-net,192.168.20.0/24,192.168.20.254,plc,192.168.20.7\n",
    );
    const dry = underlay(["import", list, "--into", rig, "--dry-run"]);
    expect(dry).toMatchObject({ code: 0, err: "" });
    expect(dry.out).toContain("Site Rig, Addresses in use: 192.168.20.7 plc");
    expect(dry.out).toContain("Segment compute-net in Rig, Gateway: 192.168.20.1 → 192.168.20.254");
    expect(dry.out).toMatch(/\d+ new, 1 changed, 2 in conflict/);
    const merged = at("merged.underlay.json");
    expect(underlay(["import", list, "--into", rig, "--out", merged]).code).toBe(0);
    const text = readFileSync(merged, "utf8");
    expect(text).toContain('"range": "192.168.20.7"');
    expect(text).toContain('"gateway": "192.168.20.1"');
    const taken = at("taken.underlay.json");
    expect(underlay(["import", list, "--into", rig, "--take-conflicts", "--out", taken]).code).toBe(
      0,
    );
    expect(readFileSync(taken, "utf8")).toContain('"gateway": "192.168.20.254"');
    expect(readFileSync(rig, "utf8")).toBe(before);
    expect(underlay(["import", list, "--into", "missing.underlay", "--dry-run"]).code).toBe(2);
  });

  test("a configuration becomes a project, and a configuration again", () => {
    const sample = sampleFile("aks-edge/aksedge-config.schema-1.16.json");
    expect(underlay(["import", sample, "--out", "site.underlay"])).toMatchObject({
      code: 0,
      err: "",
    });
    const checked = JSON.parse(underlay(["check", "--format", "json", "site.underlay"]).out) as {
      files: { kind: string }[];
    };
    expect(checked.files[0]?.kind).toBe("project");
    const { code, out } = underlay(["export", "site.underlay", "--format", "aks-edge"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(JSON.parse(readFileSync(sample, "utf8")));
    const text = underlay(["export", "site.underlay", "--format", "text"]).out;
    expect(text).toContain('"format": "underlay"');
    expect(underlay(["check", "-"], text).out).toContain("Underlay text form");
  });

  test("a script becomes a project, and a script again; a dry run only explains it", () => {
    const script = [
      "$vnet = New-AksHciNetworkSetting -name vnet1 -vswitchName External `",
      "  -vipPoolStart 10.20.30.29 -vipPoolEnd $end -vlandID 30",
      "Set-AksHciConfig -vnet $vnet -cloudServiceCidr '10.11.23.45/16'",
    ].join("\n");
    writeFileSync(at("set-up.ps1"), script);
    const dry = underlay(["import", "set-up.ps1", "--dry-run"]);
    expect(dry).toMatchObject({ code: 0, err: "" });
    const explained = dry.out.replace(/\s+/g, " ");
    expect(explained).toContain("Line 2, column 29: $end is not a literal of this text");
    expect(explained).toContain("Is vlanID meant?");
    expect(readdirSync(folder).filter((name) => name.startsWith("set-up"))).toEqual(["set-up.ps1"]);
    const { out } = underlay(["export", "set-up.ps1", "--format", "aks-hci"]);
    expect(out).toContain("$network1 = New-AksHciNetworkSetting `\n    -name 'vnet1'");
    expect(out).toContain("-cloudServiceCidr '10.11.23.45/16'");
  });

  test("never replaces a file", () => {
    writeFileSync(at("taken.underlay.json"), "precious");
    writeFileSync(at("taken.underlay"), "precious");
    for (const out of ["taken.underlay.json", "taken.underlay"]) {
      const { code, err } = underlay(["import", single, "--out", out]);
      expect(code).toBe(2);
      expect(err).toContain("There is already a file of that name");
      expect(readFileSync(at(out), "utf8")).toBe("precious");
    }
  });

  test("a dry run writes nothing, a file without a design is named", () => {
    expect(underlay(["import", single, "--dry-run"]).out).toContain("elements and");
    const { code, err } = underlay([
      "import",
      sampleFile("aks-edge/aide-ucschema.json"),
      "--out",
      "x.underlay",
    ]);
    expect(code).toBe(2);
    expect(err).toContain("no design in it");
  });

  test("every template makes a project", () => {
    expect(underlay(["new", "--template", "edge-single", "--out", "fresh.underlay"]).code).toBe(0);
    expect(
      underlay([
        "new",
        "--template",
        "edge-scalable",
        "--out",
        "fresh.underlay.json",
        "--name",
        "Line 9",
      ]).code,
    ).toBe(0);
    expect(readFileSync(at("fresh.underlay.json"), "utf8")).toContain('"name": "Line 9"');
    expect(underlay(["check", "fresh.underlay", "fresh.underlay.json"]).code).toBe(0);
    const unknown = underlay(["new", "--template", "nothing", "--out", "x.underlay"]);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain("edge-single");
  });

  test("a template is laid out for the values that are set", () => {
    const file = ["new", "--template", "hci-static", "--out", "sized.underlay.json"];
    const sized = underlay([...file, "--set", "prefix=10.1.8.0/24", "--set", "workersA=4"]);
    expect(sized).toMatchObject({ code: 0, err: "" });
    expect(readFileSync(at("sized.underlay.json"), "utf8")).toContain("10.1.8.2-10.1.8.27");
    expect(underlay(["check", "sized.underlay.json"]).code).toBe(0);
  });

  test("a value that cannot be used is refused with the key and what would do", () => {
    const make = ["new", "--template", "hci-static", "--out", "refused.underlay.json"];
    for (const [value, words] of [
      ["prefix=10.1.8.0/27", /--set prefix=10\.1\.8\.0\/27: .* Use a \/26/],
      ["workers=3", /--set workers=3: .*it asks prefix, vlan, workersA, workersB/],
      ["prefix", /Write a key and a value, as prefix=/],
    ] as const) {
      const { code, err } = underlay([...make, "--set", value]);
      expect(code).toBe(2);
      expect(err).toMatch(words);
    }
    expect(readdirSync(folder)).not.toContain("refused.underlay.json");
  });

  test("the diagram is an SVG", () => {
    const { code, out } = underlay(["diagram", single]);
    expect(code).toBe(0);
    expect(out).toMatch(/^<\?xml[^]*<svg[^]*Cell 4[^]*<\/svg>\s*$/);
  });
});

test("the runbook is Markdown, with its diagram beside it", () => {
  expect(underlay(["runbook", single]).out).toMatch(/^# Runbook: /);
  expect(underlay(["runbook", single, "--out", "book"]).code).toBe(0);
  expect(readdirSync(at("book")).sort()).toEqual(["cell-4-runbook.md", "cell-4.svg"]);
});

test("the runbook prints in each form that is text, with the day asked for", () => {
  const html = underlay(["runbook", single, "--format", "html", "--date", "2026-11-20"]);
  expect(html.code).toBe(0);
  expect(html.out).toMatch(/^<!DOCTYPE html>/);
  expect(html.out).toContain("Date <code>2026-11-20</code>");
  expect(underlay(["runbook", single, "--date", "2026-02-30"])).toMatchObject({ code: 2, out: "" });
  expect(underlay(["runbook", single, "--format", "docx"]).err).toContain("md, html");
});

test("the runbook of a design with errors says on standard error that it is a draft", () => {
  const { code, out, err } = underlay(["runbook", broken]);
  expect(code).toBe(0);
  expect(out).toContain("> **Draft. Not ready to run");
  expect(err).toMatch(/^Draft. Not ready to run: /);
});

test("--version and --help are no failures; an unknown command is", () => {
  expect(underlay(["--version"])).toMatchObject({ code: 0, out: "0.1.0\n" });
  expect(underlay(["--help"]).out).toContain("Exit codes");
  expect(underlay(["frobnicate"]).code).toBe(2);
  expect(underlay(["check"]).code).toBe(2);
});

test("the examples of the help can be copied, one after the other", () => {
  const { out } = underlay(["--help"]);
  // The fonts of a PDF are in the built program only; here the sources run.
  const examples = [...out.matchAll(/^ {2}underlay (\S.*)$/gm)].map(([, line = ""]) =>
    line.replaceAll("pdf", "html"),
  );
  expect(examples.length).toBeGreaterThan(3);
  for (const example of examples) {
    expect([example, underlay(example.split(" ")).code]).toEqual([example, 0]);
  }
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(["plant.underlay", "setup.ps1", "plant.html"]),
  );
}, 120_000);
