import { parseDnsName } from "#shared/address/dns-name";
import { elementsOfKind, type Facts } from "#shared/facts/engine";
import { readRows, readText } from "#shared/facts/readings";
import { say } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { Block } from "../block.ts";
import { powershell, type CommandValue } from "../command.ts";
import { described, expected } from "../compose.ts";
import type { Inlines } from "../inline.ts";
import { addressText } from "../edge-values.ts";
import { WINDOWS } from "../sources.ts";
import { portOpen } from "./ask-addresses.ts";

/** The name that the documents resolve as an example. */
const PUBLIC_NAME = "www.microsoft.com";

/** Asks one DNS server for a name that it is there for; without such a name, whether it listens. */
export function askServer(facts: Facts, server: CommandValue, offline: boolean): Block[] {
  const element = elementsOfKind(facts, "dnsServer").find(
    (each) => addressText(facts, each) === server.text,
  );
  const ownName = element && firstRecord(element);
  const isPublic = !offline && (!element || readText(facts, element, "zones") !== "internal");
  const name: CommandValue | undefined = isPublic
    ? { label: "name", text: PUBLIC_NAME }
    : element && ownName !== undefined
      ? { label: "name", text: ownName, from: { element: element.id, field: "records" } }
      : undefined;
  const otherwise = say`Ask who runs ${server.text} before you go on; with a server that does not answer the deployment fails.`;
  if (name) {
    return [
      ...powershell(WINDOWS)`Resolve-DnsName -Name ${name} -Server ${server}`,
      described(say`at least one line of type A or AAAA for ${name.text}, and no error`, otherwise),
    ];
  }
  return portOpen(server, { label: "port", text: "53" }, otherwise);
}

/** A name of the site and the address that it stands for. */
export interface KnownName {
  readonly element: ElementRecord;
  /** The field of the element that gives the name. */
  readonly field: string;
  readonly name: string;
  readonly address: string;
}

/** The server knows a name of the site, and it stands for the address of the design. */
export function askForName(
  server: CommandValue,
  { element, field, name, address }: KnownName,
  otherwise: Inlines,
): Block[] {
  const value: CommandValue = {
    label: "name",
    text: name,
    from: { element: element.id, field },
  };
  return [
    ...powershell(WINDOWS)`Resolve-DnsName -Name ${value} -Server ${server}`,
    expected("contains", [address], otherwise),
  ];
}

/** The first name of the server's own records that can be asked for. */
function firstRecord(server: ElementRecord): string | undefined {
  for (const row of readRows(server, "records")) {
    const name = parseDnsName(typeof row["name"] === "string" ? row["name"] : "");
    if (name.ok) return name.value;
  }
  return undefined;
}
