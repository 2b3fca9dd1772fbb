import { describe, expect, test } from "vitest";
import { applyCommand } from "#shared/commands/apply";
import type { CommandCall } from "#shared/commands/define-command";
import type { JsonObject } from "#shared/kernel/json";
import type { Project } from "#shared/model/project";
import { getTemplate } from "#shared/templates/index";
import { checkProject, createChecker } from "./checker.ts";

const KEY = "UL-ADDR-001|host.ethernet.address";

/** Carries out commands; each must be taken. */
function after(project: Project, ...calls: readonly CommandCall[]): Project {
  return calls.reduce((now, call) => {
    const applied = applyCommand(now, call);
    if (!applied.ok) throw new Error(applied.error.message);
    return applied.value.next;
  }, project);
}

const set = (id: string, fields: JsonObject): CommandCall => ({
  name: "element.edit",
  args: { ids: [id], fields },
});
const waive = (id: string, expires: string | null = null, finding = KEY): CommandCall => ({
  name: "waiver.add",
  args: { id, finding, rule: finding.split("|")[0] ?? "", reason: "Pilot.", owner: "Jo", expires },
});

const sound = getTemplate("edge-single").build("Demo");
const wrong = after(sound, set("host.ethernet", { address: "10.0.0.57/244" }));
const rules = (project: Project, today?: string) =>
  checkProject(project, { today }).map(({ rule }) => rule);

test("a waived finding is kept apart, with its waiver", () => {
  const checker = createChecker(after(wrong, waive("w")));
  expect(checker.findings()).toEqual([]);
  expect(checker.waived()).toMatchObject([{ finding: { key: KEY }, waiver: { owner: "Jo" } }]);
});

test("a waiver holds through its last day; then it is a finding beside the one it covered", () => {
  const project = after(wrong, waive("w", "2026-11-20"));
  expect(rules(project)).toEqual([]);
  expect(rules(project, "2026-11-20")).toEqual([]);
  expect(rules(project, "2026-11-21")).toEqual(["UL-ADDR-001", "UL-X-401"]);
  const [, expired] = checkProject(project, { today: "2026-11-21" });
  expect(expired).toMatchObject({
    severity: "warning",
    subjects: [{ element: "host.ethernet", field: "address" }],
  });
});

test("a second waiver that holds is enough; the old one still wants to be cleared away", () => {
  const project = after(wrong, waive("old", "2026-01-01"), waive("new"));
  expect(rules(project, "2026-11-21")).toEqual(["UL-X-401"]);
});

describe("an orphaned waiver", () => {
  test("is shown at the element that it named", () => {
    const [orphan] = checkProject(after(sound, waive("w")));
    expect(orphan).toMatchObject({ rule: "UL-X-402", severity: "info" });
    expect(orphan?.subjects).toEqual([{ element: "host.ethernet" }]);
  });

  test("is shown at the site when its element is gone, and nowhere when that is gone too", () => {
    const gone = after(sound, waive("w", null, "UL-ADDR-001|nobody.address"));
    expect(checkProject(gone)[0]?.subjects).toEqual([{ element: "site" }]);
    const empty = after(gone, { name: "items.delete", args: { elements: ["site"], links: [] } });
    expect(checkProject(empty).find(({ rule }) => rule === "UL-X-402")?.subjects).toEqual([]);
  });

  test("never counts as expired, and cannot be waived in turn", () => {
    const project = after(sound, waive("w", "2026-01-01"));
    expect(rules(project, "2026-11-21")).toEqual(["UL-X-402"]);
    const [orphan] = checkProject(project);
    const again = after(project, waive("v", null, orphan?.key));
    expect(rules(again)).toEqual(["UL-X-402", "UL-X-402"]);
  });
});

test("the checker follows edits of waivers, of what they cover, and of the day", () => {
  let project = sound;
  let today = "2026-11-20";
  const checker = createChecker(project, { today });
  const step = (call: CommandCall) => {
    const applied = applyCommand(project, call);
    if (!applied.ok) throw new Error(applied.error.message);
    project = applied.value.next;
    checker.advance(project, applied.value.edit.changes);
  };
  const agrees = () => {
    const fresh = createChecker(project, { today });
    expect(checker.findings()).toEqual(fresh.findings());
    expect(checker.waived()).toEqual(fresh.waived());
  };
  const calls = [
    waive("a", "2026-11-25"),
    set("host.ethernet", { address: "10.0.0.57/244" }),
    waive("b", "2026-11-18"),
    { name: "waiver.remove", args: { id: "a" } },
    { name: "items.delete", args: { elements: ["host.ethernet"], links: [] } },
    { name: "items.delete", args: { elements: ["site"], links: [] } },
    { name: "waiver.remove", args: { id: "b" } },
  ];
  for (const call of calls) {
    step(call);
    agrees();
    today = today === "2026-11-20" ? "2026-11-30" : "2026-11-20";
    checker.setToday(today);
    agrees();
  }
});

test("rules given alone judge no waiver unless they are among them", () => {
  expect(checkProject(after(sound, waive("w")), [])).toEqual([]);
});
