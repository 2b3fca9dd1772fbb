import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { countingIds } from "#shared/kernel/ids";
import { jsonText } from "#shared/kernel/json";
import { unwrap } from "#shared/kernel/result";
import { recordsOf, type Project } from "#shared/model/project";
import { findProfile } from "#shared/profiles/index";
import { checkProject } from "#shared/rules/checker";
import { findRule } from "#shared/rules/index";
import { SAMPLE_NAMES, sampleFile, SAMPLES } from "#shared/testing/samples";
import { importFile } from "./import-file.ts";
import { verdictOf } from "./verdict.ts";

/**
 * The manifest's names, in our words: codes of notes and names of rules. A name counts as found when
 * one of them is there. Names of importer findings are the codes of our notes, unless listed here.
 */
const OURS: Readonly<Record<string, readonly string[]>> = {
  "single-ignores-static-fields": [
    "single-ignores-static-fields",
    "vip/set-automatically",
    "vip/service-start",
    "switch/single-switch-name",
    "addr/fixed-address",
  ],
  "service-range-zero": ["x/service-range-zero"],
  "auto-subnet": ["x/auto-subnet"],
  "pod-service-defaults": ["x/pod-service-defaults"],
  "cni-distribution-mismatch": ["x/cni-distribution-mismatch"],
  "skip-check-set": ["x/skip-check-set"],
  "arc-section-missing": ["x/arc-section-missing"],
  "eula-not-accepted": ["x/eula-not-accepted"],
  "secondary-network-incomplete": ["x/secondary-network-incomplete"],
  "dns-equals-gateway": ["x/dns-equals-gateway", "dns-equals-gateway"],
  "reserved-range-host-lan": ["x/reserved-range-host-lan", "reserved-range-host-lan"],
  "address-in-pool": ["addr/cloud-agent-in-pool"],
  "name-pattern": ["x/name-pattern"],
  "prefix-much-wider-than-used": ["x/prefix-much-wider-than-used", "prefix-much-wider-than-used"],
  "cloud-service-cidr-missing": ["addr/cloud-agent-missing", "cloud-service-cidr-missing"],
  "vlan-untagged": ["vlan-untagged", "x/vlan-untagged"],
  "noproxy-overlaps-lan": ["x/noproxy-overlaps-lan"],
  // A documentation prefix in the place of an address: it was blacked out.
  "ip-invalid": ["ip-invalid", "schema-placeholder"],
  "ase-node-ips": ["addr/ase-node-range", "cap/ase-range-size", "x/ase-node-range-split"],
  "ase-service-ips": ["vip/ase-ranges-overlap", "vip/ase-range-outside"],
  "route-ok": ["route/next-hop-inside"],
  "cidr-not-canonical": ["cidr-not-canonical", "addr/host-bits"],
  "control-plane-count-even": ["control-plane-count", "cap/no-control-plane"],
  // A name of another resource makes no hole in the figures of this file.
  "schema-placeholder": ["schema-placeholder", "reference-placeholder"],
};

const FIXED_THEN =
  "Up to schema 1.8 a file goes by the documents of February 2023, which fix 192.168.0.0/24; Ip4AddressPrefix came later (realworld.md 1.6).";

const PART =
  "The rule cannot tell a part from a whole file: without a schema version the newest documents hold, and they ask for the section.";

/** What follows from the holes of the templates: whoever fills them in hears no more of it. */
const HOLES: Readonly<Record<string, string>> = {
  "addr/logical-pool": "The hole, seen from the design.",
  "addr/logical-prefix": "The hole, seen from the design.",
  "addr/static-gateway": "The hole, seen from the design.",
  "dns/logical-servers": "The hole, seen from the design.",
  "switch/network-switch": "The hole, seen from the design.",
};

const CAPITALS =
  "The rule holds names of clusters to the pattern of Kubernetes; the template's own example has capitals.";

const ELSEWHERE =
  "True of the design, and no fault of the file, which leaves it to another; the verdict does not count it.";

/** What we say beyond the manifest at warning or error, and why. */
const BEYOND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "aks-edge/aide-userconfig.legacy-1.1.json": {
    "schema-placeholder":
      "SubscriptionId and TenantId are empty, just as in the 1.3 sample, where the manifest calls that a placeholder.",
    "service-range-pair":
      "realworld.md 1.6: count start to end on whole addresses and say so when the size differs.",
    "addr/outside-segment":
      "The endpoint that the single machine ignores is not an address of its internal network either.",
  },
  "aks-edge/aide-userconfig.schema-1.3.json": {
    "config-elsewhere": "The network is in another file; whoever imports this one has to be told.",
  },
  "aks-edge/aio-aide-userconfig.schema-1.3.json": {
    "config-elsewhere": "As above.",
  },
  "aks-edge/doc-scalable-linux-windows-machines.fragment.json": {
    "dns/no-servers": "The same hole, seen from the design: no Network, so no DNS servers.",
    "route/no-default-route": "The same hole, seen from the design: no Network, so no gateway.",
    "vip/endpoint-count": "The same hole, seen from the design: no Network, so no endpoint.",
    "x/arc-section-missing": PART,
  },
  "aks-edge/issue-152-network.fragment.json": { "x/arc-section-missing": PART },
  "aks-edge/issue-210-secondary-network.fragment.json": { "x/arc-section-missing": PART },
  "akshci/doc-dhcp-vlan7.json": { "dhcp/scope-options": ELSEWHERE },
  "akshci/issue-162-static-16.json": { "dns/vnet-servers": ELSEWHERE },
  "aks-arc/arm-existing-lnet/azuredeploy.parameters.json": {
    "cap/no-worker": "agentCount 0, as the template has it before somebody fills it in.",
  },
  "aks-arc/arm-new-lnet/azuredeploy.parameters.json": {
    ...HOLES,
    "cap/no-worker": "agentCount 0, as the template has it before somebody fills it in.",
  },
  "aks-arc/bicep-existing-lnet/aksarc.bicepparam": { "name/kubernetes": CAPITALS },
  "aks-arc/bicep-new-lnet/aksarc.bicepparam": { ...HOLES, "name/kubernetes": CAPITALS },
  "aks-arc/nodepool.parameters.json": {
    "cap/no-control-plane": ELSEWHERE,
    "cap/control-plane-ips": ELSEWHERE,
    "vip/control-plane-count": ELSEWHERE,
  },
  "aks-arc/loadbalancer.parameters.json": { "cap/no-control-plane": ELSEWHERE },
  "aks-arc/doc-lnet-and-cluster-cli.json": {
    "cap/no-control-plane": ELSEWHERE,
    "switch/network-switch": ELSEWHERE,
  },
  "aks-arc/hybridcontainerservice-virtualNetwork.put.json": { "switch/network-switch": ELSEWHERE },
};

