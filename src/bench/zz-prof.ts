import { multiSite, wideSegment, manySegments } from "#shared/testing/bench-designs";
import { recordsOf, findRecord } from "#shared/model/project";
import { RULES } from "#shared/rules/index";
import { judge } from "#shared/rules/judge";
import { createChecker } from "#shared/rules/checker";
import { createFacts } from "#shared/facts/engine";
import { applyCommand } from "#shared/commands/apply";
const MINE = RULES.filter((r) => /UL-(SWITCH|NAT|DNS|PROXY|CNI|CAP|NAME|LB|X)/.test(r.id));
const OTHERS = RULES.filter((r) => !MINE.includes(r));
for (const [name, make] of [["multi 10000", () => multiSite(10000)], ["multi 20000", () => multiSite(20000)], ["wide 5000", () => wideSegment(5000)], ["wide 10000", () => wideSegment(10000)], ["segs 2000", () => manySegments(2000)], ["segs 4000", () => manySegments(4000)]] as const) {
  const project = make();
  for (const [label, rules] of [["mine", MINE], ["others", OTHERS]] as const) {
    createChecker(project, rules).findings();
    const t = performance.now(); const c = createChecker(project, rules); c.findings(); const full = performance.now() - t;
    const vnics = [...recordsOf(project, "elements")].filter((e) => e.kind === "vnic" || e.kind === "routerInterface").slice(0, 60);
    let p = project; const times: number[] = [];
    for (const v of vnics) for (const address of ["192.168.0.222", v.fields["address"] ?? null]) {
      const a = applyCommand(p, { name: "element.edit", args: { ids: [v.id], fields: { address } } });
      if (!a.ok) continue;
      const t1 = performance.now(); c.advance(a.value.next, a.value.edit.changes); c.findings(); times.push(performance.now() - t1); p = a.value.next;
    }
    const segs = [...recordsOf(project, "elements")].filter((e) => e.kind === "segment").slice(0, 20); const st: number[] = [];
    for (const v of segs) for (const prefix of ["192.168.0.0/23", v.fields["prefix"] ?? null]) {
      const a = applyCommand(p, { name: "element.edit", args: { ids: [v.id], fields: { prefix } } });
      if (!a.ok) continue;
      const t1 = performance.now(); c.advance(a.value.next, a.value.edit.changes); c.findings(); st.push(performance.now() - t1); p = a.value.next;
    }
    times.sort((a, b) => a - b); st.sort((a, b) => a - b);
    console.log(name, label, "full", full.toFixed(0), "addr med", times[times.length >> 1]?.toFixed(3), "p95", times[Math.floor(times.length * .95)]?.toFixed(3), "seg med", st[st.length >> 1]?.toFixed(2), "p95", st[Math.floor(st.length * .95)]?.toFixed(2));
  }
  const facts = createFacts(project); const rows: [string, number][] = []; const els = [...recordsOf(project, "elements")];
  for (const rule of MINE) { const t = performance.now(); for (const e of els) if (rule.on.includes(e.kind)) judge(facts, e, [rule]); rows.push([rule.id, performance.now() - t]); }
  rows.sort((a, b) => b[1] - a[1]); console.log("   ", rows.slice(0, 7).map(([i, m]) => `${i} ${m.toFixed(0)}`).join("  "));
}
