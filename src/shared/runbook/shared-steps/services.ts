import { formatIpv4 } from "#shared/address/ipv4";
import { childrenOf, elementOf, type Facts } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/kubernetes";
import { servicesOf } from "#shared/facts/services";
import { recordsFor } from "#shared/facts/dns-records";
import { readIpv4, readRows, readText, valueOf } from "#shared/facts/readings";
import { listed, say, type Message } from "#shared/kernel/message";
import { findField } from "#shared/kinds/index";
import { appliesTo } from "#shared/profiles/index";
import type { ElementRecord } from "#shared/model/records";
import type { Block, Cell } from "../block.ts";
import type { CommandValue } from "../command.ts";
import { cell, described, notice, paragraph, table } from "../compose.ts";
import type { RunbookContext } from "../define-section.ts";
import type { Deployment } from "../deployment.ts";
import { code, words, type Inlines } from "../inline.ts";
import { NO_COMMAND } from "../sources.ts";
import type { StepPlan } from "../step.ts";
import { portOpen, stillFree } from "./ask-addresses.ts";
import { idsOf } from "./people.ts";

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
        blocks: theyAnswer(addresses),
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

function unique(answers: readonly Answer[]): CommandValue[] {
  const values = answers.map(({ address }) => address);
  return values.filter((each, i) => values.findIndex(({ text }) => text === each.text) === i);
}

function serviceTable(facts: Facts, services: readonly ElementRecord[]): Block {
  return table(
    [
      ["Service", "text"],
      ["Type", "text"],
      ["Ports", "text"],
      ["Address", "address"],
      ["Given by", "text"],
      ["DNS name", "text"],
      ["Exposure", "text"],
    ],
    services.map((service): Cell[] => {
      const address = valueOf(readIpv4(facts, service, "address"));
      const type = readText(facts, service, "type");
      const names = address === undefined ? [] : recordsFor(facts, address).map(({ name }) => name);
      const external = readText(facts, service, "externalName");
      return [
        cell([{ element: service.id, name: service.name }]),
        cell(words(label("service", "type", type))),
        cell(listedCodes(portsOf(service))),
        {
          type: "address",
          text: address === undefined ? "" : formatIpv4(address),
          automatic: false,
        },
        cell(words(type !== "LoadBalancer" ? "" : address === undefined ? "Platform" : "Design")),
        cell(listedCodes(external === "" ? names : [external])),
        cell(words(label("service", "exposure", readText(facts, service, "exposure")))),
      ];
    }),
  );
}

function ingressTable(facts: Facts, controllers: readonly ElementRecord[]): Block {
  return table(
    [
      ["Ingress controller", "text"],
      ["Behind", "text"],
      ["Host", "text"],
      ["Path", "text"],
      ["To service", "text"],
      ["TLS ends here", "text"],
    ],
    controllers.flatMap((each): Cell[][] => {
      const front = elementOf(facts, readText(facts, each, "service"));
      const rows = readRows(each, "rules");
      return (rows.length > 0 ? rows : [{}]).map((row): Cell[] => [
        cell([{ element: each.id, name: each.name }]),
        cell(front ? [{ element: front.id, name: front.name }] : []),
        cell(textOf(row["host"])),
        cell(textOf(row["path"])),
        cell(textOf(row["service"])),
        cell(words(each.fields["tlsTermination"] === true ? "yes" : "no")),
      ]);
    }),
  );
}

function policyTable(policies: readonly ElementRecord[]): Block {
  return table(
    [
      ["Policy", "text"],
      ["Selects", "text"],
      ["Direction", "text"],
      ["Peer", "text"],
      ["Protocol and port", "text"],
    ],
    policies.flatMap((policy): Cell[][] => {
      const rows = ["ingress", "egress"].flatMap((direction) =>
        readRows(policy, direction).map((row) => ({ direction, row })),
      );
      const selector = policy.fields["selector"];
      const labels = Array.isArray(selector)
        ? selector.filter((each) => typeof each === "string")
        : [];
      return (rows.length > 0 ? rows : [{ direction: "", row: {} }]).map(
        ({ direction, row }): Cell[] => [
          cell([{ element: policy.id, name: policy.name }]),
          cell(labels.length > 0 ? listedCodes(labels) : words("every pod")),
          cell(words(direction === "" ? "nothing is let through" : direction)),
          cell(textOf("peer" in row ? row["peer"] : undefined)),
          cell(
            listedCodes(
              ["proto", "port"].flatMap((key) => {
                const value = (row as Readonly<Record<string, unknown>>)[key];
                return typeof value === "string" || typeof value === "number" ? String(value) : [];
              }),
            ),
          ),
        ],
      );
    }),
  );
}

function listedCodes(texts: readonly string[]): Message {
  return listed(texts);
}

function textOf(value: unknown): Inlines {
  return typeof value === "string" && value !== "" ? code(value) : [];
}

/** The label of a choice of a kind: "Load balancer" for LoadBalancer. */
function label(kind: string, field: string, value: string): string {
  const type = findField(kind, field)?.type;
  const found =
    type?.type === "enum"
      ? type.choices.find((choice) => choice.value === value)?.label
      : undefined;
  return found ?? "";
}