/** What the manifest expects and we do not say, and why. */
const NOT_SAID: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "aks-edge/aksedge-config.schema-1.5.json": { "auto-subnet": FIXED_THEN },
  "aks-edge/aksedge-config.schema-1.6.json": { "auto-subnet": FIXED_THEN },
  "aks-edge/aksedge-config.schema-1.8.json": { "auto-subnet": FIXED_THEN },
  "aks-edge/aide-userconfig.legacy-1.1.json": {
    "noproxy-overlaps-lan":
      "The file is for a single machine, whose nodes are in 192.168.0.0/24: the entry is their own network and right.",
  },
  "aks-arc/azure-local-host/terraform.tfvars.example": {
    "vpn-prefix-missing":
      "The workload VLAN is only in the sibling file; from this one alone nobody can tell.",
  },
};

/** Severities of ours that differ from the manifest's, and why. */
const OTHERWISE: Readonly<Record<string, { readonly severity: string; readonly why: string }>> = {};

interface Found {
  readonly name: string;
  readonly severity: string;
  readonly where: string;
}

function judge(name: string): {
  readonly project: Project | null;
  readonly verdict: string;
  readonly found: readonly Found[];
} {
  const text = readFileSync(sampleFile(name), "utf8");
  const { project, notes, leaves } = unwrap(
    importFile(text, { fileName: name, ids: countingIds() }),
  );
  const findings = project ? checkProject(project) : [];
  return {
    project,
    verdict: verdictOf(notes, findings, leaves),
    found: [
      ...notes.map(({ code, severity, path }) => ({ name: code, severity, where: path })),
      ...findings.map(({ rule, severity, subjects }) => ({
        name: findRule(rule)?.name ?? rule,
        severity,
        where: subjects.map(({ element, field }) => `${element}.${field ?? ""}`).join(" "),
      })),
    ],
  };
}

test("the manifests speak of every sample", () => {
  expect(SAMPLES.map(({ file }) => file).sort()).toEqual(SAMPLE_NAMES);
});

describe.each(SAMPLES.map((entry) => [entry.file, entry] as const))("%s", (name, entry) => {
  const { verdict, found, project } = judge(name);
  const list = found.map((each) => `${each.severity} ${each.name} ${each.where}`).join("\n");

  test(`is ${entry.verdict}`, () => {
    expect({ verdict, list }).toEqual({ verdict: entry.verdict, list });
  });

  const due = entry.findings.filter(
    ({ rule, severity }) => severity !== "ok" && !NOT_SAID[name]?.[rule],
  );
  test.each(due.map((each) => [each.rule, each.severity] as const))(
    "says %s (%s)",
    (rule, severity) => {
      const ours = found.filter((each) => (OURS[rule] ?? [rule]).includes(each.name));
      const severities = ours.map((each) => each.severity);
      // "ok" is a positive statement: nothing is to be said there.
      const wanted = OTHERWISE[rule]?.severity ?? severity;
      const isRight = severity === "ok" ? severities.length === 0 : severities.includes(wanted);
      expect({ isRight, severities, list }).toEqual({ isRight: true, severities, list });
    },
  );

  test("shows the edition that each site is judged by", () => {
    const sites = project
      ? [...recordsOf(project, "elements")].filter((each) => each.kind === "site")
      : [];
    for (const { fields } of sites) {
      if (fields["profile"] === undefined) continue;
      const profile = findProfile(jsonText(fields["profile"]));
      expect(profile?.editions.map(({ id }) => id)).toContain(fields["edition"]);
    }
  });

  test("says nothing worse than the manifest, but for what is explained here", () => {
    const expected = entry.findings.flatMap(({ rule }) => OURS[rule] ?? [rule]);
    const beyond = found
      .filter((each) => each.severity !== "info" && !expected.includes(each.name))
      .map((each) => each.name);
    const explained = Object.keys(BEYOND[name] ?? {}).sort();
    expect({ beyond: [...new Set(beyond)].sort(), list }).toEqual({ beyond: explained, list });
  });
});
