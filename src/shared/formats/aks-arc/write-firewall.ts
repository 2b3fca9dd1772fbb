import { formatIpv4 } from "#shared/address/ipv4";
import type { RangeSet } from "#shared/address/range-set";
import { siteFlows } from "#shared/facts/arc-flows";
import { nameOf } from "#shared/facts/names";
import { messageText } from "#shared/kernel/message";
import type { ElementRecord } from "#shared/model/records";
import type { ExportedFile } from "../format.ts";
import { csvFile } from "./csv.ts";
import type { Writing } from "./writing.ts";

/**
 * What a firewall between the VLANs of a site has to let pass: the documented flows (REF-1, REF-2)
 * whose ends are on different networks, with the addresses of the design. Undefined when none is.
 */
export function writeFirewall(
  { facts, notes }: Writing,
  site: ElementRecord,
  stem: string,
): ExportedFile | undefined {
  const flows = siteFlows(facts, site.id).filter(({ from, to }) => from.network !== to.network);
  if (flows.length === 0) {
    notes.info(
      "export-no-ports",
      site.name,
      "No port list is written: it needs servers, an Arc Resource Bridge and node addresses on networks of their own in the drawing.",
    );
    return undefined;
  }
  const rows = flows.map(({ rule, from, to, port, source, target, purpose }) => [
    rule,
    messageText(source),
    nameOf(facts, from.network).name,
    addressText(from.addresses),
    messageText(target),
    nameOf(facts, to.network).name,
    addressText(to.addresses),
    "tcp",
    String(port),
    purpose,
  ]);
  const distinct = new Map(rows.map((row) => [row.join("\n"), row]));
  return csvFile(`${stem}-firewall-ports.csv`, [COLUMNS, ...distinct.values()]);
}

const COLUMNS = [
  "rule",
  "source",
  "source network",
  "source addresses",
  "destination",
  "destination network",
  "destination addresses",
  "protocol",
  "port",
  "purpose",
];

/** Runs of addresses as firewalls take them: `10.0.0.1-10.0.0.9 10.0.0.20`. */
function addressText(addresses: RangeSet): string {
  return addresses
    .map(({ start, end }) =>
      start === end ? formatIpv4(start) : `${formatIpv4(start)}-${formatIpv4(end)}`,
    )
    .join(" ");
}
