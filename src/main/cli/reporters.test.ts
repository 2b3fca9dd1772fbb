import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, describe, expect, test } from "vitest";
import { SARIF_SUBSET } from "#main/testing/sarif-subset";
import { applyChanges } from "#shared/model/change";
import type { Project } from "#shared/model/project";
import type { WaiverRecord } from "#shared/model/records";
import { printTextForm } from "#shared/formats/text-form";
import { sampleFile } from "#shared/testing/samples";
import { getTemplate } from "#shared/templates/index";

const folder = mkdtempSync(join(tmpdir(), "underlay-reporters-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ENTRY = join(import.meta.dirname, "index.ts");
const KEY = "UL-ADDR-001|host.ethernet.address";

function check(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ENTRY, "check", ...args], {
    cwd: folder,
  });
  return { code: status, out: stdout.toString("utf8"), err: stderr.toString("utf8") };
}

function write(name: string, project: Project): string {
  const wrong = printTextForm(project).replace("10.0.0.57/24", "10.0.0.57/244");
  writeFileSync(join(folder, name), wrong);
  return name;
}

function waived(project: Project, over: Partial<WaiverRecord> = {}): Project {
  const after: WaiverRecord = {
    id: "w",
    finding: KEY,
    rule: "UL-ADDR-001",
    reason: "Typed {0} later,\nsee [this](http://example.test).",
    owner: 'J. "Jo" Doe <jo>',
    expires: "2026-12-01",
    ...over,
  };
  return applyChanges(project, [{ collection: "waivers", id: after.id, before: null, after }]);
}

const cell = getTemplate("edge-single").build("Cell 4");
const broken = write("broken, 100%.underlay.json", cell);
const accepted = write("accepted.underlay.json", waived(cell));
const legacy = sampleFile("aks-edge/aide-userconfig.schema-1.3.json");

/** What is read of a SARIF log here. */
interface Log {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly rules: readonly { id: string; help?: object }[] };
    };
    readonly invocations: readonly { executionSuccessful: boolean }[];
    readonly artifacts: readonly { location: { uri: string } }[];
    readonly results: readonly {
      ruleId: string;
      ruleIndex: number;
      level: string;
      message: { text: string };
      locations: readonly { logicalLocations?: readonly { fullyQualifiedName: string }[] }[];
      fingerprints?: Record<string, string>;
      suppressions?: readonly { justification: string }[];
    }[];
  }[];
}

function sarif(...args: readonly string[]) {
  const log = JSON.parse(check("--format", "sarif", ...args).out) as Log;
  const [run] = log.runs;
  if (!run) throw new Error("no run");
  return { log, run };
}

