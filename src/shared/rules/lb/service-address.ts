import { parseDnsName } from "#shared/address/dns-name";
import { formatIpv4, isIpv4Text } from "#shared/address/ipv4";
import { say } from "#shared/kernel/message";
import { claimsAt } from "#shared/facts/claims";
import { domainOf } from "#shared/facts/domains";
import { elementOf } from "#shared/facts/engine";
import { networkOf } from "#shared/facts/networks";
import { platformOf } from "#shared/facts/places";
import { readIpv4, readText } from "#shared/facts/readings";
import { findField } from "#shared/kinds/index";
import { findProfile } from "#shared/profiles/index";
import { defineRule } from "../define-rule.ts";
import { clearField } from "../fixes.ts";
import { ENGINEERING, seed } from "../sources.ts";
import { remove } from "../wiring.ts";

/** UL-LB-015 */
export const externalName = defineRule({
  id: "UL-LB-015",
  name: "lb/external-name",
  severity: "error",
  platforms: ["ALL"],
  on: ["service"],
  what: "An ExternalName service has no DNS name, or an address in its place.",
  why: "The type is nothing but a DNS entry that points to another name; an address cannot stand there.",
  todo: "Write the name that the service stands for, such as db.contoso.local.",
  sources: [seed("HYB", "Kubernetes Services"), ENGINEERING],
  check(facts, service, report) {
    if (service.fields["type"] !== "ExternalName") return;
    const name = readText(facts, service, "externalName");
    if (name === "")
      report.fail({
        field: "externalName",
        message: say`${service}: ExternalName needs a DNS name.`,
      });
    else if (isIpv4Text(name)) {
      report.fail({
        field: "externalName",
        message: say`${service}: ExternalName needs a DNS name; ${name} is an address.`,
      });
    } else if (parseDnsName(name).ok) report.pass(say`${service} stands for ${name}.`);
  },
  examples: {
    bad: [
      {
        title: "ExternalName = 10.0.0.9",
        base: "edge-single",
        edits: [
          {
            add: "service",
            id: "db",
            parent: "cluster",
            fields: { type: "ExternalName", externalName: "10.0.0.9" },
          },
        ],
      },
    ],
    good: [
      {
        title: "ExternalName = db.contoso.local",
        base: "edge-single",
        edits: [
          {
            add: "service",
            id: "db",
            parent: "cluster",
            fields: { type: "ExternalName", externalName: "db.contoso.local" },
          },
        ],
      },
    ],
  },
});

/** UL-LB-016 */
export const needlessAddress = defineRule({
  id: "UL-LB-016",
  name: "lb/needless-address",
  severity: "warning",
  platforms: ["ALL"],
  on: ["service"],
  what: "A ClusterIP or ExternalName service holds an address of a pool for outside access.",
  why: "These types use no outside address; it is missing for a service that needs one.",
  todo: "Release the address, or make it a LoadBalancer service.",
  sources: [seed("HYB", "Kubernetes Services"), seed("ASE", "Networking services")],
  check(facts, service, report) {
    const type = service.fields["type"];
    const address = readIpv4(facts, service, "address");
    if ((type !== "ClusterIP" && type !== "ExternalName") || address.state !== "ok") return;
    const network = networkOf(facts, service.id);
    if (network === undefined)
      return report.cannotTell(say`The network of ${service} is not known.`);
    const claims = claimsAt(facts, domainOf(facts, network), address.value);
    const pool = claims.find((claim) => !claim.single && POOLS.has(claim.role));
    const owner = pool && elementOf(facts, pool.owner);
    const text = formatIpv4(address.value);
    if (!owner) return report.pass(say`${text} is taken from no pool.`);
    report.fail({
      field: "address",
      with: [{ element: owner.id }],
      message: say`${service} (${String(type)}) must not consume an external address; ${text} belongs to ${owner}.`,
    });
  },
  fixes: (facts, { subjects: [subject] }) =>
    subject ? [clearField(facts, subject.element, "address")] : [],
  examples: {
    bad: [
      {
        title: "ClusterIP db with 192.168.0.61 of the service range",
        base: "edge-scalable",
        edits: [
          {
            add: "service",
            id: "db",
            parent: "cluster",
            fields: { type: "ClusterIP", address: "192.168.0.61" },
          },
        ],
      },
    ],
    good: [
      {
        title: "ClusterIP db with no address",
        base: "edge-scalable",
        edits: [{ add: "service", id: "db", parent: "cluster", fields: { type: "ClusterIP" } }],
      },
    ],
  },
});

/** Roles of ranges that services are reached through from outside. */
const POOLS = new Set(["vip", "eeService", "lbRange", "aseService"]);

/** UL-LB-029 */
export const balancerNotDescribed = defineRule({
  id: "UL-LB-029",
  name: "lb/balancer-not-described",
  severity: "warning",
  platforms: ["HCI", "EE"],
  on: ["loadBalancer"],
  what: "A load balancer is placed that the documents of the platform do not describe.",
  why: "The platform brings its own way of balancing; another one has to be installed, supported and given addresses by you.",
  todo: "Use the HAProxy VM of the platform on HCI; on AKS Edge Essentials leave the load balancer out.",
  sources: [seed("HCI", "Ingress controllers"), seed("HYB", "IP address resources"), ENGINEERING],
  check(facts, balancer, report) {
    const code = platformOf(facts, balancer.id)?.code ?? "";
    const profile = code.startsWith("EE") ? "EE" : "HCI";
    const product = readText(facts, balancer, "product");
    if (profile === "HCI" && product === "")
      return report.cannotTell(say`The product of ${balancer} is not named.`);
    if (profile === "HCI" && product === "haproxyVm")
      return report.pass(say`HAProxy is the balancer of the platform.`);
    const type = findField("loadBalancer", "product")?.type;
    const label =
      type?.type === "enum"
        ? type.choices.find(({ value }) => value === product)?.label
        : undefined;
    report.fail({
      field: "product",
      message: say`${balancer}: ${label ?? "A load balancer"} is not described for ${{ plain: findProfile(profile)?.label ?? profile }}.`,
    });
  },
  fixes(facts, { subjects: [subject] }) {
    const isEdge = subject && platformOf(facts, subject.element)?.code.startsWith("EE");
    return subject && isEdge ? [remove(say`Remove the load balancer`, [subject.element])] : [];
  },
  examples: {
    bad: [
      {
        title: "HCI cluster with MetalLB",
        base: "hci-static",
        edits: [
          {
            add: "loadBalancer",
            id: "metal",
            parent: "a",
            fields: { product: "metalLb", fronts: ["services"] },
          },
        ],
      },
      {
        title: "a load balancer on AKS Edge Essentials",
        base: "edge-scalable",
        edits: [
          { add: "loadBalancer", id: "lb", parent: "cluster", fields: { product: "haproxyVm" } },
        ],
      },
    ],
    good: [{ title: "HCI cluster with HAProxy VM", base: "hci-static" }],
  },
});
