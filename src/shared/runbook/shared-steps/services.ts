import { parseDnsName } from "#shared/address/dns-name";
import { formatIpv4 } from "#shared/address/ipv4";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/kubernetes";
import { servicesOf } from "#shared/facts/services";
import { recordsFor } from "#shared/facts/dns-records";
import { readIpv4, readText, valueOf } from "#shared/facts/readings";
import { say } from "#shared/kernel/message";
import { appliesTo } from "#shared/profiles/index";
import type { ElementRecord } from "#shared/model/records";
import type { Block } from "../block.ts";
import type { CommandValue } from "../command.ts";
import { described, notice, paragraph } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { words } from "../inline.ts";
import { NO_COMMAND } from "../sources.ts";
import type { StepPlan } from "../step.ts";
import { portOpen, stillFree } from "./ask-addresses.ts";
import { askForName } from "./ask-dns.ts";
import { idsOf } from "./people.ts";
import { ingressTable, policyTable, serviceTable } from "./service-tables.ts";

/** The services of a cluster with their addresses, its ingress rules and its policies (EX-HYB-02 to 04). */
export function servicesStep({ facts }: RunbookContext, deployment: Deployment): StepPlan[] {
  const { cluster, platform } = deployment;
  const children = (kind: string): ElementRecord[] => childrenOf(facts, cluster.id, kind);
  const services = servicesOf(facts, cluster.id);
  const ingress = children("ingressController");
  const policies = children("networkPolicy");
  if (services.length + ingress.length + policies.length === 0) return [];
  const isHybrid = appliesTo(["HYB"], platform.code);
  const blocks: Block[] = [paragraph(words(NO_COMMAND))];
  if (services.length > 0) blocks.push(serviceTable(facts, services));
  if (ingress.length > 0) blocks.push(ingressTable(facts, ingress));
  if (policies.length > 0) {
    blocks.push(policyTable(policies));
    if (isHybrid && readText(facts, cluster, "plugin") !== "flannel")
      blocks.push(
        notice(
          "info",
          "Policies",
          say`Calico brings ${"calicoctl"} for them; Flannel has no tool and no policies.`,
        ),
      );
  }
  const addresses = services.flatMap((service) => balanced(facts, service));
  return [
    {
      type: "step",
      id: `services/${cluster.id}`,
      title: say`Services of ${cluster}`,
      why: words(
        "An address that a service takes by chance is one that another part of the plan counts on; so each gets the one of the design.",
      ),
      builds: idsOf([...services, ...ingress, ...policies]),
      reads: idsOf(children("workload")),
      runsOn: [],
      rules: [
        ...(isHybrid ? ["EX-HYB-02"] : []),
        ...(isHybrid && ingress.length > 0 ? ["EX-HYB-03"] : []),
        ...(isHybrid && policies.length > 0 ? ["EX-HYB-04"] : []),
        "UL-LB-005",
      ],
      who: words("Whoever runs the applications, with the tools of Kubernetes"),
      minutes: 10 + 2 * services.length,
      preCheck: stillFree(unique(addresses)) ?? {
        what: words("the cluster is there"),
        blocks: [described(say`${cluster} is ready and its nodes answer`)],
      },
      command: { what: words("create what these sheets list"), blocks },
      postCheck: {
        what: words("the services answer, asked from outside the cluster"),
        blocks: [
          ...theyAnswer(addresses),
          ...services.flatMap((service) => namesResolve(facts, service)),
        ],
      },
      rollback: {
        what: words("remove the services"),
        blocks: [
          paragraph(words("Remove them again; their addresses go back to the pool or range.")),
        ],
      },
    },
  ];
}

interface Answer {
  readonly address: CommandValue;
  /** The first TCP port, where the service has one. */
  readonly port: CommandValue | undefined;
}

/** The address that the design gives a load-balanced service. */
function balanced(facts: Facts, service: ElementRecord): Answer[] {
  const address = valueOf(readIpv4(facts, service, "address"));
  if (readText(facts, service, "type") !== "LoadBalancer" || address === undefined) return [];
  const tcp = portsOf(service).find((each) => each.startsWith("tcp/"));
  const from = (field: string) => ({ element: service.id, field });
  return [
    {
      address: { label: "service", text: formatIpv4(address), from: from("address") },
      port:
        tcp === undefined ? undefined : { label: "port", text: tcp.slice(4), from: from("ports") },
    },
  ];
}

function theyAnswer(answers: readonly Answer[]): Block[] {
  const otherwise = say`Look at the address that the cluster gave the service, and at its endpoints.`;
  const asked = answers.flatMap(({ address, port }) =>
    port ? portOpen(address, port, otherwise) : [],
  );
  return asked.length > 0
    ? asked
    : [described(say`each service of the sheet is there and has endpoints`, otherwise)];
}

/** Each DNS name of the design leads to the address of its service. */
function namesResolve(facts: Facts, service: ElementRecord): Block[] {
  const address = valueOf(readIpv4(facts, service, "address"));
  if (address === undefined) return [];
  return recordsFor(facts, address).flatMap(({ name, server }): readonly Block[] => {
    const element = elementOf(facts, server);
    const at = element && valueOf(readIpv4(facts, element, "address"));
    const parsed = parseDnsName(name);
    if (!element || at === undefined || !parsed.ok) return [];
    const asked: CommandValue = {
      label: "DNS server",
      text: formatIpv4(at),
      from: { element: server, field: "address" },
    };
    const known = { element, field: "records", name: parsed.value, address: formatIpv4(address) };
    return askForName(
      asked,
      known,
      say`Correct the entry for ${service} at ${element}: it has to lead to ${known.address}.`,
    );
  });
}

function unique(answers: readonly Answer[]): CommandValue[] {
  const values = answers.map(({ address }) => address);
  return values.filter((each, i) => values.findIndex(({ text }) => text === each.text) === i);
}
