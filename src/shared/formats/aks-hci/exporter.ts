import { err, ok, type Result } from "#shared/kernel/result";
import type { Project } from "#shared/model/project";
import type { ElementRecord } from "#shared/model/records";
import type { Exported, ExportedFile, Exporter, Note } from "../format.ts";
import { freeStem } from "../file-name.ts";
import { collectNotes } from "../notes.ts";
import { noteOlderEdition } from "../older-edition.ts";
import { startUseLog } from "../use-log.ts";
import { printCommand, type Command } from "./command.ts";
import { findSites, type HciSite } from "./find-sites.ts";
import { writeCluster } from "./write-clusters.ts";
import { writeHost, writeProxy } from "./write-host.ts";
import { writeNetwork } from "./write-network.ts";
import type { Writing } from "./writing.ts";

/** The PowerShell commands that set up AKS on Azure Stack HCI, one script for each site. */
export const aksHciExporter: Exporter = {
  id: "aks-hci",
  label: "AKS on Azure Stack HCI commands (PowerShell)",
  extension: ".ps1",
  isConfiguration: true,
  write: writeAksHci,
};

function writeAksHci(project: Project): Result<Exported, Note> {
  const sites = findSites(project);
  if (sites.length === 0) {
    const message =
      "There is no site of AKS on Azure Stack HCI, so there are no commands to write.";
    return err({ code: "export-no-site", severity: "error", path: "", message });
  }
  const notes = collectNotes();
  const log = startUseLog("A set-up script");
  const stems = new Set<string>();
  const files = sites.map((site): ExportedFile => {
    const prefix = sites.length === 1 ? "" : `${freeStem(site.site.name, stems)}-`;
    return {
      fileName: `${prefix}aks-hci.ps1`,
      mediaType: "text/plain",
      content: printScript(writeSite({ log, notes }, site), { log, notes }),
    };
  });
  log.report(project, notes);
  return ok({ files, notes: notes.list() });
}

interface Script {
  /** Up to the installation of the AKS host. */
  readonly host: readonly Command[];
  /** What needs a running AKS host. */
  readonly workload: readonly Command[];
}

function writeSite(writing: Writing, hci: HciSite): Script {
  const { site, hostNetwork, networks, hostCluster, aksHost, clusters, surplus, proxy } = hci;
  const { log, notes } = writing;
  log.covers(site, "profile", "variant", "lifecycle", "infrastructureProxy");
  noteOlderEdition(log, site, notes);
  if (site.fields["profile"] === "HYB")
    notes.info(
      "export-container-layer",
      site.name,
      "The commands set up the network below the containers; services and policies stand in the runbook. Read back, this is a site of AKS on Azure Stack HCI.",
    );
  if (aksHost) log.covers(aksHost, "network");
  for (const { name } of surplus)
    notes.warning(
      "export-left-out",
      name,
      "A site has one AKS host on one host cluster; this one is not written.",
    );
  const variables = new Map<string, string>();
  const named = (vnet: ElementRecord): string => {
    const name = `network${variables.size + 1}`;
    variables.set(vnet.id, name);
    return name;
  };
  const network = (vnet: ElementRecord): Command => writeNetwork(writing, hci, vnet, named(vnet));
  const own = hostNetwork ? [network(hostNetwork)] : [];
  const proxies = hostCluster && proxy ? [writeProxy(writing, proxy)] : [];
  const host = hostCluster
    ? [
        writeHost(
          writing,
          hci,
          hostCluster,
          variables.get(hostNetwork?.id ?? ""),
          proxies.length > 0,
        ),
      ]
    : [];
  const others = networks.map(network);
  return {
    host: [...own, ...proxies, ...host],
    workload: [
      ...others,
      ...clusters.flatMap((cluster, i) => writeCluster(writing, hci, cluster, i + 1, variables)),
    ],
  };
}

const HEAD = "# Written by Underlay. Values are literals; read the script before you run it.";
const INSTALL = "# Install the AKS host with Install-AksHci before you go on.";

/** Windows PowerShell takes a file for UTF-8 only with a byte order mark. */
function printScript({ host, workload }: Script, { notes }: Writing): string {
  const print = (commands: readonly Command[]): string[] =>
    commands.map((command) => printCommand(command, notes));
  const blocks = [
    HEAD,
    ...print(host),
    ...(host.length > 0 && workload.length > 0 ? [INSTALL] : []),
    ...print(workload),
  ];
  const text = `${blocks.join("\n\n")}\n`;
  return /[^\n -~]/.test(text) ? `\ufeff${text}` : text;
}
