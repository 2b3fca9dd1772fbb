import { rangeContainsRange, type Range } from "#shared/address/range";
import { rangeSet, setContainsRange, type RangeSet } from "#shared/address/range-set";
import type { Json } from "#shared/kernel/json";
import { capitalised } from "#shared/kernel/words";
import { messageText, plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { portRulesOf, type PortRule } from "#shared/facts/filters";
import { readRows } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { allowRow, nameOfRule, removePortRule } from "../firewall-fixes.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING } from "../sources.ts";

const HOSTS = allowRow("192.168.0.0/24", "any", "tcp", "443", "");

const DENY = {
  sources: "any",
  destinations: "any",
  proto: "any",
  ports: "",
  action: "deny",
  label: "",
};

export const shadowedRule = defineRule({
  id: "UL-FW-017",
  name: "fw/shadowed-rule",
  severity: "warning",
  platforms: ["ALL"],
  on: ["router"],
  what: "A port rule is never reached, since an earlier one matches everything that it could match.",
  why: "The first match wins: the rule has no effect, whatever it was meant for.",
  todo: "Move the rule before the one that hides it, or delete it.",
  sources: [ENGINEERING],
  check(facts, router, report) {
    const rules = portRulesOf(facts, router.id).map(prepared);
    const rows = readRows(router, "portRules");
    let hidden = 0;
    for (const [i, later] of rules.entries()) {
      const earlier = rules.slice(0, i).find((each) => hides(each, later));
      if (!earlier) continue;
      hidden += 1;
      const [one, two] = [later, earlier].map(({ rule }) =>
        messageText(nameOfRule(rows[rule.row], rule.row)),
      );
      report.fail({
        field: "portRules",
        message: say`${plain(capitalised(one ?? ""))} of ${router} is hidden by ${plain(two ?? "")}.`,
        which: String(later.rule.row),
        data: {
          row: later.rule.row,
          by: earlier.rule.row,
          same: later.rule.action === earlier.rule.action,
        },
      });
    }
    if (rules.length > 1 && hidden === 0)
      report.pass(say`Each of the ${rules.length} port rules of ${router} can be reached.`);
  },
  fixes(facts, { subjects: [subject], data: { row, by, same } }) {
    const router = subject && elementOf(facts, subject.element);
    if (!router || typeof row !== "number" || typeof by !== "number") return [];
    if (same === true) return removePortRule(facts, router.id, row);
    const rows: Json[] = [...readRows(router, "portRules")];
    const [moved] = rows.splice(row, 1);
    if (moved === undefined) return [];
    rows.splice(by, 0, moved);
    return [
      setFields(say`Move rule ${row + 1} before rule ${by + 1}`, router.id, { portRules: rows }),
    ];
  },
  examples: {
    bad: [
      {
        title: "1 deny any; 2 allow tcp/22",
        base: "edge-scalable",
        edits: [{ set: "router", fields: { portRules: [DENY, { ...HOSTS, ports: "22" }] } }],
      },
      {
        title: "the same rule twice",
        base: "edge-scalable",
        edits: [
          { set: "router", fields: { portRules: [HOSTS, { ...HOSTS, sources: "192.168.0.11" }] } },
        ],
      },
    ],
    good: [
      {
        title: "1 allow tcp/22; 2 deny any",
        base: "edge-scalable",
        edits: [{ set: "router", fields: { portRules: [{ ...HOSTS, ports: "22" }, DENY] } }],
      },
      { title: "the rules between VLANs", base: "arc-static" },
    ],
  },
});

/** A rule with its ends as sets, so that each is made once. */
interface Prepared {
  readonly rule: PortRule;
  readonly sources: RangeSet | undefined;
  readonly destinations: RangeSet | undefined;
}

function prepared(rule: PortRule): Prepared {
  const set = (ranges: readonly Range[] | undefined): RangeSet | undefined =>
    ranges && rangeSet(ranges);
  return { rule, sources: set(rule.sources), destinations: set(rule.destinations) };
}

function hides(earlier: Prepared, later: Prepared): boolean {
  const { proto, ports } = earlier.rule;
  if (proto !== "any" && proto !== later.rule.proto) return false;
  const isAnyPort = !ports || later.rule.proto === "ipip";
  if (!isAnyPort && !(later.rule.ports && rangeContainsRange(ports, later.rule.ports)))
    return false;
  return holds(earlier.sources, later.sources) && holds(earlier.destinations, later.destinations);
}

function holds(outer: RangeSet | undefined, inner: RangeSet | undefined): boolean {
  if (!outer) return true;
  const all = inner ?? [{ start: 0, end: 0xffffffff }];
  return all.every((range) => setContainsRange(outer, range));
}
