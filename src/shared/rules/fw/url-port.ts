import type { Json } from "#shared/kernel/json";
import { say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { readRows } from "#shared/facts/readings";
import { urlEntriesOf, urlGapsOf } from "#shared/facts/url-coverage";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { ALL } from "./url-list-examples.ts";

const URLS = seed("ARC", "Firewall URL exceptions");

export const urlPort = defineRule({
  id: "UL-FW-009",
  name: "fw/url-port",
  severity: "error",
  platforms: ["ARC"],
  on: ["router"],
  what: "A required URL is allowed on another port than it is reached on.",
  why: "Only www.microsoft.com is asked on port 80, all others on 443; the port that is needed stays shut.",
  todo: "Correct the port of the entry.",
  sources: [URLS],
  check(facts, router, report) {
    if (urlEntriesOf(facts, router.id).length === 0) return;
    const { wrongPort } = urlGapsOf(facts, router.id);
    for (const { url, entry } of wrongPort) {
      report.fail({
        field: "urlAllow",
        message: say`${url.pattern} needs port ${url.port}, ${router} allows ${entry.port ?? 0}.`,
        which: url.pattern,
        data: {
          row: entry.row,
          pattern: url.pattern,
          port: url.port,
          isSame: entry.pattern === url.pattern,
        },
      });
    }
    if (wrongPort.length === 0)
      report.pass(say`Every required URL that ${router} lists has its port.`);
  },
  fixes(facts, { subjects: [subject], data: { row, pattern, port, isSame } }) {
    const router = subject && elementOf(facts, subject.element);
    if (!router || typeof pattern !== "string" || typeof port !== "number") return [];
    const rows = readRows(router, "urlAllow");
    if (isSame !== true)
      return [
        setFields(say`Add ${pattern} on port ${port}`, router.id, {
          urlAllow: [...rows, { pattern, port }],
        }),
      ];
    const urlAllow = rows.map((each, i): Json => (i === row ? { ...each, port } : each));
    return [setFields(say`Allow ${pattern} on port ${port}`, router.id, { urlAllow })];
  },
  examples: {
    bad: [
      {
        title: "www.microsoft.com on 443 only",
        base: "arc-static",
        edits: [
          {
            set: "firewall",
            fields: {
              urlAllow: ALL.map((url) =>
                url.pattern === "www.microsoft.com" ? { ...url, port: 443 } : url,
              ),
            },
          },
        ],
      },
    ],
    good: [{ title: "www.microsoft.com on 80", base: "arc-static" }],
  },
});
