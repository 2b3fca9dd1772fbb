import { plain, say } from "#shared/kernel/message";
import { elementOf } from "#shared/facts/engine";
import { readRows } from "#shared/facts/readings";
import { urlEntriesOf, urlGapsOf } from "#shared/facts/url-coverage";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { ALL } from "./url-list-examples.ts";

const URLS = seed("ARC", "Firewall URL exceptions");

export const urlTooNarrow = defineRule({
  id: "UL-FW-010",
  name: "fw/url-too-narrow",
  severity: "error",
  platforms: ["ARC"],
  on: ["router"],
  what: "An entry stands in place of a required pattern and covers only a part of it.",
  why: "A wildcard covers names with one or more labels before its domain and never the domain itself; some of the names that are needed stay blocked.",
  todo: "Add the pattern exactly as it is listed.",
  sources: [URLS, ENGINEERING],
  check(facts, router, report) {
    if (urlEntriesOf(facts, router.id).length === 0) return;
    const { tooNarrow } = urlGapsOf(facts, router.id);
    for (const { url, entry } of tooNarrow) {
      report.fail({
        field: "urlAllow",
        message: say`${entry.pattern} in ${plain("the list of")} ${router} does not cover ${url.pattern}.`,
        which: url.pattern,
        data: { pattern: url.pattern, port: url.port },
      });
    }
    if (tooNarrow.length === 0)
      report.pass(say`No entry of ${router} stands for only a part of a required pattern.`);
  },
  fixes(facts, { subjects: [subject], data: { pattern, port } }) {
    const router = subject && elementOf(facts, subject.element);
    if (!router || typeof pattern !== "string" || typeof port !== "number") return [];
    const urlAllow = [...readRows(router, "urlAllow"), { pattern, port }];
    return [setFields(say`Add ${pattern} on port ${port}`, router.id, { urlAllow })];
  },
  examples: {
    bad: [
      {
        title: "only *.pypi.org allowed",
        base: "arc-static",
        edits: [
          {
            set: "firewall",
            fields: { urlAllow: ALL.filter(({ pattern }) => pattern !== "pypi.org") },
          },
        ],
      },
      {
        title: "one name in place of a wildcard",
        base: "arc-static",
        edits: [
          {
            set: "firewall",
            fields: {
              urlAllow: ALL.map((url) =>
                url.pattern === "*.his.arc.azure.com"
                  ? { ...url, pattern: "gbl.his.arc.azure.com" }
                  : url,
              ),
            },
          },
        ],
      },
    ],
    good: [
      { title: "pypi.org and *.pypi.org allowed", base: "arc-static" },
      {
        title: "a wider wildcard in place of several",
        base: "arc-static",
        edits: [
          {
            set: "firewall",
            fields: {
              urlAllow: [
                ...ALL.filter(({ pattern }) => !pattern.endsWith(".azure.com")),
                { pattern: "*.azure.com", port: 443 },
              ],
            },
          },
        ],
      },
    ],
  },
});