describe("SARIF", () => {
  const { log, run } = sarif("--today", "2026-11-20", broken, accepted, legacy, "missing.json");

  test("has the shape of SARIF 2.1.0, as far as it was copied out by hand", () => {
    const validate = new Ajv({ allErrors: true }).compile(SARIF_SUBSET);
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  });

  const official = process.env["UNDERLAY_SARIF_SCHEMA"];
  test.skipIf(official === undefined)("validates against the official schema", () => {
    const schema = JSON.parse(readFileSync(official ?? "", "utf8")) as Record<string, unknown>;
    // It is written for draft 4, from which only these two words differ.
    delete schema["$schema"];
    delete schema["id"];
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  });

  test("each result points at its rule, and each rule of the catalogue has its help", () => {
    const { rules } = run.tool.driver;
    for (const { ruleId, ruleIndex } of run.results) expect(rules[ruleIndex]?.id).toBe(ruleId);
    const mute = rules.filter(({ id, help }) => id.startsWith("UL-") && help === undefined);
    expect(mute).toEqual([]);
  });

  test("elements are logical locations, keys are fingerprints", () => {
    const [result] = run.results;
    expect(result?.level).toBe("error");
    expect(result?.locations[0]?.logicalLocations?.[0]?.fullyQualifiedName).toBe("host.ethernet");
    expect(result?.fingerprints).toEqual({ "underlayKey/v1": KEY });
  });

  test("what is waived is suppressed, and its words are no placeholders or links", () => {
    const suppressed = run.results.filter(({ suppressions }) => suppressions !== undefined);
    expect(suppressed).toHaveLength(1);
    expect(suppressed[0]?.suppressions?.[0]?.justification).toBe(
      "Typed {{0}} later,\nsee \\[this](http://example.test).",
    );
  });

  test("files are URIs, and one that cannot be read is said", () => {
    const uris = run.artifacts.map(({ location }) => location.uri);
    expect(uris[0]).toBe("broken%2C%20100%25.underlay.json");
    expect(uris[2]).toMatch(/^file:\/\/\//);
    expect(run.invocations).toEqual([{ executionSuccessful: false }]);
  });
});

describe("JUnit", () => {
  test("counts what makes the exit code 1 as failures, and what is waived as skipped", () => {
    const { code, out } = check("--format", "junit", "--today", "2026-11-20", broken, accepted);
    expect(code).toBe(1);
    expect(out).toContain(
      '<testsuites name="underlay" tests="2" failures="1" errors="0" skipped="1">',
    );
    expect(out).toContain("Waived by J. &quot;Jo&quot; Doe &lt;jo&gt; until 2026-12-01");
    expect(out).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
    const never = check("--format", "junit", "--fail-on", "never", broken);
    expect(never).toMatchObject({ code: 0, out: expect.stringContaining("<system-out>error: ") });
  });

  test("a file without a word passes, one that cannot be read is an error", () => {
    writeFileSync(join(folder, "sound.underlay.json"), printTextForm(cell));
    const { code, out } = check("--format", "junit", "sound.underlay.json", "missing.json");
    expect(code).toBe(2);
    expect(out).toContain('name="no problems (Underlay text form)"/>');
    expect(out).toContain('<error type="file-unreadable"');
  });
});

test("annotations of GitHub name the file, the rule and the words", () => {
  const { code, out } = check("--format", "github", "--today", "2026-11-20", broken, accepted);
  expect(code).toBe(1);
  const [first, last] = out.trim().split("\n");
  expect(first).toMatch(
    /^::error file=broken%2C 100%25\.underlay\.json,title=UL-ADDR-001 addr\/not-an-ipv4-address::Ethernet: /,
  );
  expect(last).toContain("2 files: 1 valid, 1 invalid");
});

describe("waivers", () => {
  test("leave the JSON form and the exit code, until their last day is over", () => {
    const before = check("--format", "json", "--today", "2026-12-01", accepted);
    expect(before.code).toBe(0);
    expect(JSON.parse(before.out)).toEqual({
      files: [{ file: accepted, kind: "text-form", verdict: "valid", findings: [], notes: [] }],
    });
    const after = check("--format", "json", "--today", "2026-12-02", accepted);
    expect(after.code).toBe(1);
    const { files } = JSON.parse(after.out) as { files: { findings: Record<string, unknown>[] }[] };
    expect(files[0]?.findings.map(({ id }) => id)).toEqual(["UL-ADDR-001", "UL-X-401"]);
    for (const finding of files[0]?.findings ?? []) {
      expect(Object.keys(finding)).toEqual(["id", "name", "severity", "message", "subjects"]);
    }
  });

  test("are counted in the text, and one without a finding is told", () => {
    expect(check("--today", "2026-11-20", accepted).out).toContain("1 waived");
    const orphan = write("orphan.underlay.json", waived(cell, { finding: "UL-ADDR-999|host" }));
    expect(check(orphan).out).toContain("UL-X-402 x/waiver-orphaned");
  });

  test("a day has to be one", () => {
    expect(check("--today", "2026-02-30", accepted)).toMatchObject({ code: 2 });
  });
});

describe("only a part", () => {
  test.each([
    [1, ["--rule", "addr/not-an-ipv4-address"]],
    [0, ["--rule", "ul-addr-002"]],
    [1, ["--rule", "UL-ADDR-002,UL-ADDR-001"]],
    [1, ["--rule", "UL-ADDR-002", "--rule", "UL-ADDR-001"]],
  ])("by rule, by id or name, several at once: code %i for %j", (code, args) => {
    expect(check(...args, broken).code).toBe(code);
  });

  test("a rule that is not there is no success, and a near one is suggested", () => {
    const wrong = check("--rule", "UL-ADDR-0011", broken);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("Is UL-ADDR-001 meant?") });
  });

  test("by the name of the site; one that is not there is no success", () => {
    expect(check("--site", "Cell 4", broken).code).toBe(1);
    const wrong = check("--site", "Cell 5", broken);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("there is Cell 4") });
  });
});
