import { formatIpv4 } from "#shared/address/ipv4";
import { listed, say } from "#shared/kernel/message";
import { egressOf, siteProxy } from "#shared/facts/egress";
import { claimsNear } from "#shared/facts/holders";
import { kindOf } from "#shared/facts/engine";
import { dnsServersOf, zonesOf } from "#shared/facts/machine-dns";
import { nameOf } from "#shared/facts/names";
import { siteIdOf, siteOf } from "#shared/facts/places";
import { defineRule } from "../define-rule.ts";
import { setFields } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";

export const publicNames = defineRule({
  id: "UL-FW-019",
  name: "fw/public-names",
  severity: "error",
  platforms: ["ARC"],
  on: ["host", "arcResourceBridge", "cluster"],
  what: "Machines that need the URL allowlist have only DNS servers that answer for internal zones, and no proxy.",
  why: "An allowlist by name needs names that resolve: nothing is blocked, and still nothing is reached.",
  todo: "Give the DNS server a forwarder for public names, or set a proxy that resolves them.",
  sources: [ENGINEERING, seed("ARC", "Firewall URL exceptions")],
  check(facts, element, report) {
    if (siteOf(facts, element.id)?.fields["internetDisabled"] === true) return;
    const proxy = siteProxy(facts, element.id);
    if (proxy !== undefined)
      return report.pass(say`${nameOf(facts, proxy)} resolves public names for ${element}.`);
    const goesOut = egressOf(facts, element).some(
      ({ gates, unknown }) =>
        !unknown && gates.every(({ state }) => state === "list" || state === "open"),
    );
    const servers = dnsServersOf(facts, element);
    if (!goesOut || servers.length === 0) return;
    const zones = servers.map((server) => zonesOf(facts, element.id, server));
    const good = servers.find((_server, i) => zones[i] === "both" || zones[i] === "public");
    if (good !== undefined)
      return report.pass(say`${formatIpv4(good)} resolves public names for ${element}.`);
    if (zones.includes(undefined)) {
      return report.cannotTell(
        say`Which names ${listed(servers.map(formatIpv4))} answers for is not drawn.`,
      );
    }
    const site = siteIdOf(facts, element.id);
    const devices = servers.flatMap((server) =>
      claimsNear(facts, site, server).flatMap(({ owner }) =>
        kindOf(facts, owner) === "dnsServer" ? [owner] : [],
      ),
    );
    report.fail({
      with: [...new Set(devices)].map((device) => ({ element: device, field: "zones" })),
      message: say`${element} cannot resolve public names needed by the allowlist; ${listed(servers.map(formatIpv4))} ${{ plain: servers.length === 1 ? "answers" : "answer" }} for internal zones only.`,
    });
  },
  fixes: (facts, { subjects: [, ...devices] }) =>
    devices.map(({ element }) =>
      setFields(say`Let ${nameOf(facts, element)} forward public names`, element, {
        zones: "both",
      }),
    ),
  examples: {
    bad: [
      {
        title: "DNS 10.4.0.5 for internal zones only, no proxy",
        base: "arc-static",
        edits: [{ set: "dns", fields: { zones: "internal" } }],
      },
    ],
    good: [
      { title: "DNS 10.4.0.5 with forwarder", base: "arc-static" },
      {
        title: "internal zones only, and a proxy",
        base: "arc-static",
        edits: [
          { set: "dns", fields: { zones: "internal" } },
          {
            add: "proxy",
            id: "proxy",
            parent: "site",
            fields: { http: "http://10.1.0.8:3128", https: "http://10.1.0.8:3128" },
          },
          { set: "site", fields: { infrastructureProxy: "proxy" } },
        ],
      },
    ],
  },
});
