import { recordsOf } from "#shared/model/project";
import { test } from "vitest";
import { messageText } from "#shared/kernel/message";
import { buildExample } from "#shared/templates/build-example";
import { TEMPLATES } from "#shared/templates/index";
import { createChecker } from "./checker.ts";
import { RULES } from "./index.ts";
const MINE = (process.env["MINE"] ?? "UL-ROUTE").split(",");
test("show", () => {
  const out: string[] = [];
  for (const t of TEMPLATES) {
    const c = createChecker(t.build("x"));
    for (const f of c.findings())
      out.push(`${t.id}: ${f.severity} ${f.rule} ${messageText(f.message)}`);
    const doubts = [...recordsOf(t.build("x"), "elements")]
      .flatMap(({ id }) => c.explain(id).doubts)
      .filter((d) => MINE.some((m) => d.rule.startsWith(m)));
    for (const d of doubts)
      out.push(`${t.id}: doubt ${d.rule} ${d.element} ${messageText(d.missing)}`);
  }
  for (const rule of RULES.filter((r) => MINE.some((m) => r.id.startsWith(m)))) {
    for (const e of rule.examples.bad) {
      const c = createChecker(buildExample(e));
      out.push(`\n${rule.id} BAD ${e.title}`);
      for (const f of c.findings()) {
        out.push(
          `   ${f.rule === rule.id ? "*" : " "} ${f.severity} ${f.rule} ${messageText(f.message)}`,
        );
        if (f.rule === rule.id)
          for (const fix of c.fixesFor(f)) out.push(`        -> ${messageText(fix.title)}`);
      }
    }
    for (const e of rule.examples.good) {
      const p = buildExample(e);
      const c = createChecker(p);
      const others = c.findings().filter((f) => f.severity === "error");
      out.push(
        `${rule.id} GOOD ${e.title}${others.map((f) => `\n      also ${f.rule} ${messageText(f.message)}`).join("")}`,
      );
      let n = 0;
      for (const { id } of recordsOf(p, "elements")) {
        const j = c.explain(id as string);
        for (const ev of j.evidence.filter((x) => x.rule === rule.id))
          if (n++ < 4) out.push(`      ok ${messageText(ev.message)}`);
        for (const d of j.doubts.filter((x) => x.rule === rule.id))
          out.push(`      ?? ${messageText(d.missing)}`);
      }
    }
  }
  console.log(out.join("\n"));
});
