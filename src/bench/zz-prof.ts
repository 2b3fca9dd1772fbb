import { createChecker } from "#shared/rules/checker";
import { RULES } from "#shared/rules/index";
import { multiSite } from "#shared/testing/bench-designs";
import { applyCommand } from "#shared/commands/apply";
import { recordsOf } from "#shared/model/project";
const project = multiSite(10000);
const mine = process.argv[2] === "mine";
const time = new Map<string, number>(); const count = new Map<string, number>();
const rules = RULES.filter((r) => !mine || /ADDR|VIP|DHCP/.test(r.id)).map((rule) => ({ ...rule, check(f: any, s: any, r: any) { const t = performance.now(); rule.check(f, s, r); time.set(rule.id, (time.get(rule.id) ?? 0) + performance.now() - t); count.set(rule.id, (count.get(rule.id) ?? 0) + 1); } }));
const t0 = performance.now();
const c = createChecker(project, rules as any);
c.findings();
console.log("full", performance.now() - t0);
const show = (what: string) => { console.log(what, [...time].sort((a, b) => b[1] - a[1]).slice(0, 10).map(([k, v]) => k + " " + v.toFixed(2) + "ms x" + count.get(k)).join(" | ")); };
show("full:");
let p = project;
for (const [kind, field, value] of [["vnic", "address", "192.168.0.222"], ["segment", "prefix", "192.168.0.0/23"], ["addressPool", "size", 20], ["site", "variant", "single"]] as const) {
  const ids = [...recordsOf(project, "elements")].filter((e) => e.kind === kind && e.fields[field]).slice(0, 10).map((e) => e.id);
  let sum = 0;
  for (const [i, id] of ids.entries()) {
    if (i === 5) { time.clear(); count.clear(); sum = 0; }
    const a = applyCommand(p, { name: "element.edit", args: { ids: [id], fields: { [field]: value } } });
    if (!a.ok) continue;
    const t = performance.now();
    c.advance(a.value.next, a.value.edit.changes);
    const t1 = performance.now();
    c.findings();
    sum += performance.now() - t;
    p = a.value.next;
    if (i === 9) console.log(kind, "advance", (t1 - t).toFixed(2), "findings", (performance.now() - t1).toFixed(2));
  }
  console.log(kind, "mean", (sum / 5).toFixed(2));
  show("   ");
}
