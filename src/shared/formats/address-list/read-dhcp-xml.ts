import type { NoteSink } from "../notes.ts";
import { toRecord, type ListRecord } from "./records.ts";
import type { XmlNode } from "./parse-xml.ts";

const ROUTER_OPTION = "3";
const DNS_OPTION = "6";

/** The scopes of an `Export-DhcpServer` file as records, such as the cmdlets print them. */
export function dhcpRecords(root: XmlNode, notes: NoteSink): ListRecord[] {
  const records: ListRecord[] = [];
  visit(root, (node, isIpv6) => {
    if (node.name !== "Scope" || node.children.length === 0) return;
    if (isIpv6) {
      notes.info("dhcp-ipv6", `line ${node.line}`, "Scopes of IPv6 are not read.");
      return;
    }
    records.push(...scopeRecords(node));
  });
  return records;
}

function scopeRecords(scope: XmlNode): ListRecord[] {
  const id = textOf(scope, "ScopeId");
  const record = (node: XmlNode, entries: readonly (readonly [string, string])[]): ListRecord =>
    toRecord(`line ${node.line}`, [["ScopeId", id], ...entries]);
  const own = ["Name", "SubnetMask", "StartRange", "EndRange", "LeaseDuration"].map(
    (name) => [name, textOf(scope, name)] as const,
  );
  const exclusions = inside(scope, "ExclusionRanges").map((each) =>
    record(each, [
      ["StartRange", textOf(each, "StartRange")],
      ["EndRange", textOf(each, "EndRange")],
    ]),
  );
  const reservations = inside(scope, "Reservations").map((each) =>
    record(each, [
      ["IPAddress", textOf(each, "IPAddress")],
      ["ClientId", textOf(each, "ClientId")],
      ["Name", textOf(each, "Name")],
    ]),
  );
  const options = inside(scope, "OptionValues").flatMap((each) => {
    const option = textOf(each, "OptionId");
    const column =
      option === ROUTER_OPTION ? "Router" : option === DNS_OPTION ? "DnsServer" : undefined;
    const values = each.children.filter(({ name }) => name === "Value").map(({ text }) => text);
    return column === undefined ? [] : [record(each, [[column, values.join(",")]])];
  });
  return [record(scope, own), ...exclusions, ...reservations, ...options];
}

function inside(scope: XmlNode, list: string): readonly XmlNode[] {
  return scope.children.filter(({ name }) => name === list).flatMap(({ children }) => children);
}

function textOf(node: XmlNode, name: string): string {
  return node.children.find((child) => child.name === name)?.text ?? "";
}

/** Every element, with whether it lies in the part for IPv6. Scopes lie in no other scope. */
function visit(node: XmlNode, see: (node: XmlNode, isIpv6: boolean) => void, isIpv6 = false): void {
  const inIpv6 = isIpv6 || node.name === "IPv6";
  see(node, inIpv6);
  if (node.name === "Scope") return;
  for (const child of node.children) visit(child, see, inIpv6);
}
