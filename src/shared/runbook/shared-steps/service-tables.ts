import { formatIpv4 } from "#shared/address/ipv4";
import { recordsFor } from "#shared/facts/dns-records";
import { elementOf, type Facts } from "#shared/facts/engine";
import { portsOf } from "#shared/facts/kubernetes";
import { readIpv4, readRows, readText, valueOf } from "#shared/facts/readings";
import { listed, type Message } from "#shared/kernel/message";
import { findField } from "#shared/kinds/index";
import type { ElementRecord } from "#shared/model/records";
import type { Block, Cell } from "../block.ts";
import { cell, table } from "../compose.ts";
import { code, words, type Inlines } from "../inline.ts";

/** The services with type, ports, address, name and exposure (EX-HYB-02). */
export function serviceTable(facts: Facts, services: readonly ElementRecord[]): Block {
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

/** Host, path and service of each ingress rule (EX-HYB-03). */
export function ingressTable(facts: Facts, controllers: readonly ElementRecord[]): Block {
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

/** What each policy selects and lets through (EX-HYB-04). */
export function policyTable(policies: readonly ElementRecord[]): Block {
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
