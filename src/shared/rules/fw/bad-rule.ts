import { parsePort } from "#shared/address/port";
import type { Json, JsonObject } from "#shared/kernel/json";
import { capitalised } from "#shared/kernel/words";
import { messageText, plain, say, type Message } from "#shared/kernel/message";
import { isEmptyValue } from "#shared/model/field";
import { elementOf } from "#shared/facts/engine";
import { readAddresses, readPorts } from "#shared/facts/filters";
import { readRows } from "#shared/facts/readings";
import { defineRule } from "../define-rule.ts";
import { allowRow, nameOfRule, replacePortRule } from "../firewall-fixes.ts";
import { ENGINEERING } from "../sources.ts";

const PROTOCOLS = new Set(["any", "tcp", "udp", "ipip"]);

const HOSTS = allowRow("192.168.0.0/24", "any", "tcp", "443", "");

/** UL-FW-016, a gate: a rule that cannot be read is left out by all others. */
export const badRule = defineRule({
  id: "UL-FW-016",
  name: "fw/bad-rule",
  severity: "error",
  platforms: ["ALL"],
  on: ["router"],
  what: "A port rule has a port, a range, a protocol or an address that does not exist.",
  why: "The firewall refuses the rule, or takes it for something else; the checks leave it out.",
  todo: "Write a port from 1 to 65535 or a range of them, TCP, UDP, IP-in-IP or any, and addresses or prefixes.",
  sources: [ENGINEERING],
  check(_facts, router, report) {
    const rows = readRows(router, "portRules");
    let good = 0;
    for (const [row, cells] of rows.entries()) {
      const problems = problemsOf(cells);
      if (problems.length === 0) good += 1;
      for (const { column, problem } of problems) {
        const name = messageText(nameOfRule(cells, row));
        report.fail({
          field: "portRules",
          message: say`${plain(capitalised(name))} of ${router}: ${problem}.`,
          which: `${row}.${column}`,
          data: { row, column },
        });
      }
    }
    if (good > 0 && good === rows.length)
      report.pass(say`All ${good} port rules of ${router} can be read.`);
  },
  fixes(facts, { subjects: [subject], data: { row, column } }) {
    const router = subject && elementOf(facts, subject.element);
    const cells =
      router && typeof row === "number" ? readRows(router, "portRules")[row] : undefined;
    if (!router || !cells || typeof row !== "number" || column !== "ports") return [];
    const texts = textOf(cells["ports"])
      .split(/[,;\s]+/)
      .map(swapped);
    const isReadable = texts.every((text) => text !== "" && readPorts(text));
    if (!isReadable) return [];
    const rows = texts.map((ports): JsonObject => ({ ...cells, ports }));
    const title =
      texts.length === 1
        ? say`Use ${texts[0] ?? ""}`
        : say`Make a rule for each of ${texts.join(", ")}`;
    return replacePortRule(facts, router.id, row, rows, title);
  },
  examples: {
    bad: [
      {
        title: "tcp/70000",
        base: "edge-scalable",
        edits: [{ set: "router", fields: { portRules: [{ ...HOSTS, ports: "70000" }] } }],
      },
      {
        title: "a range that ends before it starts",
        base: "edge-scalable",
        edits: [{ set: "router", fields: { portRules: [{ ...HOSTS, ports: "443-80" }] } }],
      },
      {
        title: "two ports in one rule",
        base: "edge-scalable",
        edits: [{ set: "router", fields: { portRules: [{ ...HOSTS, ports: "80, 443" }] } }],
      },
      {
        title: "an unknown protocol",
        base: "edge-scalable",
        edits: [{ set: "router", fields: { portRules: [{ ...HOSTS, proto: "sctp" }] } }],
      },
    ],
    good: [
      {
        title: "tcp/6443",
        base: "edge-scalable",
        edits: [{ set: "router", fields: { portRules: [{ ...HOSTS, ports: "6443" }] } }],
      },
      { title: "the rules between VLANs", base: "arc-static" },
    ],
  },
});

interface Problem {
  readonly column: string;
  readonly problem: Message;
}

function problemsOf(cells: JsonObject): Problem[] {
  const problems: Problem[] = [];
  const proto = textOf(cells["proto"]);
  if (proto !== "" && !PROTOCOLS.has(proto)) {
    problems.push({
      column: "proto",
      problem: say`${proto} is not a protocol that a rule can name`,
    });
  }
  if (readPorts(cells["ports"]) === null)
    problems.push({ column: "ports", problem: portProblem(textOf(cells["ports"])) });
  for (const column of ["sources", "destinations"]) {
    const text = textOf(cells[column]);
    if (readAddresses(text) === null)
      problems.push({ column, problem: say`${text} names no address or prefix` });
  }
  return problems;
}

function portProblem(text: string): Message {
  if (swapped(text) !== text) return say`the range ${text} ends before it starts`;
  const parts = text.split(/[,;\s]+|[-–]/).filter((part) => part !== "");
  const bad = parts.find((part) => !parsePort(part).ok);
  return bad === undefined
    ? say`${text} is not one port or one range`
    : say`${bad} is not a port from 1 to 65535`;
}

/** A range with its ends in order; any other text as it is. */
function swapped(text: string): string {
  const [first, last, ...others] = text.split(/\s*[-–]\s*/);
  if (first === undefined || last === undefined || others.length > 0) return text;
  return parsePort(first).ok && parsePort(last).ok && Number(first) > Number(last)
    ? `${last}-${first}`
    : text;
}

function textOf(value: Json | undefined): string {
  if (isEmptyValue(value)) return "";
  return typeof value === "string" ? value.trim() : JSON.stringify(value);
}
