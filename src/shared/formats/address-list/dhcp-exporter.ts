import { formatIpv4 } from "#shared/address/ipv4";
import { parsePrefix } from "#shared/address/prefix";
import { parseRange } from "#shared/address/range";
import { createFacts, elementsOfKind, type Facts } from "#shared/facts/engine";
import { networkOf, networkPrefix } from "#shared/facts/networks";
import { jsonText, type Json } from "#shared/kernel/json";
import { compareNatural } from "#shared/kernel/order";
import { err, ok, type Result } from "#shared/kernel/result";
import { projectName, type Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import { fileStem } from "../file-name.ts";
import type { Exported, Exporter, Note } from "../format.ts";
import { collectNotes, type NoteSink } from "../notes.ts";

/** The exclusions of all DHCP scopes as commands for a Windows DHCP server. */
export const dhcpExclusionsExporter: Exporter = {
  id: "dhcp-exclusions",
  label: "DHCP exclusions (PowerShell)",
  extension: ".ps1",
  write,
};

/**
 * `Add-DhcpServerv4ExclusionRange` with the parameters of its documentation: ScopeId, StartRange and
 * EndRange. Nothing but addresses gets into a command. The scopes themselves exist already.
 */
function write(project: Project): Result<Exported, Note> {
  const facts = createFacts(project);
  const notes = collectNotes();
  const scopes = elementsOfKind(facts, "dhcpScope").sort(
    (a, b) => compareNatural(a.name, b.name) || compareNatural(a.id, b.id),
  );
  const lines = scopes.flatMap((scope) => commands(facts, scope, notes));
  if (lines.length === 0) {
    const message =
      scopes.length === 0
        ? "There is no DHCP scope in the design."
        : "No DHCP scope of the design has an exclusion that can be written.";
    return err({ code: "export-no-exclusions", severity: "error", path: "", message });
  }
  notes.info(
    "export-left-out",
    "",
    "The commands add exclusions to scopes that exist. Ranges, reservations and options of the scopes stay in the project.",
  );
  const content = [
    "# Run on the DHCP server, once for each server of a failover pair.",
    ...lines,
    "",
  ].join("\r\n");
  const fileName = `${fileStem(projectName(project))}-dhcp-exclusions.ps1`;
  return ok({ files: [{ fileName, mediaType: "text/plain", content }], notes: notes.list() });
}

function commands(facts: Facts, scope: ElementRecord, notes: NoteSink): string[] {
  const exclusions = scope.fields["exclusions"];
  const texts = (Array.isArray(exclusions) ? (exclusions as readonly Json[]) : []).map(jsonText);
  const id = scopeId(facts, scope);
  if (texts.length > 0 && id === undefined) {
    notes.warning(
      "export-left-out",
      scope.name,
      `The exclusions of ${scope.name} are not written: its subnet is not known.`,
    );
    return [];
  }
  return texts.flatMap((text) => {
    const range = parseRange(text);
    if (range.ok) {
      return [
        `Add-DhcpServerv4ExclusionRange -ScopeId ${id ?? ""} -StartRange ${formatIpv4(range.value.start)} -EndRange ${formatIpv4(range.value.end)}`,
      ];
    }
    notes.warning(
      "export-left-out",
      scope.name,
      `${JSON.stringify(text)} is not written: ${range.error.message}`,
    );
    return [];
  });
}

/** A scope goes by the network address of its subnet. */
function scopeId(facts: Facts, scope: ElementRecord): string | undefined {
  const own = parsePrefix(jsonText(scope.fields["subnet"]));
  if (own.ok) return formatIpv4(own.value.prefix.network);
  const network = networkOf(facts, scope.id);
  const prefix = network === undefined ? undefined : networkPrefix(facts, network);
  return prefix && formatIpv4(prefix.network);
}
