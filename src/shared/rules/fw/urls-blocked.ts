import { listed, plain, say } from "#shared/kernel/message";
import { counted } from "#shared/kernel/words";
import { egressOf, type Gate } from "#shared/facts/egress";
import { elementOf, type Facts } from "#shared/facts/engine";
import { nameOf } from "#shared/facts/names";
import { readRows } from "#shared/facts/readings";
import { urlGapsOf } from "#shared/facts/url-coverage";
import { URL_ALLOWLIST, type AllowedUrl } from "#shared/profiles/arc-urls";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { seed } from "../sources.ts";
import { who } from "./url-machines.ts";

const URLS = seed("ARC", "Firewall URL exceptions");

const MACHINES = ["host", "arcResourceBridge", "cluster"] as const;

const ALL = URL_ALLOWLIST.map(({ pattern, port }) => ({ pattern, port }));

/** A wrong port is UL-FW-009, an entry that is too narrow UL-FW-010, a missing source UL-FW-011. */
export const urlsBlocked = defineRule({
  id: "UL-FW-008",
  name: "fw/urls-blocked",
  severity: "error",
  platforms: ["ARC"],
  on: MACHINES,
  what: "A firewall on the way to the Internet does not let a machine reach URLs that AKS enabled by Azure Arc needs.",
  why: "Every server and every VM must reach all of them: deployment, upgrades and the connection to Azure fail otherwise.",
  todo: "Import the full allowlist into the firewall.",
  sources: [URLS],
  check(facts, element, report) {
    for (const { machines, gates, unknown } of egressOf(facts, element)) {
      if (unknown) report.cannotTell(unknown);
      else if (gates.length === 0)
        report.pass(say`No filter is on the way of ${who(element)} to the Internet.`);
      for (const gate of gates) {
        const missing = missingAt(facts, gate);
        if (missing.length === 0) {
          if (gate.state !== "not-listed") {
            report.pass(
              say`${nameOf(facts, gate.router)} lets ${who(element)} reach the ${URL_ALLOWLIST.length} required URLs.`,
            );
          }
          continue;
        }
        const patterns = missing.map(({ pattern }) => pattern);
        const shown = listed([
          ...patterns.slice(0, 5),
          ...(patterns.length > 5 ? [plain(`${patterns.length - 5} more`)] : []),
        ]);
        report.fail({
          with: [{ element: gate.router, field: "urlAllow" }],
          message: say`${who(element, "The")} cannot reach ${plain(counted(missing.length, "required URL", "required URLs"))}: ${shown}.`,
          which: `${machines.network} ${gate.router}`,
          data: { patterns },
        });
      }
    }
  },
  fixes(facts, { subjects: [, gate], data: { patterns } }) {
    const router = gate && elementOf(facts, gate.element);
    if (!router || !Array.isArray(patterns)) return [];
    const present = readRows(router, "urlAllow");
    const rows = ALL.filter(({ pattern }) => patterns.includes(pattern));
    return [
      setFields(say`Add ${plain(counted(rows.length, "URL", "URLs"))} to ${router}`, router.id, {
        urlAllow: [...present, ...rows],
      }),
    ];
  },
  examples: {
    bad: [
      {
        title: "33 patterns allowed, gcr.io missing",
        base: "arc-static",
        edits: [
          {
            set: "firewall",
            fields: { urlAllow: ALL.filter(({ pattern }) => pattern !== "gcr.io") },
          },
        ],
      },
      {
        title: "everything denied and no URL list",
        base: "arc-static",
        edits: [{ set: "firewall", fields: { urlAllow: [] } }],
      },
    ],
    good: [
      { title: "all 34 patterns allowed", base: "arc-static" },
      {
        title: "a router that does not filter",
        base: "arc-static",
        edits: [
          { set: "firewall", fields: { urlAllow: null, urlSources: null, defaultAction: null } },
        ],
      },
    ],
  },
});

/** The URLs that a gate keeps from machines, less those that other rules speak about. */
function missingAt(facts: Facts, gate: Gate): readonly AllowedUrl[] {
  if (gate.state === "shut") return URL_ALLOWLIST.filter(({ port }) => gate.ports.includes(port));
  return gate.state === "list" ? urlGapsOf(facts, gate.router).missing : [];
}
