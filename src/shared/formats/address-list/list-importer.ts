import { err, ok, type Result } from "#shared/kernel/result";
import { designName } from "../file-name.ts";
import type { Imported, ImportContext, Importer, Note } from "../format.ts";
import { collectNotes } from "../notes.ts";
import { buildPlan } from "./build-plan.ts";
import { looksLikeList, parseCsv, reportCsv } from "./parse-csv.ts";
import { isDhcpRecord, readDhcp } from "./read-dhcp.ts";
import { readList } from "./read-list.ts";

/** Lists of addresses as spreadsheets write them, and what `Export-Csv` makes of DHCP scopes. */
export const addressListImporter: Importer = {
  id: "address-list",
  label: "Address list (CSV)",
  extensions: [".csv", ".tsv", ".txt"],
  recognises: (text) => !/^[\s\ufeff]*[{[<]/.test(text.slice(0, 4_096)) && looksLikeList(text),
  read,
};

function read(text: string, { fileName, ids }: ImportContext): Result<Imported, readonly Note[]> {
  const notes = collectNotes();
  reportCsv(text, notes);
  const records = parseCsv(text, notes);
  const dhcp = readDhcp(records.filter(isDhcpRecord), notes);
  const list = readList(
    records.filter((record) => !isDhcpRecord(record)),
    notes,
  );
  const settings = {
    networks: [...list.networks, ...dhcp.networks],
    holdings: list.holdings,
    scopes: dhcp.scopes,
  };
  if (settings.networks.length + settings.holdings.length + settings.scopes.length === 0) {
    const message = "No row of the list names an address or a network.";
    return err([
      ...notes.list(),
      { code: "address-list-foreign", severity: "error", path: "", message },
    ]);
  }
  return ok({
    project: buildPlan(settings, designName(fileName), ids, notes),
    notes: notes.list(),
  });
}
